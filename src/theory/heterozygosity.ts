import { sizesOf, type Sizes } from './lines.ts'
import { notPlain } from './neutral.ts'
import type { Facts, Oracle } from './oracle.ts'

export const heterozygosity: Oracle = {
  name: 'heterozygosity',
  title: 'the decay of heterozygosity',
  row: 'heterozygosity',
  formula:
    'replace: H_t = H_0 · (1 − 1/N)^t, with N the tokens that each generation writes and H = 1 − Σ p²; sizes N_i: H_0 · Π (1 − 1/N_i); a pile P that grows by N: H falls by N / (P + N)²; k isolated lineages: H_0 · [(1 − 1/k) + (1 − 1/N)^t / k]',
  source:
    'Wright 1931 and 1943; Crow and Kimura 1970, section 7.3; for piles the same sum of squares, worked in docs/methods.md',
  scope:
    'plain sampling, without kept or fresh human text; exact in the mean for order 1, for higher orders a guide',
  excuse: plan =>
    notPlain(plan) ??
    (decays.has(plan.regime)
      ? undefined
      : `the law is for single draws, not for passages of human text in ${plan.regime}`),
  predict: facts => {
    const kept = decays.get(facts.plan.regime)!(facts.generation, sizesOf(facts))
    return { heterozygosity: humanHeterozygosity(facts) * kept }
  },
}

/** H = 1 − Σ p² of the human text. */
function humanHeterozygosity({ counts, words }: Facts): number {
  let squares = 0
  for (let id = 1; id < counts.length; id++) squares += counts[id]! * counts[id]!
  return 1 - squares / (words * words)
}

/** The share of H that is left in what generation t writes. */
type Decay = (generation: number, sizes: Sizes) => number

const chain: Decay = (generation, { written }) => {
  let kept = 1
  for (let k = 1; k <= generation; k++) kept *= 1 - 1 / written(k)
  return kept
}

const pile =
  (readOf: (k: number, pile: number, sizes: Sizes) => number): Decay =>
  (generation, sizes) => {
    let [kept, total] = [1, sizes.words]
    for (let k = 1; ; k++) {
      const written = sizes.written(k)
      const read = readOf(k, total, sizes)
      // Drawn without replacement, n of P tokens keep (1 − 1/n) / (1 − 1/P) of H.
      const own = (1 - 1 / written) * ((1 - 1 / read) / (1 - 1 / total))
      if (k === generation) return kept * own
      const share = written / (total + written)
      kept *= 1 - share * share * (1 - own)
      total += written
    }
  }

const augment: Decay = (generation, { words, written }) => {
  let lost = 0
  for (let k = 1; k < generation; k++) {
    const share = written(k) / (words + written(k))
    lost = share * share * (1 - (1 - 1 / written(k)) * (1 - lost))
  }
  return (1 - 1 / written(generation)) * (1 - lost)
}

const decays: ReadonlyMap<string, Decay> = new Map([
  ['replace', chain],
  ['grow', chain],
  [
    'teacher',
    (generation, sizes) =>
      generation === 1 ? chain(1, sizes) : chain(1, sizes) * (1 - 1 / sizes.written(generation)),
  ],
  ['pool', (generation, sizes) => 1 - 1 / sizes.pool + chain(generation, sizes) / sizes.pool],
  ['accumulate', pile((_, total) => total)],
  [
    'accumulate-subsample',
    pile((k, total, { written }) => (k === 1 ? total : Math.min(total, written(k - 1)))),
  ],
  ['augment', augment],
])
