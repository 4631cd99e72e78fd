import { randomFrom, type Random } from '../../random.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { ALL_BY_RULE } from '../../text/surface.ts'
import { ContextCursor } from '../index/context-counts.ts'
import type { Model } from '../train.ts'
import type { Sampling } from './chunks.ts'
import type { Decoding } from './decoders/index.ts'
import type { Candidates } from './decoders/decoder.ts'
import { InterpolatedWriter } from './interpolated.ts'
import { Sampler } from './sampler.ts'

/** Options of writing on: the seed, the length, and how each token is drawn. Only the seed is required. */
export interface ContinueOptions extends Decoding {
  /** Default `mle`. */
  readonly sampling?: Sampling
  /** Any text or number; hashed. */
  readonly seed: string | number
  /** Maximum number of tokens, the opening included; default 60. */
  readonly size?: number
}

/** A model that takes part in writing, and the share of the tokens that are drawn from it. */
export interface Voice {
  readonly model: Model
  readonly share: number
}

/** A token that is written. */
export interface Step {
  /** By the vocabulary of all voices; 0 where the passage ends here. */
  readonly id: number
  /** How it is written: as where it was copied from. */
  readonly surface: number
  /** Whether the passage ends here. */
  readonly ends: boolean
  /** The number of the voice that it was drawn from. */
  readonly voice: number
  /** Tokens of the context after which that voice looked for it. */
  readonly context: number
  /** What could have been written here, the likeliest first; of equally likely ones the more common. */
  readonly candidates: () => readonly Candidate[]
}

/** A token that could have been written at a place. */
export interface Candidate {
  readonly id: number
  /** Its chance at this place, over all voices and after the decoders; they add up to 1. */
  readonly probability: number
}

/** Parts of a whole by which a voice is drawn. */
const PARTS = 1_000_000

/**
 * Writes token by token after an opening. Each is drawn from one of the voices, chosen by its share: a linear mixture of their
 * distributions (Jelinek and Mercer 1980). A voice that has never seen the last words backs off to fewer of them, down to none.
 *
 * @param voices models of one vocabulary; their shares add up to 1
 * @param opening ids of the vocabulary, the passage's beginning first; may be empty
 * @param options with `jelinek-mercer` as sampling there are no candidates
 * @example
 * import { passagesOf, train, writeSteps } from 'collapse-lab'
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { order: 2 })
 * const the = A.vocabulary.types.indexOf('the')
 * const [step] = writeSteps([{ model: A, share: 1 }], [the], { seed: 1 })
 * step.candidates().map(({ id }) => A.vocabulary.types[id]) // → [ 'cat', 'dog' ]
 * step.candidates().map(({ probability }) => probability) // → [ 0.6666…, 0.3333… ]
 * A.vocabulary.types[step.id] // → 'cat'
 */
export function* writeSteps(
  voices: readonly Voice[],
  opening: readonly number[],
  options: ContinueOptions,
): Generator<Step, void, undefined> {
  const random = randomFrom(String(options.seed), 'continue')
  const heard = voices.map(({ model, share }) => new Writing(model, share, options))
  const advance = (id: number) => {
    for (const one of heard) one.cursor.advance(id)
  }
  opening.forEach(advance)
  for (let length = opening.length; length < (options.size ?? 60); length++) {
    const voice = heard.length === 1 ? 0 : drawVoice(voices, random)
    const step = { voice, ...heard[voice]!.draw(random), candidates: () => mixed(heard) }
    yield step
    if (step.ends) return
    advance(step.id)
  }
}

/** Draws a voice by its share; the last one has what is left. */
function drawVoice(voices: readonly Voice[], random: Random): number {
  let left = random.below(PARTS)
  for (const [voice, { share }] of voices.entries()) {
    left -= Math.round(share * PARTS)
    if (left < 0) return voice
  }
  return voices.length - 1
}

/** A voice at work. */
class Writing {
  readonly cursor: ContextCursor
  readonly share: number
  private readonly model: Model
  private readonly sampler: Sampler
  private readonly writer: InterpolatedWriter | undefined

  constructor(model: Model, share: number, options: ContinueOptions) {
    const { occurrences, order, vocabulary } = model
    this.model = model
    this.share = share
    this.cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
    this.sampler = new Sampler(occurrences, options)
    this.writer =
      options.sampling === 'jelinek-mercer' ? new InterpolatedWriter(model, this.sampler) : undefined
  }

  draw(random: Random): Pick<Step, 'id' | 'surface' | 'ends' | 'context'> {
    const { sorted, stream } = this.model.occurrences
    const { length, range } = this.cursor.longest()
    const place =
      this.writer?.place(this.cursor, random) ??
      sorted[this.sampler.choose(range.low, range.high, length, random)]! + length
    const id = stream.ids[place]!
    return { id, surface: stream.surfaces?.[place] ?? ALL_BY_RULE, ends: id === BOUNDARY, context: length }
  }

  /** The chances of what it could write. */
  chances(): Candidates {
    const { length, range } = this.cursor.longest()
    return this.sampler.candidates(range.low, range.high, length)
  }
}

/** The chances of all voices, by their shares. */
function mixed(voices: readonly Writing[]): Candidate[] {
  const chances = new Map<number, number>()
  for (const voice of voices) {
    const { ids, weights } = voice.chances()
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    for (let k = 0; k < ids.length; k++)
      if (weights[k]! > 0)
        chances.set(ids[k]!, (chances.get(ids[k]!) ?? 0) + (voice.share * weights[k]!) / total)
  }
  return Array.from(chances, ([id, probability]) => ({ id, probability })).sort(
    (a, b) => b.probability - a.probability || a.id - b.id,
  )
}
