import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../../refusal.ts'
import { readOutput } from '../files/outputs.ts'
import { otherText, readRunFile } from './run-file.ts'
import { prepareRun, writeRun, type WriteOptions } from './runs.ts'

/** What became of one file of a run. */
export interface FileVerdict {
  readonly path: string
  /** `same`; `changed` on disk since it was written, or `missing`; `different` when the plan now gives other bytes. */
  readonly verdict: 'same' | 'changed' | 'missing' | 'different'
}

export type VerifyOptions = Pick<WriteOptions, 'progress' | 'parallelFrom'>

/**
 * Runs the plan of a run again, in a folder of its own, and compares every file that run.json lists: the file on disk with what was
 * recorded, and what was recorded with what the plan gives now.
 *
 * @throws Refusal when the run has no complete generation, or its text cannot be had
 */
export function verifyRun(folder: string, options: VerifyOptions = {}): Promise<FileVerdict[]> {
  return withScratch(scratch => compareRun(folder, { scratch, ...options }))
}

/** Lends work a new folder among the temporary ones, and removes it when the work has ended, however it ends. */
export async function withScratch<T>(work: (scratch: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'collapse-lab-'))
  try {
    return await work(scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Compares a run with what its plan gives now, which is written to `scratch`. @throws Refusal as {@link verifyRun} */
export async function compareRun(
  folder: string,
  { scratch, ...options }: VerifyOptions & { readonly scratch: string },
): Promise<FileVerdict[]> {
  const run = readRunFile(folder)
  if (run.generations.length === 0)
    throw new Refusal(
      `${folder} has no complete generation, so there is nothing to compare`,
      'let it run first',
    )
  const prepared = prepareRun({ ...run.plan, out: scratch })
  const other = otherText(run, prepared)
  if (other !== undefined)
    throw new Refusal(
      `the text ${other} is not the one that the run was made from`,
      'give back the text as it was',
    )
  await writeRun(prepared, { until: run.generations.length, lasting: false, ...options })
  return run.outputs.map(({ path, sha256 }) => ({ path, verdict: judge(folder, scratch, path, sha256) }))
}

/** What became of a file, on disk and when the plan is carried out again in `scratch`. */
export function judge(
  folder: string,
  scratch: string,
  path: string,
  recorded: string,
): FileVerdict['verdict'] {
  const onDisk = readOutput(folder, path)
  if (!onDisk) return 'missing'
  if (onDisk.sha256 !== recorded) return 'changed'
  return readOutput(scratch, path)?.sha256 === recorded ? 'same' : 'different'
}
