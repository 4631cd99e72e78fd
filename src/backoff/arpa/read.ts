import { Refusal } from '../../refusal.ts'
import type { BackoffModel } from '../backoff-model.ts'
import { MAX_ORDER } from '../../model/train.ts'
import { Builder } from './builder.ts'
import { ByteLines } from './byte-lines.ts'
import { logarithm, PlainNgrams } from './plain-ngrams.ts'

/**
 * Reads a model from the bytes of an ARPA file, by whatever toolkit it was written.
 *
 * Input: sections by length; within one the n-grams in any order, fields separated by tabs or blanks, `<unk>` or `<UNK>`.
 * Output: a {@link BackoffModel} whose n-grams keep the order of the file. Where a toolkit has pruned the suffix of a longer
 * n-gram, the suffix is put back with the probability that the model gives it.
 *
 * @param chunks of the file, cut anywhere
 * @param name of the file, for error messages
 * @param decode UTF-8 to a string, with U+FFFD for what is not UTF-8, as `new TextDecoder().decode` does
 * @throws Refusal with the number of the line that cannot be right
 */
export function readArpa(
  chunks: Iterable<Uint8Array>,
  { name = 'the model', decode }: { name?: string; decode: (bytes: Uint8Array) => string },
): BackoffModel {
  const lines = new ByteLines(chunks, decode)
  const reader = new Reader(lines, name)
  const counts = reader.header()
  const builder = new Builder(counts.length)
  let plain: PlainNgrams | undefined
  for (let length = 1; length <= counts.length; length++) {
    reader.section(`\\${length}-grams:`)
    let read = 0
    for (; ; read++) {
      if (plain?.take(length)) {
        reader.pass()
        continue
      }
      const line = reader.entry()
      if (line === undefined) break
      const { logProb, words, backoff } = reader.fields(line, length)
      const wrong = builder.add(words, logProb, backoff)
      if (wrong !== undefined) throw reader.wrong(wrong)
    }
    if (read !== counts[length - 1])
      throw reader.wrong(
        `the section of ${length}-grams has ${read} lines, and the head says ${counts[length - 1]}`,
      )
    if (length === 1) {
      const missing = builder.missing()
      if (missing !== undefined) throw reader.wrong(`there is no ${missing} among the 1-grams`)
      plain = new PlainNgrams(lines, builder)
    }
  }
  reader.section('\\end\\')
  return builder.model()
}

/** Reads the lines one after another as strings, and knows the number of the line. */
class Reader {
  private readonly lines: ByteLines
  private readonly name: string
  private number = 0
  private waiting: string | undefined

  constructor(lines: ByteLines, name: string) {
    this.lines = lines
    this.name = name
  }

  /** The number of n-grams of each length, as the head says. Lines before `\data\` are skipped. */
  header(): number[] {
    let line = this.next()
    while (line !== undefined && line !== '\\data\\') line = this.next()
    if (line === undefined) throw this.wrong('there is no \\data\\: this is no ARPA file')
    const counts: number[] = []
    for (line = this.next(); line !== undefined && line !== ''; line = this.next()) {
      const [, length, count] = /^ngram +(\d{1,2}) *= *(\d{1,15})$/.exec(line) ?? []
      if (Number(length) !== counts.length + 1)
        throw this.wrong(`wanted "ngram ${counts.length + 1}=…", got ${shown(line)}`)
      counts.push(Number(count))
    }
    if (counts.length === 0 || counts.length > MAX_ORDER)
      throw this.wrong(`the order must be 1 to ${MAX_ORDER}, got ${counts.length}`)
    return counts
  }

  section(title: string): void {
    let line = this.waiting ?? this.next()
    this.waiting = undefined
    while (line === '') line = this.next()
    if (line !== title)
      throw this.wrong(`wanted ${title}, got ${line === undefined ? 'the end of the file' : shown(line)}`)
  }

  /** The next line of a section; undefined when the section ends. */
  entry(): string | undefined {
    const line = this.next()
    if (line !== undefined && line !== '' && !line.startsWith('\\')) return line
    // A word may begin with a backslash, but a line begins with a number.
    this.waiting = line
    return undefined
  }

  fields(line: string, length: number): { logProb: number; words: string[]; backoff: number } {
    const fields = line.split(/[ \t]+/)
    if (fields.length !== length + 1 && fields.length !== length + 2)
      throw this.wrong(
        `wanted a logarithm, ${length} ${length === 1 ? 'word' : 'words'} and perhaps a backoff, got ${shown(line)}`,
      )
    const logProb = this.logarithm(fields[0]!)
    if (logProb > 0)
      throw this.wrong(`the logarithm of a probability is 0 at the most, got ${shown(fields[0]!)}`)
    const backoff = fields.length === length + 2 ? this.logarithm(fields[length + 1]!) : 0
    return { logProb, words: fields.slice(1, length + 1), backoff }
  }

  wrong(what: string): Refusal {
    return new Refusal(
      `${this.name}, line ${Math.max(1, this.number)}: ${what}`,
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
    return logarithm(Number(text))
  }

  private next(): string | undefined {
    const step = this.lines.next()
    if (step.done) return undefined
    this.number += 1
    return step.value.replace(/[ \t\r]+$/, '')
  }
}

const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
