import { keyByChance, keyness, KEY_THRESHOLD } from '../../analysis/keyness.ts'
import { columnsOf } from '../format/terminal.ts'
import { clipped } from '../format/marked.ts'
import { grouped } from '../format/numbers.ts'
import { table } from '../format/table.ts'

/** A type that a generation uses more often, or less often, than the human text. */
export interface DriftedWord {
  readonly type: string
  readonly human: number
  readonly now: number
  /** Dunning's G², with a sign: positive where the generation uses the type more often. */
  readonly g2: number
}

/** Types that a generation uses more often, and less often, in the order of |G²|. */
export interface Drift {
  readonly gaining: readonly DriftedWord[]
  readonly losing: readonly DriftedWord[]
  /** Every type that the generation has and the human text does not, the most used first; nothing is left out for a small G². */
  readonly added: readonly DriftedWord[]
  /** The expected number of types that gain or lose if the tokens of both texts were shuffled together. */
  readonly byChance: number
}

/** Keyness: types whose counts differ between a generation and the human text, at |G²| of at least 3.84; ties by name. */
export function drift(
  types: readonly string[],
  { human, now }: { human: ArrayLike<number>; now: ArrayLike<number> },
): Drift {
  const all = keyness(now, human).map((g2, index) => ({
    type: types[index]!,
    human: human[index]!,
    now: now[index]!,
    g2,
  }))
  const key = all
    .filter(({ g2 }) => Math.abs(g2) >= KEY_THRESHOLD)
    .sort((a, b) => Math.abs(b.g2) - Math.abs(a.g2) || (a.type < b.type ? -1 : 1))
  return {
    gaining: key.filter(({ g2 }) => g2 > 0),
    losing: key.filter(({ g2 }) => g2 < 0),
    added: all
      .filter(word => word.human === 0 && word.now > 0)
      .sort((a, b) => b.now - a.now || (a.type < b.type ? -1 : 1)),
    byChance: keyByChance(now, human),
  }
}

/**
 * Both lists side by side, with the counts in both texts and G².
 *
 * @param names names of the human text and of the generation
 * @param limit the largest number of words in each list
 * @param width the width of a line, in characters
 */
export function driftTable(
  { gaining, losing }: Drift,
  { names, limit, width = 100 }: { names: readonly [string, string]; limit: number; width?: number },
): string {
  const half = Math.floor((width - 3) / 2)
  const [left, right] = [['more', gaining] as const, ['less', losing] as const].map(([title, words]) =>
    driftList(`${names[1]} uses ${title}`, words.slice(0, limit), { names, half }).split('\n'),
  )
  const wide = Math.max(...left!.map(columnsOf))
  const lines = Math.max(left!.length, right!.length)
  return Array.from({ length: lines }, (_, index) => {
    const line = left![index] ?? ''
    return `${line}${' '.repeat(wide - columnsOf(line) + 3)}${right![index] ?? ''}`.trimEnd()
  }).join('\n')
}

function driftList(
  title: string,
  words: readonly DriftedWord[],
  { names, half }: { names: readonly [string, string]; half: number },
): string {
  const numbers = words.map(({ human, now, g2 }) => [grouped(human), grouped(now), Math.abs(g2).toFixed(1)])
  const heads = [...names, 'G2']
  const taken = heads.reduce(
    (sum, head, column) => sum + 2 + Math.max(head.length, ...numbers.map(row => row[column]!.length)),
    0,
  )
  const longest = Math.max(title.length, half - taken)
  return table(
    [title, ...heads],
    words.map(({ type }, index) => [clipped(type, longest), ...numbers[index]!]),
  )
}
