import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { workSchema } from './cells.ts'
import { MAX_CELLS } from '../../experiment/sweep/sweep.ts'
import { planOf } from '../../lineage/plan.ts'
import { deferred, phrase, translated } from '../../phrase.ts'
import { orRefusal, Refusal, unlessRefused } from '../../refusal.ts'
import { inJson } from '../../report/format/json.ts'
import { readJson } from '../files/json.ts'
import { writeWhole } from '../files/write-whole.ts'
import { runSchema } from '../../report/run/run-file.ts'

const { plan, inputs, outputs, notes, software, times, host } = runSchema.entries

/** A file of an experiment, so that no path leads out of its folder. */
const cellFile = v.pipe(v.string(), v.regex(/^cells\/[0-9a-f]{32}\.json$/, 'a cell must be cells/HASH.json'))
const outputFile = v.union(
  [
    cellFile,
    v.picklist([
      'metrics.csv',
      'intervals.csv',
      'metrics.parquet',
      'intervals.parquet',
      'figure.svg',
      'finding.md',
    ]),
  ],
  'it is no file of an experiment',
)

/** experiment.json; docs/run-format.md says what each field means. */
const experimentSchema = v.object({
  format: v.literal('collapse-lab/experiment/1'),
  name: v.string(),
  status: v.picklist(['running', 'completed', 'failed', 'stopped']),
  /** Each arm: the options that it varies, its plan with the base seed, and the hash of its text. */
  arms: v.array(
    v.object({
      name: v.string(),
      varied: v.record(v.string(), v.unknown()),
      plan,
      work: v.optional(workSchema),
      text: v.string(),
    }),
  ),
  seeds: v.array(v.string()),
  /** The experiment of the article; only for those of the article. */
  setting: v.optional(
    v.object({
      experiment: v.string(),
      size: v.picklist(['quick', 'full']),
      corpus: v.string(),
      seed: v.string(),
    }),
  ),
  inputs,
  /** Arm by arm, and in each seed by seed. */
  cells: v.array(v.object({ arm: v.string(), seed: v.string(), path: cellFile })),
  outputs: v.array(v.object({ ...outputs.item.entries, path: outputFile })),
  notes,
  software,
  times,
  host,
})

export type ExperimentFile = v.InferOutput<typeof experimentSchema>

export const EXPERIMENT_FILE = 'experiment.json'

/** Whether a folder holds an experiment: a replicated run, or a sweep. */
export function isExperiment(folder: string): boolean {
  return existsSync(join(folder, EXPERIMENT_FILE))
}

/** Finds the folder of an experiment by a path or a name in runs/ or sweeps/; undefined when there is none. */
export function findExperiment(spec: string): string | undefined {
  return [spec, join('runs', spec), join('sweeps', spec)].find(isExperiment)
}

/** Reads experiment.json. @throws Refusal when it is not one of ours */
export function readExperimentFile(folder: string): ExperimentFile {
  const path = join(folder, EXPERIMENT_FILE)
  const hint = 'carry out the plan again, in a new folder'
  const file = readJson(path, experimentSchema, { what: WHAT, hint, syntaxHint: 'carry out the plan again' })
  const refuse = (what: string) => new Refusal(phrase`${path} is not ${translated(WHAT)}: ${what}`, hint)
  const { arms, seeds, cells, outputs } = file
  for (const [index, arm] of arms.entries()) {
    const { corpus: _, ...options } = arm.plan
    const plan = orRefusal(() => planOf(options))
    if (plan instanceof Refusal) throw refuse(phrase`arms.${index}: ${plan.message}`)
  }
  if (arms.length === 0 || seeds.length === 0 || cells.length > MAX_CELLS)
    throw refuse(phrase`it must have arms, seeds, and at most ${MAX_CELLS} cells`)
  const expected = arms.flatMap(({ name }) => seeds.map(seed => `${seed} ${name}`))
  if (
    !isDeepStrictEqual(
      cells.map(({ arm, seed }) => `${seed} ${arm}`),
      expected,
    )
  )
    throw refuse(phrase`cells: they must be those of each arm, seed by seed`)
  const paths = outputs.map(output => output.path)
  if (new Set(paths).size < paths.length) throw refuse(phrase`outputs: a file is listed twice`)
  return file
}

const WHAT = deferred`an experiment of collapse-lab`

/** experiment.json where it can be read; nothing where there is none, or it is damaged: the cells say by themselves what they are. */
export function readableExperimentFile(folder: string): ExperimentFile | undefined {
  return isExperiment(folder) ? unlessRefused(() => readExperimentFile(folder)) : undefined
}

export function writeExperimentFile(folder: string, file: ExperimentFile): void {
  writeWhole(join(folder, EXPERIMENT_FILE), [inJson(file)])
}

/**
 * Reads the plan of a sweep, which `sweepOf` checks.
 *
 * @throws Refusal when there is no such file, or it is not JSON
 * @example
 * import { writeFileSync } from 'node:fs'
 * import { readSweep } from 'collapse-lab/node'
 * writeFileSync('plan.json', '{ "vary": { "order": [2, 3] }, "seeds": 2 }')
 * readSweep('plan.json') // → { vary: { order: [ 2, 3 ] }, seeds: 2 }
 */
export const readSweep = (path: string): unknown =>
  readJson(path, v.unknown(), {
    hint: 'a sweep is {"base": {"order": 3}, "vary": {"regime": ["replace", "accumulate"]}, "seeds": 5}',
  })
