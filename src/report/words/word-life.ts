import { survivalChance } from '../../theory/index.ts'
import { family, hasStems } from '../../text/natural.ts'
import { grouped, percent } from '../format/numbers.ts'
import { table } from '../format/table.ts'
import type { WordLife } from './word-story.ts'

/**
 * A table of a word: its count in every generation, and its survival odds by theory.
 *
 * @param neutral whether the law holds
 * @param places the passages of each generation that have the word; nothing: they are not told
 */
export function wordLifeTable(
  { columns, counts }: WordLife,
  {
    neutral,
    places,
  }: { neutral: boolean; places?: readonly { readonly passages: number; readonly first?: string }[] },
): string {
  const [human = 0] = counts
  const head = [
    '',
    'count',
    ...(places ? ['passages', 'first in'] : []),
    ...(neutral ? ['chance of still being used'] : []),
  ]
  const rows = columns.map((column, t) => [
    column,
    grouped(counts[t]!),
    ...(places ? placeCells(places[t - 1]) : []),
    ...(neutral ? [t === 0 ? '–' : percent(survivalChance(human, t))] : []),
  ])
  return table(head, rows)
}

const placeCells = (place: { readonly passages: number; readonly first?: string } | undefined) =>
  place === undefined ? ['–', '–'] : [grouped(place.passages), place.first ?? '–']

/** A type that a generation no longer writes. */
export interface LostWord {
  readonly type: string
  readonly human: number
  /** The count in the previous generation. */
  readonly before: number
  /** The most frequent type of the word family that is still written. */
  readonly relative?: string
}

/**
 * Types that a generation has lost: written in the one before, and not in this one. They are sorted by their human counts, the
 * most used first; ties have words before numbers, then names in order.
 */
export function lostWords(
  types: readonly string[],
  {
    human,
    before,
    now,
    language,
  }: {
    human: ArrayLike<number>
    before: ArrayLike<number>
    now: ArrayLike<number>
    language?: string | null
  },
): LostWord[] {
  if (!hasStems(language ?? 'unknown')) return lostBy(types, { human, before, now }, () => undefined)
  const familyOf = (type: string) => family(type, language ?? 'unknown')
  const families = new Map<string, string>()
  types.forEach((type, index) => {
    if (now[index]! > 0 && !families.has(familyOf(type))) families.set(familyOf(type), type)
  })
  return lostBy(types, { human, before, now }, type => families.get(familyOf(type)))
}

function lostBy(
  types: readonly string[],
  { human, before, now }: Record<'human' | 'before' | 'now', ArrayLike<number>>,
  relativeOf: (type: string) => string | undefined,
): LostWord[] {
  return types
    .map((type, index): LostWord | undefined => {
      if (before[index] === 0 || now[index]! > 0) return undefined
      const relative = relativeOf(type)
      return {
        type,
        human: human[index]!,
        before: before[index]!,
        ...(relative === undefined ? {} : { relative }),
      }
    })
    .filter(word => word !== undefined)
    .sort((a, b) => b.human - a.human || +isPlainWord(b) - +isPlainWord(a) || (a.type < b.type ? -1 : 1))
}

const isPlainWord = ({ type }: LostWord) => /^\p{L}/u.test(type)

/**
 * Lost words in lines, grouped by their count in the human text.
 *
 * @param limit words shown of each count; the rest is counted
 */
export function lostTable(words: readonly LostWord[], { limit }: { limit: number }): string {
  const byCount = new Map<number, LostWord[]>()
  for (const word of words) append(byCount, word)
  return Array.from(byCount, ([count, group]) => {
    const names = group
      .slice(0, limit)
      .map(({ type, relative }) => (relative === undefined ? type : `${type} (${relative})`))
    const rest = group.length > limit ? ` … and ${grouped(group.length - limit)} more` : ''
    return `used ${count === 1 ? 'once' : `${count} times`} (${grouped(group.length)}): ${names.join(', ')}${rest}`
  }).join('\n')
}

function append(groups: Map<number, LostWord[]>, word: LostWord): void {
  const group = groups.get(word.human)
  if (group) group.push(word)
  else groups.set(word.human, [word])
}
