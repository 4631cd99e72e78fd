import type { Baseline } from '../../lineage/baseline.ts'
import { lineage } from '../../lineage/lineage.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { BOUNDARY, countTypes, type Stream } from '../../text/stream.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { humanFactsOf } from '../sweep/replicates.ts'
import { replicateOf } from './first-model.ts'

/** Rows of {@link varietiesOfLineage}. */
export const VARIETY = {
  minority: 'minority-words',
  majority: 'majority-words',
  apart: 'minority-beside-equal',
} as const

/**
 * Follows two varieties of a language through a lineage. The text is the passages of a corpus with the labels `minority` and `majority`.
 * A word is of a variety if the training text has it in passages of that variety alone.
 *
 * @returns by generation: the share of the words of each variety that are still used; and how much more of the minority's words than of
 *   majority words of equal human count, weighted by the minority's words of each count that both have
 * @throws Refusal when the corpus has no passages of one of the labels
 */
export const varietiesOfLineage: Procedure = (corpus, { plan, parameters, progress }) => {
  const { corpus: _, ...options } = plan
  const labels = [parameters.minority, parameters.majority].map(String)
  for (const label of labels)
    if (!corpus.passages.some(passage => passage.label === label))
      throw new Refusal(
        phrase`${corpus.name} has no passages of the kind ${JSON.stringify(label)}`,
        'this experiment takes the speeches of sotu, by decade',
      )
  const passages = corpus.passages.filter(({ label = '' }) => labels.includes(label))
  const rows = []
  let baseline: Baseline | undefined
  let words: Words | undefined
  for (const generation of lineage({ ...corpus, passages }, { ...options, metrics: [] })) {
    baseline = generation.baseline
    words ??= wordsOf(baseline, labels)
    rows.push({ values: survivalOf(words, generation.writing.stream) })
    progress(generation.number / plan.generations)
  }
  const { minority, majority, matched } = words!
  const facts = humanFactsOf(baseline!)
  const types = {
    [VARIETY.minority]: minority.length,
    [VARIETY.majority]: majority.length,
    [VARIETY.apart]: matched,
  }
  return replicateOf(plan, { ...facts, types: { ...facts.types, ...types } }, rows)
}

/** The words of two varieties. */
interface Words {
  readonly minority: readonly number[]
  readonly majority: readonly number[]
  /** By id: how often the human text has it. */
  readonly counts: Int32Array
  /** Words of the minority with a count that some word of the majority has, too. */
  readonly matched: number
}

/** Finds the words that passages of one label alone have. */
function wordsOf({ vocabulary, human: { stream }, passages }: Baseline, labels: readonly string[]): Words {
  const seen = labels.map(() => new Uint8Array(vocabulary.unknown + 1))
  let passage = 0
  for (let at = 1; at < stream.ids.length; at++) {
    const id = stream.ids[at]!
    if (id === BOUNDARY) passage += 1
    else seen[labels.indexOf(passages[passage]!.label!)]![id] = 1
  }
  const ids = Array.from({ length: vocabulary.size }, (_, k) => k + 1)
  const onlyIn = (own: number) => ids.filter(id => seen[own]![id] === 1 && seen[1 - own]![id] === 0)
  const [minority, majority] = [onlyIn(0), onlyIn(1)]
  const counts = countTypes(stream, vocabulary.unknown + 1)
  const counted = new Set(majority.map(id => counts[id]!))
  return { minority, majority, counts, matched: minority.filter(id => counted.has(counts[id]!)).length }
}

/** Which words of two varieties a text still has. */
function survivalOf({ minority, majority, counts, matched }: Words, written: Stream) {
  const left = countTypes(written, counts.length)
  const alive = (id: number): number => (left[id]! > 0 ? 1 : 0)
  const share = (ids: readonly number[]) =>
    ids.length === 0 ? undefined : ids.reduce((sum, id) => sum + alive(id), 0) / ids.length
  const equal = new Map<number, { words: number; left: number }>()
  for (const id of majority) {
    const { words, left } = equal.get(counts[id]!) ?? { words: 0, left: 0 }
    equal.set(counts[id]!, { words: words + 1, left: left + alive(id) })
  }
  const apart = minority.reduce((sum, id) => {
    const beside = equal.get(counts[id]!)
    return beside === undefined ? sum : sum + alive(id) - beside.left / beside.words
  }, 0)
  return {
    [VARIETY.minority]: share(minority),
    [VARIETY.majority]: share(majority),
    [VARIETY.apart]: matched === 0 ? undefined : apart / matched,
  }
}
