import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { BackoffModel } from '../backoff-model.ts'
import { MAX_ORDER } from '../../model/train.ts'
import { firstInvalidByte } from '../../text/bytes/utf8.ts'
import { Builder } from './builder.ts'
import { ByteLines } from './byte-lines.ts'
import { PlainNgrams } from './plain-ngrams.ts'

/** A model as read, and what a reader should know of its file. */
export interface ReadModel extends BackoffModel {
  /** Sentences about n-grams that were left out, and about what the file lacks; mostly none. */
  readonly notes: readonly string[]
}

/**
 * Reads a model from the bytes of an ARPA file, by whatever toolkit it was written, as KenLM's query does.
 *
 * Input: text, which is skipped, then sections by length; within one the n-grams in any order, fields separated by tabs or blanks,
 * `<unk>` or `<UNK>`. A section may be missing where the head says that it has no n-grams.
 * Output: a {@link BackoffModel} whose n-grams keep the order of the file. Where a toolkit has pruned the suffix of a longer
 * n-gram, the suffix is put back with the probability that the model gives it. Of an n-gram that comes twice the first one counts;
 * n-grams that no text has, such as `</s> <s>`, are left out; both are noted.
 *
 * @param chunks of the file, cut anywhere
 * @param options how the file is called and decoded
 * @param options.name of the file, for error messages
 * @param options.decode UTF-8 to a string, with U+FFFD for what is not UTF-8, as `new TextDecoder().decode` does
 * @throws Refusal with the number of the line that cannot be right, or the byte that is not UTF-8
 * @example
 * import { readArpa } from 'collapse-lab'
 * const file = '\\data\\\nngram 1=3\n\n\\1-grams:\n-0.3\ta\n-0.3\t</s>\n-99\t<s>\n\n\\end\\\n'
 * const decode = bytes => new TextDecoder().decode(bytes)
 * const model = readArpa([new TextEncoder().encode(file)], { decode })
 * model.types // → [ '', 'a', '' ]
 */
export function readArpa(
  chunks: Iterable<Uint8Array>,
  { name = 'the model', decode }: { name?: string; decode: (bytes: Uint8Array) => string },
): ReadModel {
  const lines = new ByteLines(chunks, decode)
  const reader = new Reader(lines, name)
  const counts = reader.header()
  const builder = new Builder(counts.length)
  const [twice, never] = [new Tally(), new Tally()]
  let plain: PlainNgrams | undefined
  for (let length = 1; length <= counts.length; length++) {
    const count = counts[length - 1]!
    let read = 0
    if (reader.section(`\\${length}-grams:`, count > 0))
      for (; ; read++) {
        if (plain?.take(length)) {
          reader.pass()
          continue
        }
        const line = reader.entry()
        if (line === undefined) break
        const { logProb, words, backoff } = reader.fields(line, length)
        const added = builder.add(words, logProb, backoff)
        if (typeof added === 'object') throw reader.wrong(added.wrong)
        if (added !== 'added') (added === 'twice' ? twice : never).add(words, reader.number)
      }
    if (read !== count)
      throw reader.wrong(`the section of ${length}-grams has ${read} lines, and the head says ${count}`)
    if (length === 1) {
      const missing = builder.missing()
      if (missing !== undefined) throw reader.wrong(`there is no ${missing} among the 1-grams`)
      plain = new PlainNgrams(lines, builder)
    }
  }
  reader.section('\\end\\', true)
  const notes = [
    twice.sentence(
      'comes twice',
      'come twice',
      'the first one counts, and of <unk> the last one, as in KenLM',
    ),
    never.sentence(
      'has </s> before a word, or <s> behind one',
      'have </s> before a word, or <s> behind one',
      'no text asks for it',
    ),
    ...(builder.knowsUnknown
      ? []
      : ['the model has no <unk>: unknown words get a logarithm of −100, as in KenLM.']),
  ]
  return { ...builder.model(), notes: notes.filter(note => note !== undefined) }
}

/** Counts n-grams of one kind, and knows the first one. */
class Tally {
  private count = 0
  private first = ''

  add(words: readonly string[], line: number): void {
    this.count += 1
    this.first ||= `${JSON.stringify(words.join(' '))} in line ${line}`
  }

  sentence(one: string, many: string, so: string): string | undefined {
    if (this.count === 0) return undefined
    if (this.count === 1) return `1 n-gram of the model ${one} (${this.first}): ${so}.`
    return `${this.count} n-grams of the model ${many} (the first is ${this.first}): ${so}.`
  }
}

/** Bytes of a line at most: a longer one is no n-gram. */
const LONGEST_LINE = 1 << 24

/** Reads the lines one after another as strings, and knows the number of the line. */
class Reader {
  /** Of the line that was read last, from 1. */
  number = 0
  private readonly lines: ByteLines
  private readonly name: string
  private waiting: string | undefined

  constructor(lines: ByteLines, name: string) {
    this.lines = lines
    this.name = name
  }

  /** The number of n-grams of each length, as the head says. Lines before `\data\` are skipped, in whatever encoding. */
  header(): number[] {
    let line = this.next({ strict: false })
    while (line !== undefined && line !== '\\data\\') line = this.next({ strict: false })
    if (line === undefined)
      throw this.wrong('there is no \\data\\: this is a text, and a model in the ARPA format is wanted')
    const counts: number[] = []
    for (line = this.next(); line !== undefined && !line.startsWith('\\'); line = this.next()) {
      if (line === '') continue
      const [, length, count] = /^ngram[ \t]+(\d{1,2})[ \t]*=[ \t]*(\d{1,15})$/.exec(line) ?? []
      if (Number(length) !== counts.length + 1)
        throw this.wrong(`wanted "ngram ${counts.length + 1}=…", got ${shown(line)}`)
      counts.push(Number(count))
    }
    this.waiting = line
    if (counts.length === 0 || counts.length > MAX_ORDER)
      throw this.wrong(`the order must be 1 to ${MAX_ORDER}, got ${counts.length}`)
    return counts
  }

  /** Goes behind the title of a section. @returns whether it is there @throws Refusal where it must be there, and is not */
  section(title: string, isNeeded: boolean): boolean {
    let line = this.waiting ?? this.next()
    while (line === '') line = this.next()
    this.waiting = undefined
    if (line === title) return true
    if (isNeeded)
      throw this.wrong(`wanted ${title}, got ${line === undefined ? 'the end of the file' : shown(line)}`)
    this.waiting = line
    return false
  }

  /** The next n-gram of a section, empty lines passed over; undefined when the section ends. */
  entry(): string | undefined {
    let line = this.next()
    while (line === '') line = this.next()
    if (line !== undefined && !line.startsWith('\\')) return line
    // A word may begin with a backslash, but a line begins with a number.
    this.waiting = line
    return undefined
  }

  fields(line: string, length: number): { logProb: number; words: string[]; backoff: number } {
    const fields = line.split(/[ \t\r]+/)
    if (fields.length !== length + 1 && fields.length !== length + 2)
      throw this.wrong(
        phrase`wanted a logarithm, ${numbered(length, 'words')} and perhaps a backoff, got ${shown(line)}`,
      )
    const logProb = this.logarithm(fields[0]!)
    if (logProb > 0)
      throw this.wrong(phrase`the logarithm of a probability is at most 0, got ${shown(fields[0]!)}`)
    const backoff = fields.length === length + 2 ? this.logarithm(fields[length + 1]!) : 0
    return { logProb, words: fields.slice(1, length + 1), backoff }
  }

  wrong(what: string): Refusal {
    return new Refusal(
      phrase`${this.name}, line ${Math.max(1, this.number)}: ${what}`,
      'a model in the ARPA format is wanted, as `collapse-lab train --arpa`, lmplz or SRILM write it',
    )
  }

  /** Counts a line that {@link PlainNgrams} has read. */
  pass(): void {
    this.number += 1
  }

  private logarithm(text: string): number {
    if (/^-inf(inity)?$/i.test(text)) return -Infinity
    if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) || !Number.isFinite(Number(text)))
      throw this.wrong(`wanted a number, got ${shown(text)}`)
    return Number(text)
  }

  /** The next line without blanks at its ends. @param strict whether it must be UTF-8 */
  private next({ strict = true }: { strict?: boolean } = {}): string | undefined {
    if (!this.lines.peek()) return undefined
    this.number += 1
    if (this.lines.line.length > LONGEST_LINE) {
      if (strict) throw this.wrong(`it has ${this.lines.line.length} bytes, and no n-gram has`)
      this.lines.pass()
      return ''
    }
    const text = this.lines.next().value ?? ''
    if (strict && text.includes('\ufffd')) this.checkEncoding()
    return withoutBlanks(this.number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text)
  }

  private checkEncoding(): void {
    const { line, offset } = this.lines
    const at = firstInvalidByte(line)
    if (at === undefined) return
    const hex = line[at]!.toString(16).padStart(2, '0')
    throw new Refusal(
      phrase`${this.name} is not UTF-8: byte ${offset + at} (0x${hex}, line ${this.number}) cannot be read`,
      'save it again as UTF-8, as `iconv -f LATIN1 -t UTF-8` does it; old models are often Latin-1 or Windows-1252',
    )
  }
}

/** Without blanks, tabs and carriage returns at the ends; a regular expression would take quadratic time on a line of blanks. */
function withoutBlanks(text: string): string {
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t' || text[at] === '\r'
  let [from, to] = [0, text.length]
  while (from < to && isBlank(from)) from += 1
  while (to > from && isBlank(to - 1)) to -= 1
  return text.slice(from, to)
}

const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
