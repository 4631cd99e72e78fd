import { mean } from '../../arithmetic.ts'
import { TextFeatures } from '../../metrics/index.ts'
import { measure } from '../../metrics/measure.ts'
import { metricNamed } from '../../metrics/named.ts'
import { generate } from '../../model/sampling/generate.ts'
import { indexText, narrow } from '../../model/index/suffix-index.ts'
import { score } from '../../model/scoring/score.ts'
import { train, type Model } from '../../model/train.ts'
import { randomFrom } from '../../random.ts'
import { BOUNDARY, concatenate, countTypes, passageStarts, streamOf, type Stream } from '../../text/stream.ts'
import { encode } from '../../text/vocabulary.ts'
import { surviving, type FirstModel } from './first-model.ts'

/** A student has little human text of its own, and may read what a model writes. */
export interface Tutoring {
  /** Who writes for it: nobody, a model of its own little text (later the student itself), or one that has read all of the human text. */
  readonly generator: 'none' | 'itself' | 'stronger'
  /** Whether the student reads its human text, too. */
  readonly supplement: boolean
  /** At which the generator writes. */
  readonly temperature: number
  /** Of what is written only the half is read whose sequences of words are most like those of all human text. */
  readonly verified: boolean
  /** The half of the human text that is richest in rare words is read twice, and so is that of what is written. */
  readonly rare: boolean
  readonly rounds: number
  /** How much is written for it in a round, beside its human text: 1 for as much. */
  readonly times: number
  /** The student has one passage of the human training text in so many. */
  readonly oneIn: number
  readonly seed: string
}

const METRICS = ['accuracy-5', 'perplexity'].map(metricNamed)

/** Numbers of a student after a round. */
export type Report = Readonly<Record<string, number | undefined>>

/** Teaches a student round by round; each round gives its numbers. */
export function tutor(first: FirstModel, tutoring: Tutoring, progress: (share: number) => void): Report[] {
  const { generator, supplement, temperature, verified, rare, rounds, times, oneIn, seed } = tutoring
  const { A, human } = first
  const own = portion(human, oneIn, seed)
  const look = examiner(first)
  const best = verified ? likeHuman(human, A) : undefined
  const cared = (stream: Stream) =>
    rare ? richTwice(stream, countTypes(human, A.vocabulary.unknown + 1)) : stream
  let student = train({ stream: cared(own) }, A.recipe)
  if (generator === 'none') return Array.from({ length: rounds }, () => look(student, own))
  return Array.from({ length: rounds }, (_, round) => {
    const writer = generator === 'stronger' ? A : student
    const { stream } = generate(writer, {
      seed,
      name: `tutor ${round}`,
      temperature,
      size: Math.round(times * own.words),
      genealogy: false,
    })
    const read = cared(best ? best(stream) : stream)
    student = train({ stream: supplement ? concatenate([cared(own), read]) : read }, A.recipe)
    progress((round + 1) / rounds)
    return look(student, read)
  })
}

/** Some passages of the human text, drawn by chance, in their order. */
function portion(human: Stream, oneIn: number, seed: string): Stream {
  const random = randomFrom(seed, 'tutoring', 'portion')
  return some(human, () => random.below(oneIn) === 0)
}

/** The passages of a text that are wanted, as often as they are. */
function some(stream: Stream, wanted: (passage: number) => boolean | number): Stream {
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

/** Every passage once, and the half that has most words used five times or less in the human text twice. */
function richTwice(stream: Stream, counts: Int32Array): Stream {
  const starts = passageStarts(stream)
  const richness = Float64Array.from({ length: stream.passages }, (_, passage) => {
    const piece = stream.ids.subarray(starts[passage], starts[passage + 1]! - 1)
    return piece.filter(id => counts[id]! <= 5).length / Math.max(1, piece.length)
  })
  const rich = upperHalf(richness)
  return some(stream, passage => (rich[passage] ? 2 : 1))
}

function upperHalf(values: Float64Array): Uint8Array {
  const order = Array.from(values, (_, k) => k).sort((a, b) => values[b]! - values[a]! || a - b)
  const marks = new Uint8Array(values.length)
  for (const k of order.slice(0, Math.ceil(order.length / 2))) marks[k] = 1
  return marks
}

/** A verifier with all of the human text at hand: it keeps the half with most sequences, one token longer than the order, that stand there. */
function likeHuman(human: Stream, { order, vocabulary }: Model): (written: Stream) => Stream {
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
    return some(written, passage => kept[passage] === 1)
  }
}

/** Words that the author used so often at the most are rare. */
const RARE = 5

/** Bits that a student needs for a rare word of a text, on average. */
function rareBits(student: Model, text: Stream): number | undefined {
  const { targets, surprisal } = score(student, text)
  const { counts } = student.vocabulary
  const bits = surprisal.filter((_, row) => targets[row] !== BOUNDARY && counts[targets[row]!]! <= RARE)
  return bits.length === 0 ? undefined : mean(bits)
}

/** Asks a student about the held-out human text, and about what it has read. */
function examiner({ A, parts, human }: FirstModel): (student: Model, read: Stream) => Report {
  const { vocabulary, occurrences, order } = A
  const reference = { train: human, occurrences, order, test: encode(parts.test, vocabulary) }
  return (student, read) => {
    const features = new TextFeatures({
      vocabulary,
      written: student.occurrences.stream,
      model: student,
      human: reference,
    })
    return {
      ...measure(features, { metrics: METRICS }),
      'rare-bits': rareBits(student, reference.test),
      'perplexity-of-what-it-read': score(student, read).perplexity,
      'surviving-types': surviving(A, human, student.occurrences.stream),
    }
  }
}
