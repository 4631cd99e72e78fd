import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { withMeasures, type Generation, type WrittenGeneration } from '../../lineage/lineage.ts'
import type { Measured } from '../../lineage/measuring.ts'
import { generationName } from '../../lineage/names.ts'
import { passageLines, passagesPath, plainText, trainingLines } from '../../report/run/passages.ts'
import { byPath, type RunFile } from '../../report/run/run-file.ts'
import { entryOf, RunRecord, type Begun } from '../../report/run/run-record.ts'
import { inChunks, sweepStaged, writeOutput, type Output } from '../files/outputs.ts'
import { packageVersion } from '../files/package.ts'
import { quietly, remove, syncFolders, syncMeanwhile, type WriteOptions } from '../files/write-whole.ts'
import { writeRunFile, type PreparedRun } from './run-file.ts'

/** The share of a run's time that may be spent on making sure that what is written is on the disk. */
const SYNCING = 0.05

/** The tables and run.json, beside the files of a generation: what the first commit is expected to take, in files. */
const FILES_OF_A_COMMIT = 4

export interface RunWriterOptions {
  /** What the folder has of the run already; nothing when it begins anew. */
  readonly begun: Begun | undefined
  /** Whether the run has to outlive a power cut; not when it is removed again anyway. */
  readonly lasting: boolean
}

/**
 * Writes the files of a run. A generation is committed in three steps, each on the disk before the next begins: its own files, the tables
 * of the run, then run.json, which so records nothing that is not there. Generations that take less time than this are committed
 * together.
 */
export class RunWriter {
  private readonly folder: string
  private readonly started = Date.now()
  private readonly outputs = new Map<string, Output>()
  private readonly record: RunRecord
  private readonly lasting: boolean
  /** run.json as it is on the disk. */
  private committed: RunFile
  /** Files that are on their way to the disk. */
  private unsynced: Promise<void>[] = []
  /** Folders whose names may not be on the disk yet. */
  private unsyncedFolders: string[] = []
  /** Whether generations were entered since the last commit. */
  private isBehind = false
  /** When the last commit ended and how long it took, in milliseconds. */
  private last = { ended: 0, took: 0 }
  /** Generations that may still be printed or measured, in their order. */
  private readonly unfinished: Promise<void>[] = []

  constructor({ folder, name, plan, corpus, others }: PreparedRun, { begun, lasting }: RunWriterOptions) {
    this.folder = folder
    this.lasting = lasting
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
    this.committed = this.record.file
    const began = performance.now()
    // Before anything that it does not record is removed.
    this.writeRecord(this.record.file)
    const ended = performance.now()
    this.last = { ended, took: FILES_OF_A_COMMIT * (ended - began) }
    if (begun) this.writeTables()
    sweepStaged(folder, { everything: true })
    this.clearGenerations(plan.generations)
  }

  /** Writes a generation: its own files, then the tables of the run, then run.json. */
  add(generation: Generation): void {
    const { name, metrics, heldOut, counts } = generation
    const passages = this.write(passagesPath(name, 'plain'), passageLines(plainText(generation)))
    this.addLater(generation, Promise.resolve({ passages, measured: { metrics, heldOut, counts } }))
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

  /** Writes a table that is not of one generation, when all are written. */
  addTable(path: string, lines: Iterable<string>): void {
    this.outputs.set(path, this.write(path, lines))
    this.isBehind = true
  }

  /** Brings all that was entered to the disk, and says so in run.json. */
  keep(): Promise<void> {
    return this.commit()
  }

  /** Ends the run well. */
  close(status: 'completed' | 'stopped'): Promise<void> {
    return this.commit(this.ending(status))
  }

  /** Ends a run that an error ended: run.json says so, where it can still be written. What was committed stays. */
  async fail(): Promise<void> {
    const ending = this.ending('failed')
    try {
      await this.commit(ending)
    } catch {
      quietly(() => this.writeRecord({ ...this.committed, ...ending }))
    }
  }

  private ending(status: RunFile['status']): Pick<RunFile, 'status' | 'times'> {
    const ended = Date.now()
    const { started } = this.record.file.times
    const times = { started, ended: new Date(ended).toISOString(), seconds: (ended - this.started) / 1000 }
    return { status, times }
  }

  private async enter(
    facts: ReturnType<typeof factsOf>,
    { training, elsewhere, before }: EnteredFiles,
  ): Promise<void> {
    const { passages, measured } = await elsewhere
    await before
    for (const output of [training, passages]) this.outputs.set(output.path, output)
    this.unsyncedFolders.push(dirname(join(this.folder, training.path)))
    this.record.enter(entryOf(withMeasures(facts, measured)))
    this.isBehind = true
    if (this.isDue()) await this.commit()
  }

  /** Whether the last commit took so little of the time since then that another one is in place. */
  private isDue(): boolean {
    return performance.now() - this.last.ended >= this.last.took * (1 / SYNCING - 1)
  }

  /** Brings to the disk what was entered, and then says so in run.json. */
  private async commit(change: Partial<RunFile> = {}): Promise<void> {
    const began = performance.now()
    if (this.isBehind) {
      await Promise.all(this.unsynced)
      if (this.lasting) syncFolders(this.unsyncedFolders)
      ;[this.unsynced, this.unsyncedFolders] = [[], []]
      this.writeTables()
    }
    const outputs = Array.from(this.outputs.values()).sort(byPath)
    this.record.change({ ...change, outputs })
    this.writeRecord(this.record.file)
    this.isBehind = false
    const ended = performance.now()
    this.last = { ended, took: ended - began }
  }

  private writeTables(): void {
    const sync = this.lasting ? 'bytes' : 'later'
    for (const { path, lines } of this.record.tableFiles())
      this.outputs.set(path, writeOutput(this.folder, path, inChunks(lines), { sync }))
    if (this.lasting) syncFolders([this.folder])
  }

  private writeRecord(file: RunFile): void {
    writeRunFile(this.folder, file, this.sync)
    this.committed = file
  }

  private get sync(): WriteOptions {
    return { sync: this.lasting ? 'all' : 'later' }
  }

  /** Removes the generations of an older try, and those that are not recorded. */
  private clearGenerations(generations: number): void {
    const kept = new Set(this.record.file.generations)
    for (let number = 1; number <= generations; number++) {
      const name = generationName(number)
      if (!kept.has(name)) remove(join(this.folder, name))
    }
  }

  /** Writes a file of a generation and begins to bring it to the disk. */
  private write(path: string, lines: Iterable<string>): Output {
    const output = writeOutput(this.folder, path, inChunks(lines), { sync: 'later' })
    this.syncLater(path)
    return output
  }

  private syncLater(path: string): void {
    if (!this.lasting) return
    const synced = syncMeanwhile(join(this.folder, path))
    // A failure comes out at the next commit.
    synced.catch(() => undefined)
    this.unsynced.push(synced)
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
function factsOf({ model, writing, ...generation }: WrittenGeneration) {
  const { name, number, sample, baseline, observed, heldOut } = generation
  const { words, passages } = writing.stream
  return {
    ...{ name, number, sample, baseline, observed, heldOut },
    model: { longest: model.longest },
    writing: { stream: { words, passages }, overlong: writing.overlong },
  }
}
