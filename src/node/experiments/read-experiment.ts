import { basename, join } from 'node:path'
import type { Arm } from '../../experiment/comparison/arm.ts'
import type { HumanFacts } from '../../experiment/sweep/replicates.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { survivalCases } from '../../theory/verdicts.ts'
import { readCellAt } from './cells.ts'
import { findExperiment, readExperimentFile, type ExperimentFile } from './experiment-file.ts'
import { spreadsOfRun } from '../reading/run-facts.ts'
import { readRun, readVocabulary, refuseChanged, type ReadOptions, type Run } from '../runs/read-run.ts'
import { findRun } from '../runs/run-file.ts'

/** An experiment as its folder holds it. */
export interface Experiment {
  readonly folder: string
  readonly file: ExperimentFile
  readonly arms: readonly Arm[]
}

/**
 * Reads an experiment.
 *
 * @throws Refusal when one of its cells is not there, not whole, or not as experiment.json records it
 * @example
 * import { readExperiment } from 'collapse-lab/node'
 * // The folder that the example of carryOutExperiment leaves.
 * const { file, arms } = readExperiment('sweeps/heat')
 * file.status // → 'completed'
 * arms.length // → 2
 */
export function readExperiment(folder: string, { unchecked = false }: ReadOptions = {}): Experiment {
  const file = readExperimentFile(folder)
  if (!unchecked) refuseChangedCells(folder, file)
  const arms = file.arms.map(({ name, plan, text }) => ({
    name,
    plan,
    text,
    replicates: file.cells.filter(({ arm }) => arm === name).map(({ path }) => cellAt(folder, path)),
  }))
  return { folder, file, arms }
}

/** Compares the cells with what experiment.json records of them, which it does once they are put together. @throws Refusal */
function refuseChangedCells(folder: string, { outputs, cells }: ExperimentFile): void {
  const wanted = new Set(cells.map(({ path }) => path))
  for (const output of outputs) if (wanted.has(output.path)) refuseChanged(folder, output)
}

function cellAt(folder: string, path: string) {
  const found = readCellAt(folder, path)
  if (found) return found.replicate
  throw new Refusal(
    phrase`${join(folder, path)} is not there, or not whole: the seeds were not all carried out`,
    'repeat the command that made the folder; it continues where it stopped',
  )
}

/**
 * The arms of a run (one, with one seed), of a replicated run (one, with several), or of a sweep.
 *
 * @throws Refusal when there is no such run
 * @example
 * import { readArms } from 'collapse-lab/node'
 * import { compare } from 'collapse-lab'
 * // The folder that the example of carryOutExperiment leaves.
 * const arms = readArms('sweeps/heat')
 * arms.map(({ name, replicates }) => `${name}: ${replicates.length}`)
 * // → [ 'heat: temperature=1: 2', 'heat: temperature=0.7: 2' ]
 * compare(arms).verdicts[0].answer // → 'no'
 */
export function readArms(spec: string, options: ReadOptions = {}): Arm[] {
  const experiment = findExperiment(spec)
  if (experiment !== undefined) {
    const { arms } = readExperiment(experiment, options)
    const name = basename(experiment)
    return arms.map(arm => ({ ...arm, name: arms.length === 1 ? name : `${name}: ${arm.name}` }))
  }
  const run = readRun(findRun(spec), options)
  const { folder, file, rows } = run
  const replicates = [{ seed: file.plan.seed, rows, human: humanFactsOf(run) }]
  const { plan, inputs } = file
  const spreads = spreadsOfRun(run)
  return [{ name: basename(folder), plan, text: inputs[0]?.sha256 ?? '', replicates, spreads }]
}

/** How much human text the numbers of a run rest on. */
function humanFactsOf(run: Run): HumanFacts {
  const { words = 0, sampleWords = 0, heldOutWords } = run.file.human ?? {}
  const types = survivalCases(readVocabulary(run).counts[0] ?? [])
  return { words, sampleWords, types, ...(heldOutWords === undefined ? {} : { heldOutWords }) }
}
