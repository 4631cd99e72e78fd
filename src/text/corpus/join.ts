import { given } from '../../given.ts'
import { guessLanguage } from '../languages/guess.ts'
import type { Block } from './lines.ts'
import { unspaced } from './words.ts'

/** Joins the lines of wrapped prose, and counts the words that a hyphen parted. */
export interface Joiner {
  /** A line as it stands before the next one, with the blank that parts them or without its hyphen. */
  head(line: string, next: string): string
  readonly joined: number
}

const END = /([\p{L}\p{M}’'‐-]*[\p{L}\p{M}])[-‐]$/u
const BEGINNING = /^[\p{L}\p{M}][\p{L}\p{M}’'‐-]*/u
/** After these a hyphen at a line's end stands for a word that comes later: Vor- und Nachteile. */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|bzw|et|ou|y|o|e|en|of|och|eller|ja|tai)(?![\p{L}\p{M}’'‐-])/iu

/**
 * A joiner for a text. A blank stands for a line's end, but for these.
 *
 * - A hyphen at a line's end goes if the text has the word in one elsewhere. It stays, without a blank, if the text has the word
 *   with its hyphen elsewhere. If it has neither, what the other hyphens at line ends do decides: it stays where three or more
 *   tell and three of four stay, or more stay than go and both halves are words of the text. In English it also stays where
 *   both halves are words of the text, as in `well-known`, and neither is one of those that are written in one with others,
 *   as in `without` and `gentleman`. Otherwise it goes.
 * - In a word that has a hyphen already it stays where what stands between the two is a word: `mother-in-law`, not `to-mor-row`.
 * - A hyphen before a capital or a digit stays; so does one before `and` or `und`, with a blank.
 * - A dash at a line's end takes a blank only where dashes of the text do.
 * - Scripts that part no words take no blank.
 */
export function joinerFor(blocks: readonly Block[]): Joiner {
  const parted = partedWords(blocks)
  const counts = parted.length > 0 ? countWords(blocks, parted) : new Map<string, number>()
  const seen = (word: string) => counts.get(word) ?? 0
  // Whether the text shows that hyphens at its line ends are hyphens: how many of those that it has elsewhere stay, less those that go.
  let [lean, shown] = [0, 0]
  for (const { whole, hyphened } of parted) {
    const more = seen(hyphened) - seen(whole)
    if (more === 0) continue
    lean += more > 0 ? 1 : -1
    shown += 1
  }
  const hyphensStay = shown >= 3 && lean > shown / 2
  /** Other languages write their compounds in one word. */
  let english: boolean | undefined
  const isEnglish = () => (english ??= ENGLISH.has(guessLanguage(blocks.flatMap(({ lines }) => lines))))
  let tight: boolean | undefined
  let joined = 0
  return {
    get joined() {
      return joined
    },
    head(line, next) {
      const head = line.trimEnd()
      const tail = next.trimStart()
      if (unspaced(lastCode(head)) || unspaced(tail.codePointAt(0) ?? 0)) return head
      if (/[^\s-](?:--|—)$/u.test(head.slice(-4))) {
        tight ??= dashesAreTight(blocks)
        return tight ? head : `${head} `
      }
      if (!/[\p{L}\p{M}\p{N}][-‐]$/u.test(head.slice(-4)) || !/^[\p{L}\p{N}]/u.test(tail)) return `${head} `
      const word = wordAcross(head, tail)
      if (!word) return head
      if (SUSPENDED.test(tail)) return `${head} `
      const { whole, hyphened, first, second, inner, capital } = word
      const stays =
        seen(hyphened) !== seen(whole)
          ? seen(hyphened) > seen(whole)
          : capital ||
            hyphensStay ||
            (inner !== undefined && (seen(inner) > 0 || LINKS.has(inner))) ||
            (seen(first) > 0 && seen(second) > 0 && (lean > 0 || (mayBeTwo(first, second) && isEnglish())))
      if (stays) return head
      joined += 1
      return head.slice(0, -1)
    },
  }
}

/** Languages whose compounds are often written with a hyphen; a text too short for a guess is read as one of them. */
const ENGLISH = new Set(['en', 'unknown'])

/** Words of English that are written in one with the word behind them: another, within, outside. */
const JOINED_FIRST = new Set(
  'after any back can down ever every fore grand her here him how may mean more never not other out over some them there under what when where which who with your'.split(
    ' ',
  ),
)
/** Words of English that are written in one with the word before them: gentleman, sunlight, whatever. */
const JOINED_SECOND = new Set(
  'able body book come day fall father fold fore form ever hood house land less light like line long mate mother more over piece place room self selves ship side some stand stone storm take thing things time times ward wards ware water where wife wood word work worthy'.split(
    ' ',
  ),
)

/** Whether two halves of a word are long enough to be no syllables, and are not usually written in one with others. */
const mayBeTwo = (first: string, second: string) =>
  first.length >= 3 &&
  second.length >= 4 &&
  !JOINED_FIRST.has(first) &&
  !JOINED_SECOND.has(second) &&
  !/m[ae]n$/.test(second)

/** Words between two hyphens: mother-in-law, jack-of-all-trades. */
const LINKS = new Set('a all and at by for in of old on the to year'.split(' '))

interface Parted {
  readonly whole: string
  readonly hyphened: string
  readonly first: string
  readonly second: string
  /** Of a first half with a hyphen in it, what stands behind that: in of mother-in. */
  readonly inner?: string
  /** The second half begins with a capital, and the first is not all capitals. */
  readonly capital: boolean
}

const lastCode = (text: string) => text.codePointAt(text.length - 1) ?? 0

function wordAcross(line: string, next: string): Parted | undefined {
  const before = END.exec(line.slice(-80))?.[1]
  const after = BEGINNING.exec(next.slice(0, 80))?.[0].replace(/[’'‐-]+$/u, '')
  if (before === undefined || after === undefined) return undefined
  const [first, second] = [plain(before), plain(after)]
  const capital = /^\p{Lu}/u.test(after) && before !== before.toUpperCase()
  const inner = first.includes('-') ? first.slice(first.lastIndexOf('-') + 1) : undefined
  return {
    whole: first + second,
    hyphened: `${first}-${second}`,
    first,
    second,
    ...given({ inner }),
    capital,
  }
}

const plain = (word: string) => word.toLowerCase().replaceAll('‐', '-').replaceAll('’', "'")

function partedWords(blocks: readonly Block[]): Parted[] {
  const parted: Parted[] = []
  for (const { lines } of blocks)
    for (let at = 1; at < lines.length; at++) {
      const head = lines[at - 1]!.trimEnd()
      if (!/[\p{L}\p{M}][-‐]$/u.test(head.slice(-4))) continue
      const tail = lines[at]!.trimStart()
      const word = /^\p{L}/u.test(tail) && !SUSPENDED.test(tail) ? wordAcross(head, tail) : undefined
      if (word) parted.push(word)
    }
  return parted
}

/** How often the text has the words in question, where no line's end parts them. */
function countWords(blocks: readonly Block[], parted: readonly Parted[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { whole, hyphened, first, second, inner = first } of parted)
    for (const word of [whole, hyphened, first, second, inner]) counts.set(word, 0)
  for (const { lines } of blocks) {
    let broken = false
    for (const line of lines) {
      const words = line.match(/[\p{L}\p{M}][\p{L}\p{M}’'‐-]*/gu) ?? []
      const breaks = /\p{L}[-‐]$/u.test(line.trimEnd().slice(-4))
      words.forEach((word, at) => {
        if ((at === 0 && broken) || (at === words.length - 1 && breaks)) return
        const key = plain(word.replace(/[’'‐-]+$/u, ''))
        const count = counts.get(key)
        if (count !== undefined) counts.set(key, count + 1)
      })
      broken = breaks
    }
  }
  return counts
}

/** Whether dashes inside lines stand without blanks more often than with them. */
function dashesAreTight(blocks: readonly Block[]): boolean {
  let balance = 0
  for (const { lines } of blocks)
    for (const line of lines) {
      balance += line.match(/[^\s-](?:--|—)[^\s-]/gu)?.length ?? 0
      balance -= line.match(/(?:--|—)\s+\S/gu)?.length ?? 0
    }
  return balance > 0
}
