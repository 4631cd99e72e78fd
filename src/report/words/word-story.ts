import { grouped } from '../format/numbers.ts'

/** Counts of a type in the human text and in each generation. */
export interface WordLife {
  readonly type: string
  /** `human`, `A`, `B` … */
  readonly columns: readonly string[]
  readonly counts: readonly number[]
  /** The last column in which the type occurs. */
  readonly lastSeen: string
}

export function wordLife(type: string, columns: readonly string[], counts: readonly number[]): WordLife {
  const alive = columns.filter((_, index) => counts[index]! > 0)
  return { type, columns, counts, lastSeen: alive.at(-1) ?? columns[0]! }
}

/** Says in a sentence whether a word is still used, and where it was last seen. */
export function wordLifeStory({ type, columns, counts, lastSeen }: WordLife): string {
  const last = columns.at(-1)!
  const now = counts.at(-1)!
  if (counts[0] === 0) {
    const first = columns[counts.findIndex(count => count > 0)]!
    const before = `"${type}" is not in the ${columns[0]!} text; ${first} is the first that has it.`
    if (now > 0) return `${before} ${last} has it ${timesOver(now)}.`
    return `${before} It was seen last in ${lastSeen}.`
  }
  if (now > 0)
    return `"${type}" is still used in ${last}: ${timesOver(now)}, and ${timesOver(counts[0]!)} in the ${columns[0]!} text.`
  const next = columns[columns.indexOf(lastSeen) + 1]!
  return `"${type}" was seen last in ${lastSeen === columns[0] ? `the ${lastSeen} text` : lastSeen}; it was lost in ${next}.`
}

const timesOver = (count: number) => (count === 1 ? 'once' : `${grouped(count)} times`)
