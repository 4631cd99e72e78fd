import { exp, ln, mean } from '../arithmetic.ts'
import { bands, inBand, rowName, type Band } from '../metrics/index.ts'
import type { CountedNgrams } from '../metrics/features/ngrams.ts'
import type { SuffixIndex } from '../model/index/suffix-index.ts'
import { BOUNDARY } from '../text/stream.ts'
import { lineLoss, presence, type LineLoss } from './lines.ts'
import type { Facts } from './oracle.ts'

/**
 * How a text is copied in pieces by a model of some order. From one place the model continues at any of the k occurrences of the context
 * that it has just written, each with the same chance. With chance j / k it so stays in the neighbourhood, which has j of them: up to
 * 128 tokens of one passage.
 */
export interface Copying {
  /** The text that A learned from. */
  readonly ids: Int32Array
  /** By place: the sum of ln (k / j) up to there, so that two places are copied in one piece with chance exp(logs[first] − logs[second]). */
  readonly logs: Float64Array
  /** By place: 1 divided by how often one piece has the place, which is more than once where the model moves in a circle. */
  readonly alone: Float64Array
  /**
   * By place: how far its copies are draws of their own. The chance that its type's occurrence before is not copied in one piece with it,
   * 1 where there is none, times `alone`.
   */
  readonly apart: Float64Array
}

/**
 * Counts the occurrences of the context before every place of a text.
 *
 * @param index of the text, sorted by at least order − 1 tokens
 * @param order of the model; with 1 there is no context, and each token is a piece of its own
 * @example
 * import { copyingOf } from 'collapse-lab/theory'
 * import { indexText, learnVocabulary, passagesOf, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['a b c', 'a b d']), tokenizerNamed('whitespace'))
 * const copying = copyingOf(indexText(stream, vocabulary.types.length, 2), 2)
 * // With order 2, six of the eight tokens follow a context that the text has twice, and two one that it has once: 6 ln 2.
 * copying.logs.at(-1) // → 4.1588…
 */
export function copyingOf({ stream: { ids }, sorted, bucket }: SuffixIndex, order: number): Copying {
  const length = order - 1
  const jumps = new Float64Array(ids.length).fill(1)
  const alike = commonTokens(ids, sorted, length)
  const ends = passageEnds(ids)
  const near = neighbourhoods(ids)
  const own = new Int32Array(near.at(-1)! + 1)
  const circles: Circle[] = []
  // Rank 0 is the last boundary, which begins no passage.
  const count = (tokens: number, ranks: number) => {
    for (let low = 1; low < ranks;) {
      let high = low + 1
      while (high < ranks && alike[high]! >= tokens) high += 1
      const places = sorted.subarray(low, high)
      for (const place of places) own[near[place]!]! += 1
      for (const place of places)
        if (ends[place]! >= place + tokens) jumps[place + tokens] = (high - low) / own[near[place]!]!
      for (const circle of circlesOf(places, tokens, { near, own })) circles.push(circle)
      for (const place of places) own[near[place]!] = 0
      low = high
    }
  }
  count(length, sorted.length)
  // Near the beginning of a passage the context is shorter, and begins with the boundary.
  for (let tokens = 1; tokens < length; tokens++) count(tokens, bucket[BOUNDARY + 1]!)
  let sum = 0
  const logs = jumps.map((jump, place) => (place === 0 ? 0 : (sum += ln(jump))))
  const alone = returnsOf(logs, circles).map(times => 1 / (1 + times))
  return { ids, logs, alone, apart: apartness(ids, bucket.length, { logs, alone }) }
}

/** Two places of one neighbourhood with the same context before them: from before the later one the model may continue at the earlier one. */
interface Circle {
  readonly earlier: number
  readonly later: number
  /** The chance that it continues at the earlier one: 1 / k. */
  readonly chance: number
}

/** Share of the occurrences of a context that a neighbourhood must have for its circles to matter. */
const FEWEST_NEAR = 0.01

/** The circles by a context. @param places where it begins */
function* circlesOf(
  places: Int32Array,
  tokens: number,
  { near, own }: { readonly near: Int32Array; readonly own: Int32Array },
): Generator<Circle, void, undefined> {
  const several = places.filter(
    place => own[near[place]!]! > 1 && own[near[place]!]! >= FEWEST_NEAR * places.length,
  )
  several.sort()
  for (const [index, place] of several.entries())
    for (let next = index + 1; next < several.length && near[several[next]!] === near[place]; next++)
      yield { earlier: place + tokens, later: several[next]! + tokens, chance: 1 / places.length }
}

/** By place: how often a piece comes back to it, on average. */
function returnsOf(logs: Float64Array, circles: readonly Circle[]): Float64Array {
  const steps = new Float64Array(logs.length + 1)
  for (const { earlier, later, chance } of circles) {
    if (later >= logs.length) continue
    const back = chance * exp(logs[earlier]! - logs[later - 1]!)
    steps[earlier]! += back
    steps[later]! -= back
  }
  let sum = 0
  return Float64Array.from(logs, (_, place) => (sum += steps[place]!))
}

/** By place: how far the copies of what begins there are draws of their own. @param typeAt by place: the type that begins there */
function apartness(
  typeAt: Int32Array,
  types: number,
  { logs, alone }: Pick<Copying, 'logs' | 'alone'>,
): Float64Array {
  const apart = Float64Array.from(alone)
  const last = new Int32Array(types)
  for (let place = 1; place < typeAt.length; place++) {
    const type = typeAt[place]!
    if (last[type] !== 0) apart[place]! *= 1 - exp(logs[last[type]!]! - logs[place]!)
    last[type] = place
  }
  return apart
}

/** By rank: how many tokens a place begins with that the place of the rank before begins with too, at most `length`. */
function commonTokens(ids: Int32Array, sorted: Int32Array, length: number): Uint8Array {
  const common = new Uint8Array(sorted.length)
  for (let rank = 1; rank < sorted.length; rank++) {
    const [one, other] = [sorted[rank - 1]!, sorted[rank]!]
    let tokens = 0
    while (tokens < length && other + tokens < ids.length && ids[one + tokens] === ids[other + tokens])
      tokens += 1
    common[rank] = tokens
  }
  return common
}

/** Tokens of a neighbourhood, at most: a paragraph, or some sentences of a long one. */
const NEIGHBOURHOOD = 128

/** By place: the number of its neighbourhood. A boundary belongs to the passage that it begins. */
function neighbourhoods(ids: Int32Array): Int32Array {
  const numbers = new Int32Array(ids.length)
  for (let place = 1, begin = 0; place < ids.length; place++) {
    const isNew = ids[place] === BOUNDARY || place - begin === NEIGHBOURHOOD
    if (isNew) begin = place
    numbers[place] = numbers[place - 1]! + (isNew ? 1 : 0)
  }
  return numbers
}

/** By place: the next boundary behind it; for the last one, its own place. */
function passageEnds(ids: Int32Array): Int32Array {
  const ends = new Int32Array(ids.length).fill(ids.length - 1)
  for (let place = ids.length - 2; place >= 0; place--)
    ends[place] = ids[place + 1] === BOUNDARY ? place + 1 : ends[place + 1]!
  return ends
}

/** The chance that two places are copied in one piece, given that the first is copied. */
const togetherIn = ({ logs }: Copying, first: number, second: number) => exp(logs[first]! - logs[second]!)

/**
 * Mean length of the piece that a token is copied in, in tokens. N divided by it is the number of independent draws in a text.
 *
 * @example
 * import { copyingOf, meanPiece } from 'collapse-lab/theory'
 * import { indexText, learnVocabulary, passagesOf, tokenizerNamed } from 'collapse-lab'
 * const texts = Array.from({ length: 100 }, (_, number) => `cat ${number} ran and dog ${number} sat`)
 * const { vocabulary, stream } = learnVocabulary(passagesOf(texts), tokenizerNamed('whitespace'))
 * const index = indexText(stream, vocabulary.types.length, 3)
 * meanPiece(copyingOf(index, 1)) // → 1.02267…
 * meanPiece(copyingOf(index, 4)) // → 3.2979…
 */
export const meanPiece = (copying: Copying): number => mean(pieceLengths(copying).subarray(1))

/** By place: the mean length of the piece that it is copied in, to both sides. */
function pieceLengths(copying: Copying): Float64Array {
  const { length } = copying.ids
  const [before, behind] = [new Float64Array(length), new Float64Array(length + 1)]
  for (let place = 1; place < length; place++)
    before[place] = 1 + (place > 1 ? togetherIn(copying, place - 1, place) * before[place - 1]! : 0)
  for (let place = length - 1; place >= 1; place--)
    behind[place] = 1 + (place + 1 < length ? togetherIn(copying, place, place + 1) * behind[place + 1]! : 0)
  return before.map((tokens, place) => (place === 0 ? 0 : tokens + behind[place]! - 1))
}

/** What the survival law says where a text is copied in pieces. */
export interface PieceSurvival {
  /** The share of types that is expected to survive. */
  readonly expected: number
  /** Its standard deviation over seeds. */
  readonly deviation: number
}

/** The occurrences of each type that are copied apart, by id. */
const countApart = ({ ids, apart }: Copying, types: number): Float64Array => sumByType(ids, apart, types)

function sumByType(typeAt: Int32Array, values: Float64Array, types: number): Float64Array {
  const sums = new Float64Array(types)
  for (let place = 1; place < typeAt.length; place++) sums[typeAt[place]!]! += values[place]!
  return sums
}

/** The occurrences of each n-gram that are copied apart, by its number from 1. */
function countNgramsApart(copying: Copying, { typeAt, types }: CountedNgrams): Float64Array {
  const numbers = typeAt.map(type => type + 1)
  return sumByType(numbers, apartness(numbers, types + 1, copying), types + 1)
}

const rows = [undefined, ...bands]

/**
 * The share of surviving types that the survival law expects when occurrences that are copied in one piece count as one, for every row
 * of `surviving-types`, and of `surviving-ngrams-n` where n-grams are given. Where occurrences of a type lie apart this is what the law
 * says; where they stand together it is less.
 *
 * @param facts of each generation that is asked for, all of one run
 * @param ngrams of the text that A learned from, by n; default none
 * @returns the rows of each of the facts
 * @example
 * import { copyingOf, expect, survivalInPieces } from 'collapse-lab/theory'
 * import { indexText, learnVocabulary, passagesOf, planOf, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['a b a b', 'c d e']), tokenizerNamed('whitespace'))
 * const [{ counts }, { words }] = [vocabulary, stream]
 * const facts = { plan: planOf({ order: 2 }), counts, words, written: words, generation: 1 }
 * const copying = copyingOf(indexText(stream, counts.length, 1), 2)
 * // The two a are mostly copied in one piece, and so are the two b.
 * survivalInPieces(copying, [facts])[0]['surviving-types'] // → 0.6030…
 * expect(facts)['surviving-types'] // → 0.7251…
 */
export function survivalInPieces(
  copying: Copying,
  facts: readonly Facts[],
  ngrams: ReadonlyMap<number, CountedNgrams> = new Map(),
): Record<string, number>[] {
  const [{ counts } = { counts: new Int32Array(0) }] = facts
  const words = countApart(copying, counts.length)
  const sequences = Array.from(ngrams, ([n, own]) => ({
    name: `surviving-ngrams-${n}`,
    counts: own.counts,
    apart: countNgramsApart(copying, own),
  }))
  return facts.map(fact => {
    const loss = lineLoss(fact)
    const alive = words.map((count, id) => presence(loss, count, fact.reserve?.counts[id]))
    // The n-grams of a reserve are not counted.
    const followed = loss.reserve > 0 ? [] : sequences
    return Object.fromEntries([
      ...meansByBand('surviving-types', counts, alive),
      ...followed.flatMap(({ name, counts, apart }) =>
        meansByBand(
          name,
          counts,
          apart.map(count => presence(loss, count)),
        ),
      ),
    ])
  })
}

/** The mean over the types of each band, as rows; a band without types has none. @param values by type */
const meansByBand = (name: string, counts: Int32Array, values: Float64Array): [string, number][] =>
  rows.flatMap(band => {
    const ids = idsIn(counts, band)
    const sum = ids.reduce((sum, id) => sum + values[id]!, 0)
    return ids.length === 0 ? [] : [[rowName(name, band), sum / ids.length]]
  })

const idsIn = (counts: Int32Array, band: Band | undefined) =>
  Array.from(counts, (_, id) => id).filter(id => id > 0 && counts[id]! > 0 && inBand(counts[id]!, band))

/** Chances of a common loss below this are left out, and so are types that are lost more rarely. */
const NEGLIGIBLE = 0.01

/**
 * Survival with its standard deviation over seeds, row by row. Types whose only copies stand in one piece are lost as one. If both
 * were independent, both would be lost with chance a · b; in one piece it is a · b · exp(w θ), where w is the chance that they are copied
 * together and θ the exponent of the survival law. After A this is an upper bound, since pieces may break in each generation.
 * A text has a fixed length, so what is copied more often leaves less room for the rest: by that the variance is less (Cochran 1977,
 * section 7.3, regression on a known total).
 *
 * Over 12 seeds of Moby-Dick and 4 generations the deviation measured was 0.65 to 0.85 of this at order 1, 0.65 to 1.05 at order 3, 0.83
 * to 0.91 at order 5 and 0.35 to 1.02 at order 10; tests/claims/false-alarms.test.ts has what that means for verdicts.
 *
 * @example
 * import { copyingOf, survivalSpreads } from 'collapse-lab/theory'
 * import { indexText, learnVocabulary, passagesOf, planOf, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['a b a b', 'c d e']), tokenizerNamed('whitespace'))
 * const [{ counts }, { words }] = [vocabulary, stream]
 * const facts = { plan: planOf({ order: 2 }), counts, words, written: words, generation: 1 }
 * const copying = copyingOf(indexText(stream, counts.length, 1), 2)
 * survivalSpreads(copying, facts)['surviving-types'] // → { expected: 0.6030…, deviation: 0.2535… }
 */
export function survivalSpreads(copying: Copying, fact: Facts): Record<string, PieceSurvival> {
  const { counts } = fact
  const loss = lineLoss(fact)
  const lost = countApart(copying, counts.length).map(
    (count, id) => 1 - presence(loss, count, fact.reserve?.counts[id]),
  )
  const expected = survivalInPieces(copying, [fact])[0]!
  const common = commonLosses(copying, lost, loss, counts)
  const shared = lostRoom(copying, lost, counts)
  const total = pieceLengths(copying).reduce((sum, tokens) => sum + tokens, 0)
  return Object.fromEntries(
    rows.flatMap((band, index) => {
      const ids = idsIn(counts, band)
      if (ids.length === 0) return []
      const own = ids.reduce((sum, id) => sum + lost[id]! * (1 - lost[id]!), 0)
      const room = loss.human * shared[index]!
      const variance = own + common[index]! - (room * room) / total
      const row = rowName('surviving-types', band)
      return [[row, { expected: expected[row]!, deviation: Math.sqrt(Math.max(0, variance)) / ids.length }]]
    }),
  )
}

/** Twice the covariance of losses, summed over the pairs of types that may be copied in one piece, by row. */
function commonLosses(
  copying: Copying,
  lost: Float64Array,
  { human: theta }: LineLoss,
  counts: Int32Array,
): number[] {
  const { ids, apart } = copying
  const places: number[] = []
  for (let place = 1; place < ids.length; place++)
    if (ids[place] !== BOUNDARY && lost[ids[place]!]! > NEGLIGIBLE) places.push(place)
  const sums = rows.map(() => 0)
  const bandOf = bandIndex(counts)
  for (let first = 0; first < places.length; first++)
    for (let second = first + 1; second < places.length; second++) {
      const together = togetherIn(copying, places[first]!, places[second]!)
      if (together < NEGLIGIBLE) break
      const [one, other] = [ids[places[first]!]!, ids[places[second]!]!]
      if (one === other) continue
      // What is in one piece with an occurrence before was counted with it.
      const counted = apart[places[first]!]! * apart[places[second]!]!
      const covariance = counted * lost[one]! * lost[other]! * (exp(together * theta) - 1)
      sums[0]! += 2 * covariance
      if (bandOf(one) === bandOf(other)) sums[bandOf(one)]! += 2 * covariance
    }
  return sums
}

/** The place of a type's band in {@link rows}. */
const bandIndex = (counts: Int32Array) => (id: number) =>
  rows.findIndex(band => band && inBand(counts[id]!, band))

/** Tokens that are copied in one piece with types that are lost, weighted by the chance of the loss, by row. */
function lostRoom(copying: Copying, lost: Float64Array, counts: Int32Array): number[] {
  const { ids, apart } = copying
  const lengths = pieceLengths(copying)
  const sums = rows.map(() => 0)
  const bandOf = bandIndex(counts)
  for (let place = 1; place < ids.length; place++) {
    const id = ids[place]!
    if (id === BOUNDARY) continue
    const room = lost[id]! * apart[place]! * lengths[place]!
    sums[0]! += room
    sums[bandOf(id)]! += room
  }
  return sums
}
