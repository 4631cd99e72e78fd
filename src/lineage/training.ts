import type { Model } from '../model/train.ts'
import { randomFrom } from '../random.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Baseline } from './baseline.ts'
import { generationName } from './names.ts'
import { protectionsOf, type Texts } from './protect.ts'
import { regimeNamed } from './regimes/index.ts'
import type { Source } from './sources.ts'
import { ensembleOf, type EnsembleMember } from './ensemble.ts'

/** The texts that a generation learns from, and the models that then write. */
export interface TrainingData {
  readonly training: readonly Source[]
  readonly members: readonly EnsembleMember[]
}

/** The training data of A: the human text. */
export function firstTrainingData({ plan, human }: Baseline): TrainingData {
  const { isolated = false } = regimeNamed(plan.regime)
  return ensembleOf(plan, [[human]], { isolated, context: protectionContext(plan.seed, 1) })
}

/** What the training data of a generation after A is chosen from. */
interface Choice {
  /** The model that learned from the human text. */
  readonly A: Model
  readonly written: readonly Source[]
  /** The text that was written last. */
  readonly last: Source
  readonly number: number
  readonly texts: Texts
}

/**
 * The training data of a later generation: what the regime chooses, then changed by each protection in the order of the plan.
 *
 * @throws Refusal when the protections leave nothing to learn from
 */
export function trainingData(baseline: Baseline, { A, written, last, number, texts }: Choice): TrainingData {
  const { plan, human, reserve } = baseline
  const { choose, isolated = false } = regimeNamed(plan.regime)
  const chosen = choose({
    ...{ human, reserve, written, number },
    words: last.stream.words,
    humanShare: plan.humanShare ?? 0,
    humanDraws: plan.humanDraws ?? 'without-replacement',
    random: (...names) => randomFrom(plan.seed, 'choose', ...names),
  })
  const context = protectionContext(plan.seed, number)
  const transform = (group: readonly Source[], index: number) =>
    protectionsOf(plan.protect, texts).reduce(
      (sources, { protection, values, spec, text }) =>
        protection.transform?.(sources, values, {
          baseline,
          A,
          ...context(`${spec}/${index}`),
          ...(text && { text }),
        }) ?? sources,
      group,
    )
  const groups = (isolated ? chosen.map(source => [source]) : [chosen]).map(transform)
  if (groups.some(group => group.every(({ stream }) => stream.words === 0)))
    throw new Refusal(
      phrase`${[plan.regime, ...plan.protect].join(', ')} leave ${generationName(number)} nothing to learn from`,
      'let the protections keep more, or take a regime that has human text in it',
    )
  return ensembleOf(plan, groups, { isolated, context })
}

const protectionContext = (seed: string, number: number) => (name: string) => ({
  number,
  random: randomFrom(seed, 'protect', name, String(number)),
})

/** Rows about the training data, where a plan mixes or protects: its tokens, and the share of them that is human. */
export function trainingRows(
  training: readonly Source[],
  { plan, human }: Baseline,
): Readonly<Record<string, number>> {
  if (plan.protect.length === 0 && plan.humanShare === null) return {}
  const wordsOf = (sources: readonly Source[]) => sources.reduce((sum, { stream }) => sum + stream.words, 0)
  const words = wordsOf(training)
  const own = wordsOf(training.filter(({ name }) => name === human.name))
  return { 'training-words': words, 'training-human-share': own / words }
}
