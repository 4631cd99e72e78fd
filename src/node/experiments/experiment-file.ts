import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { workSchema } from './cells.ts'
import { readJson } from '../files/json.ts'
import { writeWhole } from '../files/write-whole.ts'
import { Refusal } from '../../refusal.ts'
import { runSchema } from '../../report/run/run-file.ts'

const { plan, inputs, outputs, notes, software, times, host } = runSchema.entries

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
  cells: v.array(v.object({ arm: v.string(), seed: v.string(), path: v.string() })),
  outputs,
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
export const readExperimentFile = (folder: string): ExperimentFile =>
  readJson(join(folder, EXPERIMENT_FILE), experimentSchema, {
    what: 'an experiment of collapse-lab',
    hint: 'carry out the plan again, in a new folder',
    syntaxHint: 'carry out the plan again',
  })

/** experiment.json where it can be read; nothing where there is none, or it is damaged: the cells say by themselves what they are. */
export function readableExperimentFile(folder: string): ExperimentFile | undefined {
  if (!isExperiment(folder)) return undefined
  try {
    return readExperimentFile(folder)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

export function writeExperimentFile(folder: string, file: ExperimentFile): void {
  writeWhole(join(folder, EXPERIMENT_FILE), [`${JSON.stringify(file, null, 2)}\n`])
}

/** Reads the plan of a sweep, which `sweepOf` checks. @throws Refusal when there is no such file, or it is not JSON */
export const readSweep = (path: string): unknown =>
  readJson(path, v.unknown(), {
    hint: 'a sweep is {"base": {"order": 3}, "vary": {"regime": ["replace", "accumulate"]}, "seeds": 5}',
  })
