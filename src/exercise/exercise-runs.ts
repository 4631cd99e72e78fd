import { given } from '../given.ts'
import type { Progress } from '../lineage/lineage.ts'
import type { Corpus } from '../text/passage.ts'
import { factsOfRun, type RunFacts } from './keys/facts.ts'
import type { StudentRuns } from './items/index.ts'
import type { Measured } from './keys/values.ts'
import { metricsNeeded, withoutCorpus, type Pack, type RunPlan } from './pack.ts'

/** How the runs of an exercise are carried out. */
export interface ExerciseRunsOptions {
  /** The student's variant, which is the seed of the runs. */
  readonly seed: string
  /** Reads the text of a plan. @throws Refusal when there is none, or the plan is too large for the machine */
  readonly corpusOf: (plan: RunPlan) => Corpus
  /**
   * Starts a watch on a plan that was handed in; the function it returns is asked after each generation whether to
   * stop. Default never.
   */
  readonly stopAfter?: () => () => boolean
  /** Called with the progress of each run. */
  readonly progress?: (progress: Progress) => void
  /** Rows of runs that are wanted beside those of the keys, as for a picture. Default none. */
  readonly also?: readonly Measured[]
}

/** The runs of an exercise with one seed; each is carried out once, when first asked for. */
export class ExerciseRuns implements StudentRuns {
  private readonly known = new Map<string, RunFacts>()
  private readonly pack: Pack
  private readonly options: ExerciseRunsOptions

  constructor(pack: Pack, options: ExerciseRunsOptions) {
    this.pack = pack
    this.options = options
  }

  readonly factsOf = (run: string): RunFacts => {
    const facts = this.known.get(run) ?? this.carryOut(this.planOf(run))
    this.known.set(run, facts)
    return facts
  }

  /** Carries out a plan that was handed in, with this seed. */
  readonly attempt = (plan: RunPlan): RunFacts =>
    this.carryOut({ ...plan, seed: this.options.seed }, this.options.stopAfter?.())

  private planOf(run: string): RunPlan {
    const { pack, options } = this
    return { ...pack.runs[run]!, metrics: metricsNeeded(pack, run, options.also), seed: options.seed }
  }

  private carryOut(plan: RunPlan, stop?: () => boolean): RunFacts {
    const { corpusOf, progress } = this.options
    return factsOfRun(corpusOf(plan), withoutCorpus(plan), {
      ...given({ stop, progress }),
    })
  }
}

/** Seconds that a plan which was handed in may take. */
const SECONDS = 120

/** Stops plans that were handed in after two minutes, for {@link ExerciseRunsOptions.stopAfter}. @param now a clock in milliseconds */
export const timeLimit = (now: () => number) => (): (() => boolean) => {
  const started = now()
  return () => now() - started > SECONDS * 1000
}
