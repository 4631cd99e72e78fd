import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import { withMeasures, type Generation, type WrittenGeneration } from '../../lineage/lineage.ts'
import type { Measured } from '../../lineage/measuring.ts'
import { generationName } from '../../lineage/names.ts'
import { passageLines, passagesPath, plainText, trainingLines } from '../../report/run/passages.ts'
import { parseMetrics } from '../../report/run/records.ts'
import type { RunFile } from '../../report/run/run-file.ts'
import { entryOf, RunRecord, type Tables } from '../../report/run/run-record.ts'
import { inChunks, sweepStaged, writeOutput, type Output } from '../files/outputs.ts'
import { packageVersion } from '../files/package.ts'
import { readRunFile, writeRunFile, type PreparedRun } from './run-file.ts'

/** Writes the files of a run, and run.json after every generation. */
export class RunWriter {
  private readonly folder: string
  private readonly started = Date.now()
  private readonly outputs = new Map<string, Output>()
  private readonly record: RunRecord
  /** Generations that may still be printed or measured, in their order. */
  private readonly unfinished: Promise<void>[] = []

  constructor(prepared: PreparedRun) {
    const { folder, name, plan, corpus, others, done } = prepared
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

  /** Writes a generation: its own files, then the tables of the run, then run.json. */
  add(generation: Generation): void {
    const { name, metrics, counts } = generation
    const passages = this.write(passagesPath(name, 'plain'), passageLines(plainText(generation)))
    this.addLater(generation, Promise.resolve({ passages, measured: { metrics, counts } }))
  }

  /**
   * Writes a generation whose passages are written and whose text is measured elsewhere. It enters the tables and run.json when that is
   * done, and the generations before it are in them. Nothing holds on to the generation until then.
   */
  addLater(generation: WrittenGeneration, elsewhere: Promise<Elsewhere>): void {
    this.record.begin(generation.baseline)
    const training = this.write(`${generation.name}/training.csv`, trainingLines(generation))
    const entering = this.enter(factsOf(generation), { training, elsewhere, before: this.unfinished.at(-1) })
    // A failure comes out where the generation is waited for.
    entering.catch(() => undefined)
    this.unfinished.push(entering)
  }

  /** Waits until at most `left` generations are unfinished. @throws Error that a thread ran into */
  async settle({ left }: { left: number }): Promise<void> {
    while (this.unfinished.length > left) await this.unfinished.shift()
  }

  close(status: 'completed' | 'failed' | 'stopped'): void {
    const ended = Date.now()
    const { started } = this.record.file.times
    const times = { started, ended: new Date(ended).toISOString(), seconds: (ended - this.started) / 1000 }
    this.update({ status, times })
  }

  private async enter(
    facts: ReturnType<typeof factsOf>,
    { training, elsewhere, before }: EnteredFiles,
  ): Promise<void> {
    const { passages, measured } = await elsewhere
    await before
    for (const output of [training, passages]) this.outputs.set(output.path, output)
    this.record.enter(entryOf(withMeasures(facts, measured)))
    for (const { path, lines } of this.record.tableFiles()) this.outputs.set(path, this.write(path, lines))
    this.update()
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

/** What is done elsewhere for a generation. */
interface Elsewhere {
  readonly passages: Output
  readonly measured: Measured
}

interface EnteredFiles {
  readonly training: Output
  readonly elsewhere: Promise<Elsewhere>
  readonly before: Promise<void> | undefined
}

/** The small part of a generation that its entry takes, so that its model and its texts can be let go. */
function factsOf({ name, number, sample, baseline, observed, model, writing }: WrittenGeneration) {
  const { words, passages } = writing.stream
  return {
    ...{ name, number, sample, baseline, observed },
    model: { longest: model.longest },
    writing: { stream: { words, passages }, overlong: writing.overlong },
  }
}

/** Reads the tables of a run that is resumed. */
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
