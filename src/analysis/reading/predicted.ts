import { mean } from '../../arithmetic.ts'
import { score } from '../../model/scoring/score.ts'
import { train, type Model } from '../../model/train.ts'
import { unlessRefused } from '../../refusal.ts'
import { passageText, type KeptRun } from './kept-run.ts'

/** Mean surprisal of passages, in bits a token, in the order in which they were asked for. */
export interface PredictedTokens {
  readonly human: readonly number[]
  readonly machine: readonly number[]
}

/**
 * Measures how well a model of human text predicts some passages: mean surprisal in bits a token, the end mark
 * counted. 2 to that power is their perplexity. The model has A's order, vocabulary and weights, but has not read
 * the human passages in question: it would know them by heart. Out-of-vocabulary words are left out.
 *
 * @param asked numbers of passages from 0, of the human text and of a generation, 1 for A
 * @returns nothing where too little of the human text is left to learn from
 */
export function predicted(
  kept: KeptRun,
  asked: {
    readonly generation: number
    readonly human: readonly number[]
    readonly machine: readonly number[]
  },
): PredictedTokens | undefined {
  const model = modelWithout(kept, asked.human)
  if (!model) return undefined
  const surprisal = (source: string) => (passage: number) => {
    const text = passageText(kept, { source, passage })
    return mean(score(model, [{ id: source, text }]).surprisal)
  }
  return {
    human: asked.human.map(surprisal(kept.baseline.human.name)),
    machine: asked.machine.map(surprisal(kept.generations[asked.generation - 1]!.name)),
  }
}

/** The last model of each run, since the same passages are often asked for again. */
const made = new WeakMap<KeptRun, { readonly without: string; readonly model: Model | undefined }>()

function modelWithout(kept: KeptRun, without: readonly number[]): Model | undefined {
  const known = made.get(kept)
  if (known?.without === without.join()) return known.model
  const { human, plan, vocabulary, weights } = kept.baseline
  const out = new Set(without)
  const rest = kept.passages.slice(0, human.stream.passages).filter((_, number) => !out.has(number))
  // A text that is too short for a model has none.
  const model = unlessRefused(() =>
    train(rest, { tokens: plan.tokens, order: plan.order, vocabulary, weights }),
  )
  made.set(kept, { without: without.join(), model })
  return model
}
