import { passageRanges, someRanges } from '../features/ranges.ts'
import type { Metric } from '../metric.ts'

/** Passages that are compared, each with each, and tokens of each from its beginning: time grows with the square of both. */
const PASSAGES = 100
const TOKENS = 256

export const rougeL: Metric = {
  name: 'rouge-l',
  title: 'likeness of passages to each other by what they say in the same order',
  unit: 'share',
  collapse: 'up',
  source: `homogenization score of Padmakumar and He 2024 (2309.05196), section 3: mean ROUGE-L (Lin 2004, F of the longest common subsequence of tokens) over all pairs of passages; of ${PASSAGES} passages drawn from the text, of each the first ${TOKENS} tokens`,
  caveat: 'long passages are like each other in their commonest words; blind to what most pairs do not share',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
  taken: 'by measure',
  measure: ({ written }) => {
    const { from, to } = passageRanges(written)
    const filled = from.map((_, k) => k).filter(k => to[k]! > from[k]!)
    const some = someRanges({ from: filled.map(k => from[k]!), to: filled.map(k => to[k]!) }, PASSAGES)
    const passages = Array.from(some.from, (start, k) =>
      written.ids.subarray(start, Math.min(some.to[k]!, start + TOKENS)),
    )
    let [sum, pairs] = [0, 0]
    passages.forEach((one, k) => {
      for (const other of passages.slice(k + 1)) {
        sum += (2 * longestCommon(one, other)) / (one.length + other.length)
        pairs += 1
      }
    })
    return pairs === 0 ? undefined : sum / pairs
  },
}

/** Length of the longest common subsequence of two texts (Wagner and Fischer 1974), a row of the table at a time. */
function longestCommon(one: Int32Array, other: Int32Array): number {
  const row = new Uint16Array(other.length + 1)
  for (const id of one) {
    let diagonal = 0
    for (let at = 1; at <= other.length; at++) {
      const above = row[at]!
      row[at] = other[at - 1] === id ? diagonal + 1 : Math.max(above, row[at - 1]!)
      diagonal = above
    }
  }
  return row[other.length]!
}
