import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Generation } from '../lineage/lineage.ts'
import { generationName } from '../lineage/names.ts'
import { passageLines, passagesPath, plainText, trainingLines } from '../report/run/passages.ts'
import { parseMetrics } from '../report/run/records.ts'
import type { RunFile } from '../report/run/run-file.ts'
import { entryOf, RunRecord, type Tables } from '../report/run/run-record.ts'
import { inChunks, sweepStaged, writeOutput, type Output } from './outputs.ts'
import { packageVersion } from './package.ts'
import type { PreparedRun } from './prepared-run.ts'
import { Press } from './press.ts'
import { readRunFile, writeRunFile } from './run-file.ts'

/** A generation of so many tokens is packed, and written while the next one learns. */
const LARGE = 10_000_000

/** Writes the files of a run, and run.json after every generation. */
export class RunWriter {
  private readonly folder: string
  private readonly started = Date.now()
  private readonly outputs = new Map<string, Output>()
  private readonly record: RunRecord
  private press: Press | undefined
  /** What is left to do for the generation whose passages are being printed. */
  private unfinished: (() => void) | undefined

  constructor({ folder, name, plan, corpus, others, done }: PreparedRun) {
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
    const { name, beginning, writing } = generation
    this.collect({ wait: true })
    this.record.begin(beginning)
    this.save(`${name}/training.csv`, trainingLines(generation))
    const entry = entryOf(generation)
    const finish = () => {
      this.record.enter(entry)
      for (const { path, lines } of this.record.sheets()) this.save(path, lines)
      this.update()
    }
    const text = plainText(generation)
    if (writing.stream.words < LARGE) {
      this.save(passagesPath(name, 'plain'), passageLines(text))
      finish()
      return
    }
    this.press ??= new Press()
    this.press.print({ folder: this.folder, path: passagesPath(name, 'packed'), text })
    this.unfinished = finish
  }

  /** Finishes the generation whose passages were being printed, if they are. @param wait whether to wait until they are */
  collect({ wait }: { wait: boolean }): void {
    const output = this.press?.collect({ wait })
    if (!output) return
    this.outputs.set(output.path, output)
    this.unfinished?.()
    this.unfinished = undefined
  }

  close(status: 'completed' | 'failed' | 'stopped'): void {
    if (status !== 'failed') this.collect({ wait: true })
    this.press?.close()
    const ended = Date.now()
    const { started } = this.record.file.times
    const times = { started, ended: new Date(ended).toISOString(), seconds: (ended - this.started) / 1000 }
    this.update({ status, times })
  }

  /** A run that begins anew must not keep generations of an older try. */
  private clearGenerations(generations: number): void {
    for (let number = 1; number <= generations; number++)
      rmSync(join(this.folder, generationName(number)), { recursive: true, force: true })
  }

  private save(path: string, lines: Iterable<string>): void {
    this.outputs.set(path, writeOutput(this.folder, path, inChunks(lines)))
  }

  private update(change: Partial<RunFile> = {}): void {
    const outputs = Array.from(this.outputs.values()).sort((a, b) => (a.path < b.path ? -1 : 1))
    this.record.change({ ...change, outputs })
    writeRunFile(this.folder, this.record.file)
  }
}

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
