import type { PassageFacts } from '../metrics/index.ts'
import { BOUNDARY, passageStarts } from '../text/stream.ts'
import { together, type Source } from './sources.ts'

/**
 * The label of every passage of a written text: the label of the human passage that its first token descends from. Nothing where the
 * corpus has no labels, or no genealogy was kept.
 */
export function labelsWritten(
  { stream, ancestors }: Source,
  {
    human,
    reserve,
    passages,
  }: { readonly human: Source; readonly reserve: Source; readonly passages: readonly PassageFacts[] },
): { writtenPassages?: readonly PassageFacts[] } {
  if (!ancestors || !passages.some(({ label }) => label !== undefined)) return {}
  const origin = reserve.stream.passages === 0 ? human : together([human, reserve])
  const passageAt = numberedPassages(origin.stream.ids)
  const starts = passageStarts(stream)
  return {
    writtenPassages: Array.from({ length: stream.passages }, (_, passage) => {
      const ancestor = ancestors[starts[passage]!] ?? -1
      return (ancestor < 0 ? undefined : passages[passageAt[ancestor]!]) ?? {}
    }),
  }
}

/** By place: the number of the passage that it belongs to, counted from 0; a boundary belongs to the passage that it ends. */
function numberedPassages(ids: Int32Array): Int32Array {
  const numbers = new Int32Array(ids.length)
  let passage = 0
  for (let place = 1; place < ids.length; place++) {
    numbers[place] = passage
    if (ids[place] === BOUNDARY) passage += 1
  }
  return numbers
}
