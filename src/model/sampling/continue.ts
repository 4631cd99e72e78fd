import { randomFrom } from '../../random.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { Sampler } from './sampler.ts'
import type { Decoding } from './decoders/index.ts'
import type { Sampling } from './chunks.ts'
import { InterpolatedWriter } from './interpolated.ts'
import { ContextCursor } from '../index/context-counts.ts'
import type { Model } from '../train.ts'

export interface ContinueOptions extends Decoding {
  /** Default `mle`. */
  readonly sampling?: Sampling
  readonly seed: string | number
  /** Tokens at the most, the opening included; default 60. */
  readonly size?: number
}

/** A passage that goes on from an opening. */
export interface Continuation {
  /** Ids, the opening included, without boundaries. */
  readonly ids: readonly number[]
  /** Whether the model ended it, rather than the limit. */
  readonly ended: boolean
}

/**
 * Goes on from a given opening. Where the model has never seen the last words of the text so far, it looks at fewer of
 * them, down to none. The same opening and seed meet the same stream of chance in every generation.
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
  const ids = [...opening]
  const copy = () => {
    const { length, interval } = cursor.longest()
    return occurrences.sorted[sampler.choose(interval.low, interval.high, length, random)]! + length
  }
  for (const id of opening) cursor.step(id)
  while (ids.length < (options.size ?? 60)) {
    const id = occurrences.stream.ids[writer?.place(cursor, random) ?? copy()]!
    if (id === BOUNDARY) return { ids, ended: true }
    ids.push(id)
    cursor.step(id)
  }
  return { ids, ended: false }
}
