import { utf8ToBytes } from '@noble/hashes/utils.js'
import { IntList, lengthened } from '../../arrays.ts'
import { BOUNDARY } from '../stream.ts'
import { READABLE_BEYOND, WordTable } from './word-table.ts'

const [LINE_FEED, RETURN, TAB, BLANK] = [10, 13, 9, 32]

/** Words that ARPA files and the toolkits keep for themselves, and that stand in a text by mistake or by another program's hand. */
export interface ReservedWord {
  readonly word: string
  /** Its line, from 1. */
  readonly line: number
}

/** Bytes of a word at most: nothing that people write comes near, and a longer one would have to be held in memory. */
const LONGEST_WORD = 1 << 27

/**
 * Reads a text that is tokenised already, a sentence a line, from bytes, without a string for every token; as lmplz does. Words are set
 * apart by blanks, tabs, carriage returns and bytes that are 0; vertical tabs, form feeds, no-break spaces and other white space are
 * parts of words. A line feed ends a line, and a line without a word is an empty sentence. Words are brought to NFC.
 */
export class WordLines {
  readonly table = new WordTable()
  /** Words by id; at 0 the empty string. A word that is not in NFC keeps an id of its own, which no token has. */
  readonly words: string[] = ['']
  /** The first reserved word of the text, where there is one. */
  reserved: ReservedWord | undefined
  private readonly decode: (bytes: Uint8Array) => string
  private readonly compose: boolean
  private readonly refused: readonly string[]
  /** By id of a word that is not in NFC: the id of its NFC form. */
  private readonly composed = new Map<number, number>()
  private text = new DataView(new ArrayBuffer(1 << 16))
  /** Lines that have ended. */
  private lines = 0
  /** Bytes of a word whose end has not come yet. */
  private rest = 0

  /**
   * @param decode UTF-8 to a string; its errors are passed on
   * @param compose whether words are brought to NFC; default true. Else each word keeps its own id and bytes
   * @param reserved words that are looked for
   */
  constructor(
    decode: (bytes: Uint8Array) => string,
    { compose = true, reserved = [] }: { compose?: boolean; reserved?: readonly string[] } = {},
  ) {
    this.decode = decode
    this.compose = compose
    this.refused = reserved
  }

  /**
   * Reads the next piece of a text; it may end anywhere, within a word or within a character.
   *
   * @param ids begins with a boundary; gets the ids of the words, and a boundary behind each line
   * @throws what the decoder throws, and RangeError for a word of more than 128 MiB
   */
  read(piece: Uint8Array, ids: IntList): void {
    const end = this.rest + piece.length
    this.reserve(end + READABLE_BEYOND)
    const bytes = new Uint8Array(this.text.buffer)
    bytes.set(piece, this.rest)
    const from = ids.length
    const known = this.table.size
    const done = this.scan(bytes, end, ids)
    if (this.table.size > known) this.learn(known, ids, from)
    if (this.composed.size > 0) this.normalise(ids, from)
    bytes.copyWithin(0, done, end)
    this.rest = end - done
    if (this.rest > LONGEST_WORD) throw new RangeError('a word has more than 128 MiB')
  }

  /** Ends a text: words behind its last line feed are a line too. */
  end(ids: IntList): void {
    if (this.rest > 0 || ids.at(ids.length - 1) !== BOUNDARY) this.read(Uint8Array.of(LINE_FEED), ids)
  }

  /** @returns where the word begins that the piece does not end */
  private scan(bytes: Uint8Array, end: number, ids: IntList): number {
    const { table, text } = this
    let start = 0
    for (let at = this.rest; at < end; at++) {
      const byte = bytes[at]!
      if (byte > BLANK) continue
      if (byte !== BLANK && byte !== LINE_FEED && byte !== RETURN && byte !== TAB && byte !== 0) continue
      if (at > start) ids.push(table.add(text, start, at))
      if (byte === LINE_FEED) {
        ids.push(BOUNDARY)
        this.lines += 1
      }
      start = at + 1
    }
    return start
  }

  private learn(known: number, ids: IntList, tokens: number): void {
    const { table } = this
    const from = table.startOf(known + 1)
    const all = this.decode(table.bytesOf(known + 1, table.size))
    // Where each byte is a character, the words are parts of one string: a call of the decoder for each takes far longer.
    const isAscii = all.length === table.startOf(table.size + 1) - from
    for (let id = known + 1; id <= table.size; id++) {
      if (isAscii) {
        const word = all.slice(table.startOf(id) - from, table.startOf(id + 1) - from)
        this.words[id] = word
        if (this.refused.includes(word)) this.reserved ??= this.reservedAt(id, ids, tokens)
        continue
      }
      const word = this.decode(table.bytesOf(id, id))
      this.words[id] = word
      if (this.refused.includes(word)) this.reserved ??= this.reservedAt(id, ids, tokens)
      const composed = this.compose ? word.normalize('NFC') : word
      if (composed === word) continue
      const padded = utf8ToBytes(`${composed}${'\n'.repeat(READABLE_BEYOND)}`)
      this.composed.set(id, this.table.add(new DataView(padded.buffer), 0, padded.length - READABLE_BEYOND))
    }
  }

  /** Where the tokens from `from` on have a reserved word first. */
  private reservedAt(id: number, ids: IntList, from: number): ReservedWord {
    let line = this.lines + 1
    for (let at = ids.length - 1; at >= from; at--) if (ids.at(at) === BOUNDARY) line -= 1
    for (let at = from; ids.at(at) !== id; at++) if (ids.at(at) === BOUNDARY) line += 1
    return { word: this.words[id]!, line }
  }

  /** Replaces words by their NFC forms. */
  private normalise(ids: IntList, from: number): void {
    for (let at = from; at < ids.length; at++) {
      const composed = this.composed.get(ids.at(at))
      if (composed !== undefined) ids.set(at, composed)
    }
  }

  private reserve(room: number): void {
    if (room <= this.text.byteLength) return
    this.text = new DataView(lengthened(new Uint8Array(this.text.buffer), 2 * room).buffer)
  }
}
