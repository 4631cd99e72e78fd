import { BOUNDARY, type Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { writeRange } from '../../text/write.ts'

/**
 * Keyword in context (KWIC): for each wanted type the words around its first place in a text.
 *
 * @param wanted ids of types
 * @param around tokens on either side
 * @returns lines by id; a type that the text does not contain has none
 */
export function keywordLines(
  stream: Stream,
  vocabulary: Vocabulary,
  wanted: ReadonlySet<number>,
  around: number,
): Map<number, string> {
  const { ids } = stream
  const lines = new Map<number, string>()
  for (let at = 0; at < ids.length && lines.size < wanted.size; at++) {
    const id = ids[at]!
    if (id !== BOUNDARY && wanted.has(id) && !lines.has(id))
      lines.set(id, lineAround(stream, at, { vocabulary, around }))
  }
  return lines
}

function lineAround(
  stream: Stream,
  at: number,
  { vocabulary, around }: { vocabulary: Vocabulary; around: number },
): string {
  const { ids, surfaces } = stream
  let from = at
  while (from > at - around && ids[from - 1] !== BOUNDARY) from--
  let to = at + 1
  while (to <= at + around && to < ids.length && ids[to] !== BOUNDARY) to++
  const text = writeRange(stream, vocabulary, from, to)
  const begins = ids[from - 1] === BOUNDARY
  const shown = begins || surfaces ? text : goingOn(text, ids[from]!, vocabulary)
  return `${begins ? '' : '… '}${shown}${ids[to] === BOUNDARY ? '' : ' …'}`
}

/** Truecases the first word of a text that does not begin a sentence. */
function goingOn(text: string, first: number, { forms, capitalised }: Vocabulary): string {
  const written = capitalised[first] ?? ''
  return text.startsWith(written) ? (forms[first] ?? '') + text.slice(written.length) : text
}

/**
 * Types that each text has for the last time; they are unknown for the last text.
 *
 * @param counts the human counts, then those of each generation, by type
 * @returns for each text ids of types
 */
export function lastSeen(counts: readonly ArrayLike<number>[]): Set<number>[] {
  const seen = counts.map(() => new Set<number>())
  for (let type = 0; type < counts[0]!.length; type++) {
    let last = counts.length - 1
    while (last > 0 && counts[last]![type] === 0) last--
    if (last < counts.length - 1) seen[last]!.add(type + 1)
  }
  return seen
}
