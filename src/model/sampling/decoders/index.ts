import type { Candidates, Decoder } from './decoder.ts'
import { minP } from './min-p.ts'
import { temperature } from './temperature.ts'
import { topK } from './top-k.ts'
import { topP } from './top-p.ts'

export type { Candidates, Decoder } from './decoder.ts'

/**
 * Every decoder, in the order in which they are applied.
 *
 * @example
 * import { decoders } from 'collapse-lab'
 * decoders.map(({ name }) => name) // → [ 'temperature', 'topK', 'topP', 'minP' ]
 * decoders.map(({ neutral }) => neutral) // → [ 1, Infinity, 1, 0 ]
 * // Top-k with 2 keeps the two heaviest types.
 * decoders[1].reweigh({ ids: [1, 2, 3], weights: [5, 2, 3] }, 2) // → [ 5, 0, 3 ]
 */
export const decoders: readonly Decoder[] = [temperature, topK, topP, minP]

/** Values for the decoders that are to be used; one left out is neutral. */
export type Decoding = Partial<Record<Decoder['name'], number>>

/** The values for decoders among other options. */
export function decodingIn(options: Decoding): Decoding {
  return Object.fromEntries(
    decoders.flatMap(({ name }) => (options[name] === undefined ? [] : [[name, options[name]]])),
  )
}

/** Candidates after every decoder has had its say. */
export function decode(candidates: Candidates, decoding: Decoding): Candidates {
  let { weights } = candidates
  for (const decoder of decoders) {
    const value = decoding[decoder.name] ?? decoder.neutral
    if (value !== decoder.neutral) weights = decoder.reweigh({ ids: candidates.ids, weights }, value)
  }
  return { ids: candidates.ids, weights }
}

/** Whether a decoding leaves plain sampling as it is: then the laws of neutral drift hold. */
export function isPlain(decoding: Decoding): boolean {
  return decoders.every(({ name, neutral }) => (decoding[name] ?? neutral) === neutral)
}
