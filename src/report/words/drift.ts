import { keyByChance, keyness, KEY_THRESHOLD } from '../../analysis/keyness.ts'
import { columnsOf } from '../format/terminal.ts'
import { clipped } from '../format/marked.ts'
import { grouped } from '../format/numbers.ts'
import { table } from '../format/table.ts'

/** A type that a generation uses more, or less, than the text that A learned from. */
export interface DriftedWord {
  readonly type: string
  readonly human: number
  readonly now: number
  /** Dunning's G2, positive where it is used more. */
  readonly g2: number
}

/** Which types a generation uses more and which less, the most marked first. */
export interface Drift {
  readonly gaining: readonly DriftedWord[]
  readonly losing: readonly DriftedWord[]
  /** How many would be listed if the tokens of both texts were shuffled and dealt out again. */
  readonly byChance: number
}

/** The types whose counts set a generation apart from the human text, at |G2| of 3.84 or more; of equals by name. */
export function drift(
  types: readonly string[],
  { human, now }: { human: ArrayLike<number>; now: ArrayLike<number> },
): Drift {
  const key = keyness(now, human)
    .map((g2, index) => ({ type: types[index]!, human: human[index]!, now: now[index]!, g2 }))
    .filter(({ g2 }) => Math.abs(g2) >= KEY_THRESHOLD)
    .sort((a, b) => Math.abs(b.g2) - Math.abs(a.g2) || (a.type < b.type ? -1 : 1))
  return {
    gaining: key.filter(({ g2 }) => g2 > 0),
    losing: key.filter(({ g2 }) => g2 < 0),
    byChance: keyByChance(now, human),
  }
}

/**
 * Both lists side by side, with the counts in both texts and G2.
 *
 * @param names of the human text and of the generation
 * @param limit words of each list
 * @param width characters that a line may have
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
