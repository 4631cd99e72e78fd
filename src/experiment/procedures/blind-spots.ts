import { lineage } from '../../lineage/lineage.ts'
import { randomFrom } from '../../random.ts'
import { shuffled } from '../../lineage/sources.ts'
import type { Corpus, Passage } from '../../text/passage.ts'
import { countTypes, type Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { firstModel, humanFacts, replicateOf } from './first-model.ts'

/** Rows of {@link blindSpotsOfTwo}. */
export const BLIND = {
  lost: 'lost-by-one',
  both: 'lost-by-both',
  shared: 'shared-lost',
  beyond: 'beyond-rarity',
} as const

/** What two lineages of one text differ in: the random stream alone, the order too, or which half of the text each learns from. */
export type Differing = 'chance' | 'method' | 'text'

/**
 * Compares which of the human words two lineages have lost, round by round. Both follow the plan and write as much as A's training text
 * has, in each round. `parameters.differing` says what they differ in; with `method` the second has order `parameters.other`.
 *
 * @returns by generation: the share of the human words that one of them has lost (the mean of both), that both have lost, how many of the
 *   words that one has lost the other has lost too, and by how much that passes what it would be if, of words that the human text has
 *   equally often, each lost its own by chance
 */
export const blindSpotsOfTwo: Procedure = (corpus, { plan, parameters, progress }) => {
  const { corpus: _, ...options } = plan
  const first = firstModel(corpus, plan)
  const { vocabulary } = first.A
  const differing = parameters.differing as Differing
  const texts =
    differing === 'text' ? halvesOf(first.parts.train, plan.seed) : [first.parts.train, first.parts.train]
  const rounds = texts.map((passages, index) => {
    const second = index === 1
    const own = {
      ...options,
      heldOut: 'none' as const,
      size: first.human.words,
      sizeFactor: null,
      seed: second ? `${plan.seed}, the other` : plan.seed,
      order: second && differing === 'method' ? Number(parameters.other) : plan.order,
    }
    return lostByRound({ ...corpus, passages }, own, vocabulary, done => progress((index + done) / 2))
  })
  const counts = vocabulary.counts
  const numbers = rounds[0]!.map((lost, round) => ({ values: overlapOf(lost, rounds[1]![round]!, counts) }))
  const facts = humanFacts(first)
  const lost = Math.round(numbers.at(-1)!.values[BLIND.lost] * vocabulary.size)
  const types = { ...facts.types, [BLIND.shared]: lost, [BLIND.beyond]: lost }
  return replicateOf(plan, { ...facts, types }, numbers)
}

/** Deals passages out into two halves at random; each keeps the order of the text. */
function halvesOf(passages: readonly Passage[], seed: string): Passage[][] {
  const order = [...shuffled(passages.length, randomFrom(seed, 'blind spots', 'halves'))]
  const first = new Set(order.slice(0, Math.ceil(order.length / 2)))
  return [true, false].map(half => passages.filter((_, number) => first.has(number) === half))
}

/** By round and id: 1 for a human word that the text of that round has not. */
function lostByRound(
  corpus: Corpus,
  options: Parameters<typeof lineage>[1] & { readonly generations: number },
  vocabulary: Vocabulary,
  progress: (share: number) => void,
): Uint8Array[] {
  return Array.from(lineage(corpus, { ...options, metrics: [] }), ({ number, baseline, writing }) => {
    progress(number / options.generations)
    return lostIn(writing.stream, baseline.vocabulary, vocabulary)
  })
}

/** Marks the types of the human vocabulary that a text, read with another one, has not. */
function lostIn(written: Stream, own: Vocabulary, human: Vocabulary): Uint8Array {
  const lost = new Uint8Array(human.size + 1).fill(1, 1)
  countTypes(written, own.unknown + 1).forEach((count, id) => {
    if (count > 0 && id >= 1 && id <= own.size) lost[human.idOf(own.types[id]!)] = 0
  })
  return lost
}

/** What two have lost of the human words. @param counts how often the human text has each */
function overlapOf(one: Uint8Array, other: Uint8Array, counts: Int32Array) {
  let [lost, both] = [0, 0]
  const groups = new Map<number, { words: number; one: number; other: number }>()
  for (let id = 1; id < one.length; id++) {
    lost += (one[id]! + other[id]!) / 2
    both += one[id]! * other[id]!
    const group = groups.get(counts[id]!) ?? { words: 0, one: 0, other: 0 }
    groups.set(counts[id]!, {
      words: group.words + 1,
      one: group.one + one[id]!,
      other: group.other + other[id]!,
    })
  }
  const byRarity = [...groups.values()].reduce(
    (sum, group) => sum + (group.one * group.other) / group.words,
    0,
  )
  const words = one.length - 1
  return {
    [BLIND.lost]: lost / words,
    [BLIND.both]: both / words,
    ...(lost > 0 && { [BLIND.shared]: both / lost, [BLIND.beyond]: (both - byRarity) / lost }),
  }
}
