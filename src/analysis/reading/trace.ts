import type { Source } from '../../lineage/sources.ts'
import { lastAtMost } from '../../text/places.ts'
import { passageStarts } from '../../text/stream.ts'
import type { KeptRun } from './kept-run.ts'

/** The position of a token: the text, the passage in it and the token in that, both from 0. */
export interface TokenAt {
  readonly source: string
  readonly passage: number
  readonly token: number
}

/**
 * Traces a token and its ancestors: each was copied from the next. The human one is the last, unless a model wrote
 * the token without copying it, or the plan keeps no genealogy.
 */
export function traceToken({ baseline, generations }: KeptRun, token: TokenAt): TokenAt[] {
  const chain = [token]
  for (let at = token; at.source !== baseline.human.name; chain.push(at)) {
    const { training, written, parents } = generations.find(({ name }) => name === at.source)!
    const place = parents?.[passageStarts(written.stream)[at.passage]! + at.token] ?? -1
    if (place < 0) break
    at = placeIn(training, place)
  }
  return chain
}

/** Finds the passage, in the text where it was written, of a place in several texts joined. */
function placeIn(training: readonly Source[], place: number): TokenAt {
  let before = 0
  for (const { name, stream, passages } of training) {
    const local = place - before
    // The boundary that ends one text begins the next.
    if (local < stream.ids.length) {
      const starts = passageStarts(stream)
      const row = lastAtMost(starts, local)
      return { source: name, passage: passages?.[row] ?? row, token: local - starts[row]! }
    }
    before += stream.ids.length - 1
  }
  throw new Error(`what was learned from has no place ${place}`)
}
