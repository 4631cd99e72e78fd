import { randomFrom } from '../../random.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { ALL_BY_RULE } from '../../text/surface.ts'
import { Sampler } from './sampler.ts'
import type { Decoding } from './decoders/index.ts'
import type { Sampling } from './chunks.ts'
import { InterpolatedWriter } from './interpolated.ts'
import { ContextCursor } from '../index/context-counts.ts'
import type { Model } from '../train.ts'

/** Options of {@link continuePassage}: the seed, the length, and how each token is drawn. Only the seed is required. */
export interface ContinueOptions extends Decoding {
  /** Default `mle`. */
  readonly sampling?: Sampling
  /** Any text or number; hashed. */
  readonly seed: string | number
  /** Maximum number of tokens, the opening included; default 60. */
  readonly size?: number
}

/** A passage that continues an opening. */
export interface Continuation {
  /** Ids, the opening included, without boundaries. */
  readonly ids: readonly number[]
  /** By place, how each token is written: the opening by rules, all else as where it was copied from. Left out where a text keeps no surfaces. */
  readonly surfaces?: Uint8Array
  /** Whether the model ended it, rather than the limit. */
  readonly ended: boolean
}

/**
 * Continues a given opening. Where the model has never seen the last words so far, it backs off to fewer of them, down to
 * none. One opening and seed use one random stream in every generation.
 *
 * @param opening ids of the vocabulary, the passage's beginning first; may be empty
 */
export function continuePassage(
  model: Model,
  opening: readonly number[],
  options: ContinueOptions,
): Continuation {
  const { occurrences, order, vocabulary } = model
  const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
  const sampler = new Sampler(occurrences, options)
  const writer = options.sampling === 'jelinek-mercer' ? new InterpolatedWriter(model, sampler) : undefined
  const random = randomFrom(String(options.seed), 'continue')
  const { stream } = occurrences
  const ids = [...opening]
  const surfaces = opening.map(() => ALL_BY_RULE)
  const written = (ended: boolean): Continuation => ({
    ids,
    ...(stream.surfaces && { surfaces: Uint8Array.from(surfaces) }),
    ended,
  })
  const copy = () => {
    const { length, range } = cursor.longest()
    return occurrences.sorted[sampler.choose(range.low, range.high, length, random)]! + length
  }
  for (const id of opening) cursor.advance(id)
  while (ids.length < (options.size ?? 60)) {
    const place = writer?.place(cursor, random) ?? copy()
    const id = stream.ids[place]!
    if (id === BOUNDARY) return written(true)
    ids.push(id)
    surfaces.push(stream.surfaces?.[place] ?? ALL_BY_RULE)
    cursor.advance(id)
  }
  return written(false)
}
