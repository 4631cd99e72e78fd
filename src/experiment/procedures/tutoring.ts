import { repeatsOf } from '../../metrics/features/near-duplicates.ts'
import { passageRanges } from '../../metrics/features/ranges.ts'
import { metricNamed } from '../../metrics/named.ts'
import { generate } from '../../model/sampling/generate.ts'
import { indexText, narrow } from '../../model/index/suffix-index.ts'
import { score } from '../../model/scoring/score.ts'
import { train, type Model } from '../../model/train.ts'
import { randomFrom } from '../../random.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { concatenate, countTypes, passageStarts, streamOf, type Stream } from '../../text/stream.ts'
import { heldOutTest, surviving, type FirstModel, type Numbers } from './first-model.ts'

/** How a student model with little human text is taught by text that a model writes. */
export interface Tutoring {
  /**
   * Who writes for the student: nobody, a model of its little text (later the student itself), or a model that has
   * read all human text.
   */
  readonly generator: 'none' | 'itself' | 'stronger'
  /** Whether the student reads its human text too. */
  readonly supplement: boolean
  /** Temperature at which the generator writes. */
  readonly temperature: number
  /** Whether only the half of the passages is read whose n-grams are most like human text. */
  readonly verified: boolean
  /**
   * Whether the half of the passages that is richest in rare words is read twice, in human and in written text.
   */
  readonly rare: boolean
  /** Whether passages that are nearly equal to an earlier one are left out of what was written. */
  readonly deduplicated: boolean
  readonly rounds: number
  /** Tokens written in a round, as a multiple of its human text. */
  readonly times: number
  /** The student has one of this number of passages of the human training text. */
  readonly oneIn: number
  readonly seed: string
}

/** Greatest human count of a rare word. */
const MAX_RARE_COUNT = 5

/** What rows of measures on rare words end in. */
export const RARE = '1-5'

const METRICS = ['accuracy-5', 'perplexity'].map(metricNamed)

/** Teaches a student round by round; each round gives its numbers. */
export function tutor(first: FirstModel, tutoring: Tutoring, progress: (share: number) => void): Numbers[] {
  const { generator, supplement, temperature, verified, rare, deduplicated, rounds, times, oneIn, seed } =
    tutoring
  const { A, human } = first
  const own = drawPortion(human, oneIn, seed)
  if (own.words === 0)
    throw new Refusal(
      phrase`the text has ${human.passages} passages to learn from, and the student got none of them`,
      'take a longer text',
    )
  const examine = prepareTest(first)
  const best = verified ? learnVerifier(human, A) : undefined
  const preferRare = (stream: Stream) =>
    rare ? doubleRich(stream, countTypes(human, A.vocabulary.unknown + 1)) : stream
  let student = train({ stream: preferRare(own) }, A.recipe)
  if (generator === 'none') return Array.from({ length: rounds }, () => examine(student, own))
  return Array.from({ length: rounds }, (_, round) => {
    const writer = generator === 'stronger' ? A : student
    const { stream } = generate(writer, {
      seed,
      name: `tutor ${round}`,
      temperature,
      size: Math.round(times * own.words),
      genealogy: false,
    })
    const unlike = deduplicated ? withoutRepeats(stream, A) : stream
    const read = preferRare(best ? best(unlike) : unlike)
    student = train({ stream: supplement ? concatenate([preferRare(own), read]) : read }, A.recipe)
    progress((round + 1) / rounds)
    return examine(student, read)
  })
}

/** Draws the student's passages of the human text, in their order. */
function drawPortion(human: Stream, oneIn: number, seed: string): Stream {
  const random = randomFrom(seed, 'tutoring', 'portion')
  return repeatPassages(human, () => random.below(oneIn) === 0)
}

/** Repeats each passage of a text as often as it is wanted; 0 leaves it out. */
function repeatPassages(stream: Stream, wanted: (passage: number) => boolean | number): Stream {
  const starts = passageStarts(stream)
  const pieces = Array.from({ length: stream.passages }, (_, passage) => {
    const piece = stream.ids.subarray(starts[passage], starts[passage + 1])
    return Array<Int32Array>(Number(wanted(passage))).fill(piece)
  }).flat()
  const ids = new Int32Array(pieces.reduce((sum, { length }) => sum + length, 1))
  let at = 1
  for (const piece of pieces) {
    ids.set(piece, at)
    at += piece.length
  }
  return streamOf(ids)
}

/** Leaves out passages that are equal or nearly equal to an earlier one. */
function withoutRepeats(stream: Stream, { vocabulary }: Model): Stream {
  const repeats = repeatsOf(stream, passageRanges(stream), vocabulary)
  return repeatPassages(stream, passage => repeats[passage] === 0)
}

/** Takes every passage once, and the half with most rare words twice. */
function doubleRich(stream: Stream, counts: Int32Array): Stream {
  const starts = passageStarts(stream)
  const richness = Float64Array.from({ length: stream.passages }, (_, passage) => {
    const piece = stream.ids.subarray(starts[passage], starts[passage + 1]! - 1)
    return piece.filter(id => counts[id]! <= MAX_RARE_COUNT).length / Math.max(1, piece.length)
  })
  const rich = upperHalf(richness)
  return repeatPassages(stream, passage => (rich[passage] ? 2 : 1))
}

function upperHalf(values: Float64Array): Uint8Array {
  const order = Array.from(values, (_, k) => k).sort((a, b) => values[b]! - values[a]! || a - b)
  const marks = new Uint8Array(values.length)
  for (const k of order.slice(0, Math.ceil(order.length / 2))) marks[k] = 1
  return marks
}

/**
 * Makes a verifier that knows all of the human text. It keeps the half of the passages with most n-grams, one
 * token longer than the order, that the human text has.
 */
function learnVerifier(human: Stream, { order, vocabulary }: Model): (written: Stream) => Stream {
  const depth = order + 1
  const index = indexText(human, vocabulary.unknown + 1, depth)
  const isThere = (ids: Int32Array, at: number) => {
    let interval = { low: 0, high: index.sorted.length }
    for (let offset = 0; offset < depth && interval.low < interval.high; offset++)
      interval = narrow(index, interval, offset, ids[at + offset]!)
    return interval.low < interval.high
  }
  return written => {
    const starts = passageStarts(written)
    const likeness = Float64Array.from({ length: written.passages }, (_, passage) => {
      const [from, to] = [starts[passage]!, starts[passage + 1]! - depth]
      let there = 0
      for (let at = from; at < to; at++) if (isThere(written.ids, at)) there += 1
      return to > from ? there / (to - from) : 1
    })
    const kept = upperHalf(likeness)
    return repeatPassages(written, passage => kept[passage] === 1)
  }
}

/** Prepares a test of students: on the held-out human text, and on what each has read. */
function prepareTest(first: FirstModel): (student: Model, read: Stream) => Numbers {
  const { A, human } = first
  const holds = A.vocabulary.counts.map((count, id) => (id > 0 && count <= MAX_RARE_COUNT ? 1 : 0))
  const test = heldOutTest(first, METRICS, [{ name: RARE, holds: Uint8Array.from(holds) }])
  return (student, read) => {
    const { values, heldOut } = test(student)
    return {
      values: {
        ...values,
        'perplexity-of-what-it-read': score(student, read).perplexity,
        'surviving-types': surviving(A, human, student.occurrences.stream),
      },
      heldOut,
    }
  }
}
