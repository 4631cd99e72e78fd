import { utf8ToBytes } from '@noble/hashes/utils.js'
import { IntList, lengthened } from '../../arrays.ts'
import { BOUNDARY } from '../stream.ts'
import { READABLE_BEYOND, WordTable } from './word-table.ts'

const [LINE_FEED, RETURN, TAB, BLANK] = [10, 13, 9, 32]

/**
 * Reads a text that is tokenised already, a passage a line, from bytes, without a string for every token. The result is that of
 * `passagesOf` and the tokenizer `whitespace`: words are separated by white space of ASCII, lines without a visible character
 * are skipped, and words are in NFC.
 */
export class WordLines {
  readonly table = new WordTable()
  /** Words by id; at 0 the empty string. A word that is not in NFC keeps an id of its own, which no token has. */
  readonly words: string[] = ['']
  private readonly decode: (bytes: Uint8Array) => string
  /** By id of a word that is not in NFC: the id of its NFC form. */
  private readonly composed = new Map<number, number>()
  /** Ids of words without a visible character, such as a no-break space. */
  private readonly invisible = new Set<number>()
  private text = new DataView(new ArrayBuffer(1 << 16))
  /** Whether the line that is still open has a visible character. */
  private visible = true
  /** Bytes of a word whose end has not come yet. */
  private rest = 0

  /** @param decode UTF-8 to a string; its errors are passed on */
  constructor(decode: (bytes: Uint8Array) => string) {
    this.decode = decode
  }

  /**
   * Reads the next piece of a text; it may end anywhere, within a word or within a character.
   *
   * @param ids begins with a boundary; gets the ids of the words, and a boundary behind each line
   * @throws what the decoder throws, and RangeError for a byte that is 0
   */
  read(piece: Uint8Array, ids: IntList): void {
    const end = this.rest + piece.length
    this.reserve(end + READABLE_BEYOND)
    const bytes = new Uint8Array(this.text.buffer)
    bytes.set(piece, this.rest)
    const from = ids.length
    const known = this.table.size
    const done = this.scan(bytes, end, ids)
    if (this.table.size > known) this.learn(known)
    this.visible = this.composed.size + this.invisible.size === 0 || this.normalise(ids, from)
    bytes.copyWithin(0, done, end)
    this.rest = end - done
  }

  /** Ends a text: what follows its last line feed is a line too. */
  end(ids: IntList): void {
    this.read(Uint8Array.of(LINE_FEED), ids)
  }

  /** @returns where the word begins that the piece does not end */
  private scan(bytes: Uint8Array, end: number, ids: IntList): number {
    const { table, text } = this
    let start = 0
    for (let at = 0; at < end; at++) {
      const byte = bytes[at]!
      if (byte > BLANK || (byte !== BLANK && (byte < TAB || byte > RETURN))) {
        if (byte === 0) throw new RangeError('a byte of the text is 0')
        continue
      }
      if (at > start) ids.push(table.add(text, start, at))
      if ((byte === LINE_FEED || byte === RETURN) && ids.at(ids.length - 1) !== BOUNDARY) ids.push(BOUNDARY)
      start = at + 1
    }
    return start
  }

  private learn(known: number): void {
    const { table } = this
    const from = table.startOf(known + 1)
    const all = this.decode(table.bytesOf(known + 1, table.size))
    // Where each byte is a character, the words are parts of one string: a call of the decoder for each takes far longer.
    const isAscii = all.length === table.startOf(table.size + 1) - from
    for (let id = known + 1; id <= table.size; id++) {
      if (isAscii) {
        this.words[id] = all.slice(table.startOf(id) - from, table.startOf(id + 1) - from)
        continue
      }
      const word = this.decode(table.bytesOf(id, id))
      this.words[id] = word
      const composed = word.normalize('NFC')
      if (!/\S/.test(word)) this.invisible.add(id)
      if (composed === word) continue
      const padded = utf8ToBytes(`${composed}${'\n'.repeat(READABLE_BEYOND)}`)
      this.composed.set(id, this.table.add(new DataView(padded.buffer), 0, padded.length - READABLE_BEYOND))
    }
  }

  /**
   * Replaces words by their NFC forms, and removes lines without a visible character.
   *
   * @returns whether something is visible in the line that is still open
   */
  private normalise(ids: IntList, from: number): boolean {
    let seen = this.visible && ids.at(from - 1) !== BOUNDARY
    let line = from
    if (!seen) while (ids.at(line - 1) !== BOUNDARY) line -= 1
    let to = from
    for (let at = from; at < ids.length; at++) {
      const id = this.composed.get(ids.at(at)) ?? ids.at(at)
      if (id === BOUNDARY && !seen) to = line
      else ids.set(to++, id)
      if (id === BOUNDARY) [line, seen] = [to, false]
      else seen ||= !this.invisible.has(id)
    }
    ids.length = to
    return seen
  }

  private reserve(room: number): void {
    if (room <= this.text.byteLength) return
    this.text = new DataView(lengthened(new Uint8Array(this.text.buffer), 2 * room).buffer)
  }
}
