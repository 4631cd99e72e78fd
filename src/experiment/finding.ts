import { planOf } from '../lineage/plan.ts'
import type { Arm } from './comparison/arm.ts'
import { named, type Arms } from './comparison/arms.ts'
import { answersTo, judgementOf, type Answered, type Judgement } from './claim.ts'
import type { Experiment, Size } from './experiments/index.ts'
import type { Figure, ResultTable } from './figure.ts'
import { experimentNamed, paperOf } from './named.ts'
import { OTHER_TEXT } from './papers/index.ts'
import { replicateSeeds } from './sweep/seeds.ts'
import type { Sweep } from './sweep/sweep.ts'
import { toldArms } from './comparison/told.ts'

/** The user's choices for an experiment. */
export interface Setting {
  /** Its name. */
  readonly experiment: string
  readonly size: Size
  /** The text of the arms that may begin with any. */
  readonly corpus: string
  readonly seed: string
}

/** What an experiment found. */
export interface Finding {
  readonly experiment: Experiment
  readonly setting: Setting
  readonly arms: Arms
  readonly answers: readonly Answered[]
  readonly verdict: Judgement
  readonly figure: Figure
  readonly tables: readonly ResultTable[]
}

/** The sweep of an experiment: its arms, each with every seed. */
export function sweepOfExperiment({ experiment: name, size, corpus, seed }: Setting): Sweep {
  const experiment = experimentNamed(name)
  return {
    name,
    arms: experiment.arms(size).map(({ name, options, corpus: own = corpus, parameters }) => ({
      name,
      varied: parameters ?? {},
      plan: { corpus: own, ...planOf({ ...options, seed }) },
      ...(parameters && { work: { experiment: experiment.name, knobs: parameters } }),
    })),
    seeds: replicateSeeds(seed, experiment.seeds[size]),
  }
}

/** Tests the claims on the results of the arms. Figure and tables have the numbers that rest on enough text. */
export function findingOf(experiment: Experiment, setting: Setting, list: readonly Arm[]): Finding {
  const arms = named(list)
  const told = named(toldArms(list))
  const own = paperOf(experiment)?.text
  const answers =
    own && list.some(({ text }) => text !== own.sha256)
      ? experiment.claims.map((claim): Answered => ({ claim, answer: 'open', untold: OTHER_TEXT }))
      : answersTo(experiment.claims, arms)
  return {
    ...{ experiment, setting, arms, answers, verdict: judgementOf(answers) },
    figure: experiment.figure(told),
    tables: experiment.tables?.(told) ?? [],
  }
}
