import { Refusal } from '../refusal.ts'
import { randomFrom } from '../random.ts'
import { Chooser } from './chooser.ts'
import { isPlain, type Decoding } from './decoders/index.ts'
import { InterpolatedWriter } from './interpolated.ts'
import { Lanes, type Shard } from './lanes.ts'
import { Manuscript, type Traced, type Writing } from './manuscript.ts'
import type { Model } from './train.ts'

export type { Writing } from './manuscript.ts'

/** How a model writes, as the plan names it. */
export const samplings = {
  mle: 'from the shares that were read: every sequence as long as the order was read before',
  'jelinek-mercer':
    'from the interpolated model that perplexity is of: sequences come about that were never read, but no new word',
} as const

export type Sampling = keyof typeof samplings

export interface GenerateOptions extends Decoding {
  /** Default `mle`. */
  readonly sampling?: Sampling
  /** Any text or number; hashed. */
  readonly seed: string | number
  /** Tokens to write, exactly; by default as many as the model was trained on. The last passage is cut there. */
  readonly size?: number
  /** Passages to write instead of a number of tokens. */
  readonly passages?: number
  /** Names the stream of chance, so that generations differ under one seed. Default `''`. */
  readonly name?: string
  /** Whether to say where each token was copied from: 4 bytes a token. Default true. */
  readonly genealogy?: boolean
  /** Called now and then with the share done, 0 to 1. */
  readonly progress?: (done: number) => void
}

/** Tokens, or passages, that one stream of chance writes. Part of the format: another number gives another text. */
const SHARD = { words: 65536, passages: 1024 }

/** So many shards are written side by side. */
const SIDE_BY_SIDE = 32

/**
 * Writes a text. Plain sampling copies: it picks one occurrence of the context in the training text, each with the same
 * chance, and takes the token that follows, which is sampling from the maximum-likelihood model and tells every token
 * its parent. With a temperature, top-k, top-p or min-p the next type is drawn by the bent weights, then one of its occurrences.
 *
 * With `jelinek-mercer` it writes from its smoothed self instead (see {@link InterpolatedWriter}), an order of magnitude slower.
 *
 * The text is written in shards of 65,536 tokens (or 1,024 passages), each from a stream of chance of its own; a passage ends
 * with its shard.
 *
 * @throws Refusal when a limit or a decoding value is out of range
 */
export function generate(model: Model, options: GenerateOptions & { readonly genealogy?: true }): Traced
export function generate(model: Model, options: GenerateOptions): Writing
export function generate(model: Model, options: GenerateOptions): Writing {
  const { by, amount } = goalOf(model, options)
  const chooser = isPlain(options) ? undefined : new Chooser(model.occurrences, options)
  const { sampling = 'mle' } = options
  const lanes = sampling === 'mle' ? new Lanes(model, chooser) : new InterpolatedWriter(model, chooser)
  const manuscript = new Manuscript(model, options)
  const count = Math.ceil(amount / SHARD[by])
  for (let from = 0; from < count; from += SIDE_BY_SIDE) {
    const numbers = Array.from({ length: Math.min(SIDE_BY_SIDE, count - from) }, (_, lane) => from + lane)
    const shards = numbers.map((number): Shard => ({
      random: randomFrom(String(options.seed), 'generate', options.name ?? '', String(number)),
      by,
      amount: Math.min(SHARD[by], amount - number * SHARD[by]),
      longest: model.longest,
    }))
    const done = (from + shards.length) / count
    manuscript.add(lanes.write(shards), done)
    options.progress?.(done)
  }
  return manuscript.writing()
}

function goalOf(
  model: Model,
  { size, passages }: GenerateOptions,
): { by: 'words' | 'passages'; amount: number } {
  const amount = passages ?? size ?? model.occurrences.stream.words
  if (!Number.isInteger(amount) || amount < 1)
    throw new Refusal(
      `${passages === undefined ? 'size' : 'passages'} must be a whole number of at least 1, got ${amount}`,
      'leave it out to write as much as was read',
    )
  return { by: passages === undefined ? 'words' : 'passages', amount }
}
