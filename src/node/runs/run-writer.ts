import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Generation } from '../../lineage/lineage.ts'
import type { Observer, Seen } from '../../lineage/observation.ts'
import { generationName } from '../../lineage/names.ts'
import { passageLines, passagesPath, plainText, trainingLines } from '../../report/run/passages.ts'
import { parseMetrics } from '../../report/run/records.ts'
import type { RunFile } from '../../report/run/run-file.ts'
import { entryOf, RunRecord, type Tables } from '../../report/run/run-record.ts'
import { LARGE } from '../large.ts'
import { inChunks, sweepStaged, writeOutput, type Output } from '../files/outputs.ts'
import { packageVersion } from '../files/package.ts'
import type { PreparedRun } from './prepared-run.ts'
import { observatory } from '../threads/observatory.ts'
import { press } from '../threads/press.ts'
import { readRunFile, writeRunFile } from './run-file.ts'
import type { Pending } from '../threads/side-thread.ts'

/** Generations that may be unfinished while the next one learns. Their texts take memory, with a genealogy three times as much. */
const MOST = { traced: 1, untraced: 2 }

/** A generation that may still be printed or measured. */
interface Unfinished {
  isDone(): boolean
  finish(waiting?: () => void): void
}

/** Writes the files of a run, and run.json after every generation. */
export class RunWriter {
  private readonly folder: string
  private readonly started = Date.now()
  private readonly outputs = new Map<string, Output>()
  private readonly record: RunRecord
  private readonly prepared: PreparedRun
  private press: ReturnType<typeof press> | undefined
  private observatory: ReturnType<typeof observatory> | undefined
  /** What the generation that comes next shows, where it is measured in a thread of its own. */
  private observed: Pending<Seen> | undefined
  private readonly unfinished: Unfinished[] = []

  constructor(prepared: PreparedRun) {
    const { folder, name, plan, corpus, others, done } = prepared
    this.prepared = prepared
    this.folder = folder
    mkdirSync(folder, { recursive: true })
    const begun = done > 0 ? { file: readRunFile(folder), tables: readTables(folder) } : undefined
    for (const output of begun?.file.outputs ?? []) this.outputs.set(output.path, output)
    this.record = new RunRecord(
      {
        ...{ name, plan, inputs: [corpus, ...others].map(({ input }) => input) },
        software: { 'collapse-lab': packageVersion(), node: process.version },
        started: new Date(this.started).toISOString(),
        host: { platform: platform(), arch: arch() },
      },
      begun,
    )
    writeRunFile(folder, this.record.file)
    sweepStaged(folder)
    if (!begun) this.clearGenerations(plan.generations)
  }

  /** Has large texts measured in a thread of its own. */
  readonly observer: Observer = text => {
    if (text.written.stream.words < LARGE) return undefined
    const observed = this.observing().begin(text)
    this.observed = observed
    return () => observed.result()
  }

  /** That thread. It reads the human text first: who expects large texts lets it begin in time. */
  observing(): ReturnType<typeof observatory> {
    return (this.observatory ??= observatory(this.prepared))
  }

  /** Whether large texts are expected, or came. */
  get isObserving(): boolean {
    return this.observatory !== undefined
  }

  /** Measures of large texts that were taken so far. */
  get measured(): number {
    return this.observatory?.parts ?? 0
  }

  /** Writes a generation: its own files, then the tables of the run, then run.json. Of a large one the end may come later. */
  add(generation: Generation): void {
    const { name, baseline, writing } = generation
    const { folder, observed } = this
    this.record.begin(baseline)
    const training = this.write(`${name}/training.csv`, trainingLines(generation))
    const entry = entryOf(generation)
    const text = plainText(generation)
    const isLarge = writing.stream.words >= LARGE
    const printed = isLarge
      ? (this.press ??= press()).begin({ folder, path: passagesPath(name, 'packed'), text })
      : doneAlready(this.write(passagesPath(name, 'plain'), passageLines(text)))
    this.observed = undefined
    this.unfinished.push({
      isDone: () => printed.isDone() && (observed?.isDone() ?? true),
      finish: waiting => {
        for (const output of [training, printed.result(waiting)]) this.outputs.set(output.path, output)
        observed?.result(waiting)
        this.record.enter(entry())
        for (const { path, lines } of this.record.sheets()) this.outputs.set(path, this.write(path, lines))
        this.update()
      },
    })
    this.collect({ left: isLarge ? MOST[baseline.plan.genealogy ? 'traced' : 'untraced'] : 0 })
  }

  /**
   * Finishes generations in their order, as far as they are printed and measured.
   *
   * @param left waits until so many are unfinished at the most; default any number
   */
  collect({ left = Infinity, waiting }: { left?: number; waiting?: () => void } = {}): void {
    while (this.unfinished.length > left || this.unfinished[0]?.isDone())
      this.unfinished.shift()!.finish(waiting)
  }

  close(status: 'completed' | 'failed' | 'stopped', waiting?: () => void): void {
    if (status !== 'failed') this.collect({ left: 0, ...(waiting && { waiting }) })
    this.endThreads()
    const ended = Date.now()
    const { started } = this.record.file.times
    const times = { started, ended: new Date(ended).toISOString(), seconds: (ended - this.started) / 1000 }
    this.update({ status, times })
  }

  /** Ends the threads on the side, whatever they are at. */
  endThreads(): void {
    this.press?.close()
    this.observatory?.close()
  }

  /** A run that begins anew must not keep generations of an older try. */
  private clearGenerations(generations: number): void {
    for (let number = 1; number <= generations; number++)
      rmSync(join(this.folder, generationName(number)), { recursive: true, force: true })
  }

  private write(path: string, lines: Iterable<string>): Output {
    return writeOutput(this.folder, path, inChunks(lines))
  }

  private update(change: Partial<RunFile> = {}): void {
    const outputs = Array.from(this.outputs.values()).sort((a, b) => (a.path < b.path ? -1 : 1))
    this.record.change({ ...change, outputs })
    writeRunFile(this.folder, this.record.file)
  }
}

const doneAlready = (output: Output): Pending<Output> => ({ isDone: () => true, result: () => output })

/** The tables that a resumed run has written so far. */
function readTables(folder: string): Tables {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const lines = (path: string) =>
    read(path)
      .split('\n')
      .filter(line => line !== '')
  return {
    rows: parseMetrics(read('metrics.csv')),
    vocabulary: lines('vocabulary.csv'),
    samples: lines('samples.jsonl'),
  }
}
