import { given } from '../../given.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { heldOutRead, isImport, planOfImports } from '../../lineage/imported.ts'
import { planFor, planOf, type Plan, type PlanOptions } from '../../lineage/plan.ts'
import { phrase } from '../../phrase.ts'
import { Refusal, unlessRefused } from '../../refusal.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { checkMemory } from '../limits.ts'
import { byName, furtherTexts, type Stated } from '../corpora/plan-texts.ts'
import { lock, isLocked, releaseOwn } from '../files/lock.ts'
import { packageVersion } from '../files/package.ts'
import { freeFolder } from '../files/existing.ts'
import { sweepStaged } from '../files/outputs.ts'
import { quietly, remove } from '../files/write-whole.ts'
import type { RunFile } from '../../report/run/run-file.ts'
import { isRun, writeRunFile, type PreparedRun } from './run-file.ts'
import { keptOf, readableRun, recordHash, refuseOtherContents, refuseOtherFolder } from './resume.ts'
import { percent } from '../../report/format/numbers.ts'
import { runName } from '../../report/run/run-name.ts'
import { hasWriterFolder, writtenTexts } from '../writers/written-text.ts'
import { addChance } from './chance.ts'
import { writeWithProgram } from './program-run.ts'
import { forPart, inSteps, type WriteOptions } from './run-steps.ts'

/** Options of {@link carryOut} and {@link prepareRun}: those of a plan, the text, and the folder. All are optional. */
export interface RunOptions
  extends PlanOptions, Pick<WriteOptions, 'jobs' | 'progress' | 'remark' | 'chance' | 'writerSeconds'> {
  /** A corpus, a text file or a folder of them; default `moby-dick`. */
  readonly corpus?: string
  /** The run's folder; default `runs/<name of the plan>`. */
  readonly out?: string
  /** The name of an import, in run.json and its tables; default: that of the plan, as of every run. */
  readonly name?: string
  /** What is stated of each text that is imported: who wrote it, when, and who may use it. */
  readonly stated?: readonly Stated[]
  /** Continue a run that was stopped, from its last complete generation. */
  readonly resume?: boolean
  /** The folder that has the texts by the plan's program: they are measured again, and none is written. Default: the run's own, and the program writes. */
  readonly writtenIn?: string
  /** Where the folder holds another run, or that of another state of the text, take the next name that is free. */
  readonly beside?: boolean
}

/**
 * Checks a plan, reads its text and looks at its folder.
 *
 * @throws Refusal when an option, the text or the folder will not do; nothing is touched
 * @example
 * import { prepareRun } from 'collapse-lab/node'
 * const { folder, plan, corpus } = prepareRun({ corpus: 'twenty-chapters', order: 2 })
 * folder // → 'runs/twenty-chapters-word2-replace-seed1'
 * plan.generations // → 3
 * corpus.passages.length // → 430
 */
export function prepareRun({
  corpus: spec = 'moby-dick',
  out,
  name: ownName,
  stated = [],
  resume = false,
  beside = false,
  writtenIn,
  ...rest
}: RunOptions): PreparedRun {
  const { jobs: _, progress: __, remark: ___, chance: ____, writerSeconds: _____, ...options } = rest
  const corpus = readCorpus(spec, planOf(options))
  const asked = planFor(corpus, options)
  const others = furtherTexts(asked, stated)
  const texts = byName(others)
  const imported = planOfImports(asked, texts)
  const read = heldOutRead(corpus, imported, texts)
  // Nobody chose to test models on what they have read.
  const heldOut = read === undefined ? imported.heldOut : (options.heldOut ?? 'none')
  const plan = { corpus: spec, ...imported, heldOut }
  checkMemory(corpus, plan)
  const name = ownName ?? runName(corpus.name, plan)
  const wanted = { name, plan, corpus, others, resume }
  const first = out ?? join('runs', name)
  const folder = beside ? placeBeside(first, wanted) : first
  const prepared = {
    ...wanted,
    ...{ folder, mayWrite: writtenIn === undefined },
    written: plan.writer === null ? [] : writtenTexts(writtenIn ?? folder, plan),
    seen: recordHash(folder),
    ...given({ remark: read && heldOutRemark(read, heldOut) }),
  }
  refuseOtherFolder(prepared)
  if (prepared.mayWrite && !resume) refuseToWriteAgain(prepared)
  return prepared
}

/** @throws Refusal when a program has written texts for a run already: they may have taken hours, and another time they are others */
function refuseToWriteAgain({ folder, written }: Pick<PreparedRun, 'folder' | 'written'>): void {
  if (written.length === 0) return
  throw new Refusal(
    phrase`${folder} has texts that the writer has written: ${written.map(({ name }) => name).join(', ')}; nothing in it was touched`,
    phrase`continue with them by --resume, or name another folder, as in --out ${freeFolder(folder)}`,
  )
}

/** Says that the held-out text was read, and what is done about it. */
function heldOutRemark(
  { share, generation }: { readonly share: number; readonly generation: string },
  heldOut: Plan['heldOut'],
): string {
  const read = `the text of ${generation} has ${percent(share)} of the held-out text word for word, in stretches of 8 tokens and more`
  return heldOut === 'none'
    ? `${read}: nothing is held out, A learns from all of the human text, and what asks for unread text is not measured`
    : `${read}: perplexity and guesses are of text that was read`
}

/** A folder, or the next of its name that holds this run or nothing: `tale`, `tale-2`, `tale-3` … */
function placeBeside(
  first: string,
  wanted: Omit<PreparedRun, 'folder' | 'seen' | 'written' | 'mayWrite'>,
): string {
  const isFree = (folder: string) =>
    unlessRefused(() => {
      refuseOtherFolder({ ...wanted, folder })
      return true
    })
  for (let number = 1; ; number++) {
    const folder = number === 1 ? first : `${first}-${number}`
    if (isFree(folder)) return folder
  }
}

/** Whether the folder of a prepared run holds that run already, complete and by this version. */
export function isCarriedOut({ folder }: PreparedRun): boolean {
  const run = isRun(folder) ? readableRun(folder) : undefined
  return run?.status === 'completed' && run.software['collapse-lab'] === packageVersion()
}

/**
 * Carries a plan out and writes its run, readable after each generation.
 *
 * @returns the run's folder
 * @throws Refusal as {@link prepareRun}, or when the text is too short for the order
 * @example
 * import { carryOut } from 'collapse-lab/node'
 * await carryOut({ corpus: 'twenty-chapters', generations: 2 })
 * // → 'runs/twenty-chapters-word3-replace-gen2-seed1'
 */
export async function carryOut(options: RunOptions): Promise<string> {
  const prepared = prepareRun(options)
  await writeRun(prepared, options)
  return prepared.folder
}

/**
 * Writes a prepared run. The bytes do not depend on threads, but for the passages of large texts, which are packed.
 *
 * @throws Refusal when the text is too short for the order; a folder that was not there before is removed
 * @throws Refusal when another process has put something else into the folder since it was looked at
 */
export async function writeRun(prepared: PreparedRun, options: WriteOptions = {}): Promise<void> {
  const { folder } = prepared
  const isNew = !existsSync(folder)
  const { stale, release } = lock(folder)
  try {
    if (stale !== undefined) options.remark?.(stale)
    if (prepared.remark !== undefined) options.remark?.(prepared.remark)
    const current = lookedAtAgain(prepared, options)
    await removingNew(folder, isNew, () => writeLocked(current, options))
  } finally {
    release()
  }
}

/** A run whose folder is as it is now: what another process wrote of the same run since it was looked at is kept. @throws Refusal */
function lookedAtAgain(prepared: PreparedRun, { remark }: WriteOptions): PreparedRun {
  const { folder, seen } = prepared
  const isChanged = recordHash(folder) !== seen
  const current = isChanged ? { ...prepared, resume: true } : prepared
  refuseOtherContents(current)
  if (isChanged && isRun(folder))
    remark?.(`another process has written to ${folder} meanwhile: the run continues from there`)
  return current
}

/**
 * Does some work in a folder; one that is new is removed when the work is refused before it has a generation, or anything that a program
 * wrote or said.
 */
async function removingNew(folder: string, isNew: boolean, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isKept = generationsOf(folder) > 0 || hasWriterFolder(folder)
    if (error instanceof Refusal && isNew && !isKept) quietly(() => remove(folder))
    throw error
  }
}

async function writeLocked(prepared: PreparedRun, options: WriteOptions): Promise<void> {
  const { folder, plan, resume } = prepared
  if (plan.writer !== null) return writeWithProgram(prepared, options)
  const { until = plan.generations, chance = true } = options
  const isCompared = chance && isImport(plan) && until >= plan.generations
  const { begun, lost } = resume && isRun(folder) ? keptOf(folder) : { begun: undefined, lost: undefined }
  if (lost !== undefined) options.remark?.(lost)
  const own = isCompared ? forPart([0, READ], options) : options
  await inSteps(prepared, { begun, options: own }, async (steps, writer) => {
    if (steps.done < until) await steps.take(until)
    await writer.settle({ left: 0 })
    await steps.close()
    if (isCompared) await addChance(writer, prepared, forPart([READ, 1], options))
    await writer.close(until < plan.generations ? 'stopped' : 'completed')
  })
}

/** The share of an import that is over when its texts are read and measured; the rest is drawing chance. */
const READ = 0.15

/**
 * Says in run.json that a run was stopped, and clears away what was half written. For a run whose thread was ended; one that somebody is
 * at work on is left as it is.
 *
 * @returns run.json; nothing where there is none, or it is damaged
 */
export function markStopped(folder: string): RunFile | undefined {
  if (!existsSync(folder)) return undefined
  releaseOwn(folder)
  const run = readableRun(folder)
  if (isLocked(folder)) return run
  sweepStaged(folder, { everything: true })
  if (run?.status !== 'running') return run
  const stopped: RunFile = { ...run, status: 'stopped' }
  writeRunFile(folder, stopped)
  return stopped
}

const generationsOf = (folder: string) => readableRun(folder)?.generations.length ?? 0
