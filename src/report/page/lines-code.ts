import type { Tokenizer } from '../../text/tokenizers/index.ts'
import { bitLength, NumberReader, NumberWriter } from './number-code.ts'

/** Lines of text, one for some of the types; the empty string for the others. */
export interface Lines {
  /** Lines of words of the vocabulary, as numbers. */
  readonly code: string
  /** By type, from 0: the lines that cannot be put together of such words again. */
  readonly others: readonly (readonly [type: number, line: string])[]
}

/** The words of which lines are made. */
interface Words {
  readonly tokenizer: Tokenizer
  /** Types in their usual form, from 0, the most used first. */
  readonly forms: readonly string[]
}

/** Contexts: how a line is made, how a word is written, and a word after one of a certain length in bits. */
const MADE = 0
const WRITTEN = 1
const AFTER = 2
const CONTEXTS = AFTER + 33

/** How a line goes on at its ends. */
const CUT = '…'

/** Lines as text: each word by its number, its capital apart; the type whose line it is goes without saying. */
export function encodeLines(lines: readonly string[], words: Words): Lines {
  const writer = new NumberWriter(CONTEXTS)
  const others: [number, string][] = []
  const numbers = numbersOf(words)
  lines.forEach((line, type) => {
    const tokens = line === '' ? undefined : tokensOf(line, type, { words, numbers })
    if (line !== '' && !tokens) others.push([type, line])
    writer.write(tokens?.length ?? 0, MADE)
    if (!tokens) return
    writer.write((line.startsWith(`${CUT} `) ? 2 : 0) + (line.endsWith(` ${CUT}`) ? 1 : 0), MADE)
    let before = 0
    for (const { number, capital } of tokens) {
      writer.write(number, AFTER + bitLength(before))
      writer.write(capital ? 1 : 0, WRITTEN)
      before = number
    }
  })
  return { code: writer.finish(), others }
}

/** The lines that {@link encodeLines} was given. @param types how many there are */
export function decodeLines({ code, others }: Lines, { tokenizer, forms }: Words): string[] {
  const reader = new NumberReader(code, CONTEXTS)
  const lines = forms.map((_, type) => {
    const length = reader.read(MADE)
    if (length === 0) return ''
    const cut = reader.read(MADE)
    const tokens: string[] = []
    let number = 0
    while (tokens.length < length) {
      number = reader.read(AFTER + bitLength(number))
      const form = forms[number === 0 ? type : number - 1] ?? ''
      tokens.push(reader.read(WRITTEN) === 1 ? withCapital(form) : form)
    }
    return framed(tokenizer.join(tokens), cut)
  })
  for (const [type, line] of others) lines[type] = line
  return lines
}

interface Token {
  /** Of the type, from 1; 0 for the one whose line it is. */
  readonly number: number
  readonly capital: boolean
}

/** A line as tokens; nothing where they would not give the same line again. */
function tokensOf(
  line: string,
  type: number,
  { words: { tokenizer, forms }, numbers }: { words: Words; numbers: ReadonlyMap<string, number> },
): Token[] | undefined {
  const cut = (line.startsWith(`${CUT} `) ? 2 : 0) + (line.endsWith(` ${CUT}`) ? 1 : 0)
  const bare = line.slice(cut & 2 ? 2 : 0, cut & 1 ? -2 : line.length)
  const tokens = tokenizer.split(bare).map(surface => {
    const number = numbers.get(tokenizer.fold(surface)) ?? -1
    return {
      number: number === type ? 0 : number + 1,
      capital: surface !== forms[number],
      known: number >= 0,
    }
  })
  if (tokens.length === 0 || !tokens.every(({ known }) => known)) return undefined
  const written = tokens.map(({ number, capital }) => {
    const form = forms[number === 0 ? type : number - 1]!
    return capital ? withCapital(form) : form
  })
  return framed(tokenizer.join(written), cut) === line ? tokens : undefined
}

const numbersOf = ({ forms, tokenizer }: Words) =>
  new Map(forms.map((form, number) => [tokenizer.fold(form), number]))

const framed = (text: string, cut: number) => `${cut & 2 ? `${CUT} ` : ''}${text}${cut & 1 ? ` ${CUT}` : ''}`

/** A form with its first code point as a capital. */
function withCapital(form: string): string {
  const [first = ''] = form
  return first.toUpperCase() + form.slice(first.length)
}
