import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { join } from 'node:path'
import type { Generation } from '../lineage/lineage.ts'
import { generationName } from '../lineage/names.ts'
import type { Plan } from '../lineage/plan.ts'
import { generationRows, humanRows, type Row } from '../experiment/rows.ts'
import { write } from '../text/write.ts'
import { oracles } from '../theory/index.ts'
import { inChunks, sweepStaged, writeOutput, type Output } from './outputs.ts'
import { packageVersion } from './package.ts'
import { passageLines, passagesPath, plainText, trainingLines } from './passages.ts'
import { Press } from './press.ts'
import { addColumn, metricsLines, parseMetrics, vocabularyLines } from './records.ts'
import { readRunFile, writeRunFile, type RunFile } from './run-file.ts'
import type { PreparedRun } from './prepared-run.ts'

/** Below so many tokens chance outweighs the laws in a single run. */
const SMALL = 5000
const SMALL_NOTE = `with fewer than ${SMALL} tokens to learn from, one run is mostly chance; theory says what many runs give on average`

/** A generation of so many tokens is packed, and written while the next one learns. */
const LARGE = 10_000_000

/** Writes the files of a run, and run.json after every generation. */
export class RunWriter {
  private readonly folder: string
  private readonly started = Date.now()
  private readonly outputs = new Map<string, Output>()
  private rows: Row[] = []
  private vocabulary: string[] = []
  private samples: string[] = []
  private run: RunFile
  private press: Press | undefined
  /** What is left to do for the generation whose passages are being printed. */
  private unfinished: (() => void) | undefined

  constructor({ folder, name, plan, corpus, others, done }: PreparedRun) {
    this.folder = folder
    mkdirSync(folder, { recursive: true })
    const begun = done > 0 ? readRunFile(folder) : undefined
    if (begun) this.recall(begun)
    this.run = {
      format: 'collapse-lab/run/1',
      name,
      status: 'running',
      plan,
      inputs: [corpus, ...others].map(({ input }) => input),
      human: begun?.human ?? null,
      generations: begun?.generations ?? [],
      outputs: begun?.outputs ?? [],
      notes: begun?.notes ?? notesOf(plan),
      software: { 'collapse-lab': packageVersion(), node: process.version },
      times: { started: new Date(this.started).toISOString(), ended: null, seconds: 0 },
      host: { platform: platform(), arch: arch() },
    }
    writeRunFile(folder, this.run)
    sweepStaged(folder)
    if (!begun) this.clearGenerations(plan.generations)
  }

  /** Writes a generation: its own files, then the tables of the run, then run.json. */
  add(generation: Generation): void {
    const { name, counts, sample, beginning, writing } = generation
    this.collect({ wait: true })
    if (this.vocabulary.length === 0) this.begin(generation)
    this.save(`${name}/training.csv`, trainingLines(generation))
    const column = counts.slice(1, beginning.vocabulary.size + 1)
    const rows = generationRows(generation)
    const notes = overlongNotes(generation)
    const finish = () => {
      this.rows = [...this.rows, ...rows]
      this.vocabulary = addColumn(this.vocabulary, name, column)
      this.samples = [...this.samples, JSON.stringify({ generation: name, text: sample })]
      this.save('metrics.csv', metricsLines(this.run.name, this.rows))
      this.save('vocabulary.csv', this.vocabulary)
      this.save('samples.jsonl', this.samples)
      this.update({ generations: [...this.run.generations, name], notes: [...this.run.notes, ...notes] })
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
    const { started } = this.run.times
    const times = { started, ended: new Date(ended).toISOString(), seconds: (ended - this.started) / 1000 }
    this.update({ status, times })
  }

  private begin({ beginning }: Generation): void {
    const { vocabulary, human, reference, sampleWords, weights, opening } = beginning
    this.rows = humanRows(beginning)
    this.vocabulary = addColumn(
      vocabularyLines(vocabulary.types.slice(1)),
      human.name,
      vocabulary.counts.subarray(1),
    )
    const small = human.stream.words < SMALL
    this.run = {
      ...this.run,
      notes: small ? [...this.run.notes, SMALL_NOTE] : this.run.notes,
      human: {
        words: human.stream.words,
        types: vocabulary.size,
        passages: human.stream.passages,
        heldOutWords: reference.test.words,
        sampleWords,
        weights: [...weights],
        opening: write(opening, vocabulary),
      },
    }
  }

  /** What a resumed run has written so far. */
  private recall(run: RunFile): void {
    for (const output of run.outputs) this.outputs.set(output.path, output)
    const read = (path: string) => readFileSync(join(this.folder, path), 'utf8')
    this.rows = parseMetrics(read('metrics.csv'))
    this.vocabulary = linesOf(read('vocabulary.csv'))
    this.samples = linesOf(read('samples.jsonl'))
  }

  /** A run that begins anew must not keep generations of an older try. */
  private clearGenerations(generations: number): void {
    for (let number = 1; number <= generations; number++)
      rmSync(join(this.folder, generationName(number)), { recursive: true, force: true })
  }

  private save(path: string, lines: Iterable<string>): void {
    this.outputs.set(path, writeOutput(this.folder, path, inChunks(lines)))
  }

  private update(change: Partial<RunFile>): void {
    const outputs = Array.from(this.outputs.values()).sort((a, b) => (a.path < b.path ? -1 : 1))
    this.run = { ...this.run, ...change, outputs }
    writeRunFile(this.folder, this.run)
  }
}

function overlongNotes({ name, writing: { overlong, stream }, model }: Generation): string[] {
  if (overlong === 0) return []
  const were = overlong === 1 ? 'was' : 'were'
  return [
    `${overlong} of the ${stream.passages} passages of ${name} ${were} ended at the greatest length, ${model.longest} tokens`,
  ]
}

function notesOf(plan: Plan): string[] {
  const excuses = new Map<string, string[]>()
  for (const { title, excuse } of oracles) {
    const reason = excuse(plan)
    if (reason !== undefined) excuses.set(reason, [...(excuses.get(reason) ?? []), title])
  }
  return Array.from(excuses, ([reason, titles]) => `theory is silent here (${titles.join(', ')}): ${reason}`)
}

const linesOf = (text: string) => text.split('\n').filter(line => line !== '')
