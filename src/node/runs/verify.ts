import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { passagesPath } from '../../report/run/passages.ts'
import { CHANCE_TABLE, importedInputs, type RunFile } from '../../report/run/run-file.ts'
import { given } from '../../given.ts'
import { readOutput, type Output } from '../files/outputs.ts'
import { refuseMissingText } from '../corpora/corpora.ts'
import { withScratch } from '../files/scratch.ts'
import { otherText, readRunFile } from './run-file.ts'
import type { WriteOptions } from './run-steps.ts'
import { prepareRun, writeRun, type RunOptions } from './runs.ts'

/** What became of one file of a run. */
export interface FileVerdict {
  readonly path: string
  /**
   * `same`; `changed` on disk since it was written, or `missing`; `no file`, such as a folder, or a link that leads out of the run;
   * `different` when the plan now gives other bytes; `unlisted` when the plan gives it, or it has the name of a file of the run, and
   * the record does not list it.
   */
  readonly verdict: 'same' | 'changed' | 'missing' | 'no file' | 'different' | 'unlisted'
  /** The fields of the record that the plan now gives otherwise. */
  readonly fields?: readonly string[]
}

export type VerifyOptions = Pick<WriteOptions, 'progress' | 'parallelFrom'>

/**
 * Runs the plan of a run again, in a folder of its own, and compares every file that run.json lists: the file on disk with what was
 * recorded, and what was recorded with what the plan gives now.
 *
 * @throws Refusal when the run has no complete generation, or its text cannot be had
 * @example
 * import { verifyRun } from 'collapse-lab/node'
 * const verdicts = await verifyRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * verdicts.every(({ verdict }) => verdict === 'same') // → true
 */
export function verifyRun(folder: string, options: VerifyOptions = {}): Promise<FileVerdict[]> {
  return withScratch(scratch => compareRun(folder, { scratch, ...options }))
}

/** Compares a run with what its plan gives now, which is written to `scratch`. @throws Refusal as {@link verifyRun} */
export async function compareRun(
  folder: string,
  { scratch, ...options }: VerifyOptions & { readonly scratch: string },
): Promise<FileVerdict[]> {
  const run = readRunFile(folder)
  if (run.generations.length === 0)
    throw new Refusal(
      phrase`${folder} has no complete generation, so there is nothing to compare`,
      'let it run first',
    )
  refuseMissingText(run.plan.corpus, folder)
  const prepared = prepareRun({ ...run.plan, ...importOf(run), out: scratch, writtenIn: folder })
  const other = otherText(run, prepared)
  if (other !== undefined)
    throw new Refusal(
      phrase`the text ${other} is not the one that the run was made from`,
      'put the text back as it was',
    )
  const chance = run.outputs.some(({ path }) => path === CHANCE_TABLE)
  await writeRun(prepared, { until: run.generations.length, lasting: false, chance, ...options })
  const now = readRunFile(scratch)
  return [
    recordVerdict('run.json', factsOf(run), factsOf(now)),
    ...run.outputs.map(output => judge(folder, scratch, output)),
    ...unlisted(folder, run, now),
  ]
}

/** What of an import is not in its plan: its name, and what was stated of its texts. */
function importOf(run: RunFile): Pick<RunOptions, 'name' | 'stated'> {
  if (run.plan.imports.length === 0) return {}
  const stated = importedInputs(run).map(({ author, year, licence }) => given({ author, year, licence }))
  return { name: run.name, stated }
}

/** What run.json says of the plan and not of a sitting. A complete run may have been killed before it said so. */
function factsOf({ name, plan, inputs, human, generations, notes, status }: RunFile) {
  const isEarly = status === 'completed' && generations.length < plan.generations
  // How a file was read is of the file as it was given: beside a run that the page saved it may have another name.
  const texts = inputs.map(({ read: _, ...text }) => text)
  return { ...{ name, plan, inputs: texts, human, generations, notes }, status: isEarly ? status : undefined }
}

/** Compares the record of a run with that of the run that the plan gives now, field by field; a list of outputs is judged file by file. */
export function recordVerdict(path: string, recorded: object, now: object): FileVerdict {
  const facts = new Map(Object.entries(now))
  const fields = Object.entries(recorded)
    .filter(([field, value]) => !isDeepStrictEqual(value, facts.get(field)))
    .map(([field]) => field)
  return fields.length === 0 ? { path, verdict: 'same' } : { path, verdict: 'different', fields }
}

/** Files that run.json should list and does not: those that the plan gives, and those of its generations that are there in another form. */
function unlisted(folder: string, { generations, outputs }: RunFile, now: RunFile): FileVerdict[] {
  const listed = new Set(outputs.map(({ path }) => path))
  const forms = generations.flatMap(name => [passagesPath(name, 'plain'), passagesPath(name, 'packed')])
  const there = forms.filter(path => lstatSync(join(folder, path), { throwIfNoEntry: false }))
  const paths = new Set([...now.outputs.map(({ path }) => path), ...there])
  return Array.from(paths)
    .filter(path => !listed.has(path))
    .map(path => ({ path, verdict: 'unlisted' }))
}

/** What became of a file, on disk and when the plan is carried out again in `scratch`. */
export function judge(folder: string, scratch: string, recorded: Output): FileVerdict {
  const { path } = recorded
  const is = (verdict: FileVerdict['verdict']): FileVerdict => ({ path, verdict })
  const same = (found: Output | undefined) =>
    found?.sha256 === recorded.sha256 && found.bytes === recorded.bytes
  const onDisk = foundIn(folder, recorded)
  if (typeof onDisk === 'string') return is(onDisk)
  if (!same(onDisk)) return is('changed')
  return is(same(readOutput(scratch, path)) ? 'same' : 'different')
}

/** A file on disk, read no further than it was long when it was recorded. */
function foundIn(folder: string, { path, bytes }: Output): Output | 'missing' | 'no file' | 'changed' {
  try {
    return readOutput(folder, path, { limit: bytes }) ?? 'missing'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return lstatSync(join(folder, path)).isFile() ? 'changed' : 'no file'
  }
}
