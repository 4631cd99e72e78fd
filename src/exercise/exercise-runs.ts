import type { Progress } from '../lineage/lineage.ts'
import type { Corpus } from '../text/passage.ts'
import { factsOfRun, type RunFacts } from './keys/facts.ts'
import type { StudentRuns } from './items/index.ts'
import { metricsNeeded, withoutCorpus, type Pack, type RunPlan } from './pack.ts'

export interface ExerciseRunsOptions {
  /** The student's variant. */
  readonly seed: string
  /** Reads the text of a plan. @throws Refusal when there is none, or the plan is too large for the machine */
  readonly corpusOf: (plan: RunPlan) => Corpus
  /** Begins to watch a plan that was handed in; what it returns is asked after each generation. Default never stop. */
  readonly stopAfter?: () => () => boolean
  /** Told how far each run is. */
  readonly progress?: (progress: Progress) => void
}

/** The runs of a pack with one seed, each carried out when it is asked for, and once. */
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

  /** A plan that was handed in, with this seed. */
  readonly attempt = (plan: RunPlan): RunFacts =>
    this.carryOut({ ...plan, seed: this.options.seed }, this.options.stopAfter?.())

  private planOf(run: string): RunPlan {
    const { pack, options } = this
    return { ...pack.runs[run]!, metrics: metricsNeeded(pack, run), seed: options.seed }
  }

  private carryOut(plan: RunPlan, stop?: () => boolean): RunFacts {
    const { corpusOf, progress } = this.options
    return factsOfRun(corpusOf(plan), withoutCorpus(plan), {
      ...(stop ? { stop } : {}),
      ...(progress ? { progress } : {}),
    })
  }
}
