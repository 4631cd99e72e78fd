import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../../lineage/plan.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { didYouMean } from '../../text/nearest.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { parseRunFile, runFileText, type RunFile } from '../../report/run/run-file.ts'
import { MAX_BYTES, readText } from '../files/text-files.ts'
import { largestParsed } from '../memory.ts'
import { writeWhole, type WriteOptions } from '../files/write-whole.ts'

export const RUN_FILE = 'run.json'

/** Whether a folder holds a run. */
export function isRun(folder: string): boolean {
  return existsSync(join(folder, RUN_FILE))
}

/** Reads run.json. @throws Refusal when there is none, or it is not one of ours */
export function readRunFile(folder: string): RunFile {
  const path = join(folder, RUN_FILE)
  const limit = Math.min(MAX_BYTES, largestParsed('json'))
  const hint = 'name the folder of a run, for instance one in runs/'
  return parseRunFile(path, readText(path, { limit, hint }))
}

export function writeRunFile(folder: string, run: RunFile, options: WriteOptions = {}): void {
  writeWhole(join(folder, RUN_FILE), [runFileText(run)], options)
}

/**
 * The folder of a run, from a path or from a name in runs/.
 *
 * @throws Refusal that names the runs there are
 * @example
 * import { findRun } from 'collapse-lab/node'
 * // A name in runs/, as the example of carryOut leaves it.
 * findRun('twenty-chapters-word3-replace-gen2-seed1') // → 'runs/twenty-chapters-word3-replace-gen2-seed1'
 */
export function findRun(spec: string): string {
  for (const folder of [spec, join('runs', spec)]) {
    if (isRun(folder)) return folder
    if (existsSync(join(folder, 'experiment.json')))
      throw new Refusal(
        phrase`${folder} holds the numbers of several seeds, and here one run is wanted`,
        'make the run of one seed, without --replicates',
      )
  }
  const names = existsSync('runs') ? readdirSync('runs').filter(name => isRun(join('runs', name))) : []
  throw new Refusal(
    phrase`run ${JSON.stringify(spec)} is not there: no run.json in it, nor in runs/${spec}`,
    names.length === 0
      ? 'make one: `collapse-lab run`'
      : phrase`${didYouMean(spec, names)}\`ls runs\` names them all`,
  )
}

/** A run that is ready to be carried out: everything that can be refused has been looked at, and nothing written. */
export interface PreparedRun {
  readonly folder: string
  readonly name: string
  readonly plan: Plan & { readonly corpus: string }
  readonly corpus: LoadedCorpus
  /** Further texts: those that protections read, and those that are imported. */
  readonly others: readonly LoadedCorpus[]
  /** The texts that a program has written for it, first generations first; none where models of the lab write. */
  readonly written: readonly LoadedCorpus[]
  /** Whether the program may be run for the others: not where a run is only measured again. */
  readonly mayWrite: boolean
  /** Whether it continues from what the folder has of it. */
  readonly resume: boolean
  /** A sentence that the user should read before it begins; nothing where there is none. */
  readonly remark?: string
  /** The hash of run.json when the folder was looked at; nothing where there was none. */
  readonly seen: string | undefined
}

/** The first text that is not the one that a run was made from: the human one, or one that a protection reads. */
export function otherText(
  { inputs }: Pick<RunFile, 'inputs'>,
  { corpus, others }: Pick<PreparedRun, 'corpus' | 'others'>,
): string | undefined {
  return [corpus, ...others].find(({ input }, index) => input.sha256 !== inputs[index]?.sha256)?.input.corpus
}
