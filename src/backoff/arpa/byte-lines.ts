import { lengthened } from '../../arrays.ts'
import { READABLE_BEYOND } from '../../text/bytes/word-table.ts'

const LINE_FEED = 10

/** The lines of a text that comes in chunks of bytes, one after another: as strings, or as ranges of bytes. */
export class ByteLines implements Iterator<string, undefined> {
  /** The current line is `bytes[start … end − 1]`, with {@link READABLE_BEYOND} readable bytes behind it. */
  bytes = new Uint8Array(1 << 16)
  view = new DataView(this.bytes.buffer)
  start = 0
  end = 0
  private readonly chunks: Iterator<Uint8Array>
  private readonly decode: (bytes: Uint8Array) => string
  /** The part of the text that has come and is kept. */
  private filled = this.bytes.subarray(0, 0)
  /** Where the line after the current one begins. */
  private behind = 0
  private hasPeeked = false
  /** Where `bytes` begins in the text. */
  private base = 0

  /** @param decode UTF-8 to a string */
  constructor(chunks: Iterable<Uint8Array>, decode: (bytes: Uint8Array) => string) {
    this.chunks = chunks[Symbol.iterator]()
    this.decode = decode
  }

  /** Looks at the next line; it stays the next one. @returns whether there is one */
  peek(): boolean {
    if (this.hasPeeked) return true
    let seen = this.behind
    let feed = this.filled.indexOf(LINE_FEED, seen)
    while (feed < 0) {
      const kept = this.filled.length - this.behind
      const more = this.chunks.next()
      if (more.done) {
        if (kept === 0) return false
        feed = this.filled.length
        break
      }
      seen = kept
      this.fill(more.value)
      feed = this.filled.indexOf(LINE_FEED, seen)
    }
    this.start = this.behind
    this.end = feed
    this.hasPeeked = true
    return true
  }

  /** Where the current line begins in the text, in bytes. */
  get offset(): number {
    return this.base + this.start
  }

  /** Moves behind the current line. */
  pass(): void {
    this.behind = Math.min(this.end + 1, this.filled.length)
    this.hasPeeked = false
  }

  /** The next line; it stays readable as bytes until the one after it is asked for. */
  next(): IteratorResult<string, undefined> {
    if (!this.peek()) return { done: true, value: undefined }
    const value = this.decode(this.line)
    this.pass()
    return { value }
  }

  /** The bytes of the current line. */
  get line(): Uint8Array {
    return this.bytes.subarray(this.start, this.end)
  }

  /** Appends a chunk to what is left of the ones before. */
  private fill(chunk: Uint8Array): void {
    const kept = this.filled.length - this.behind
    const length = kept + chunk.length
    this.base += this.behind
    this.bytes.copyWithin(0, this.behind, this.filled.length)
    if (length + READABLE_BEYOND > this.bytes.length) {
      this.bytes = lengthened(this.bytes, 2 * (length + READABLE_BEYOND))
      this.view = new DataView(this.bytes.buffer)
    }
    this.bytes.set(chunk, kept)
    this.filled = this.bytes.subarray(0, length)
    this.behind = 0
  }
}
