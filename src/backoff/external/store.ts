/**
 * Where training keeps what memory does not hold: columns of numbers by name, each written once, front to back, and read so. Files on
 * a disk, or arrays in a test. Numbers lie in the byte order of the machine.
 */
export interface Store {
  create(name: string): ColumnOutput
  /** @param from the byte at which reading begins; default 0 */
  open(name: string, from?: number): ColumnInput
  /** Gives the room of a column back, which is not read again. */
  remove(name: string): void
}

/** A column that is being written. */
export interface ColumnOutput {
  /** Appends bytes, which the caller overwrites afterwards. */
  write(bytes: Uint8Array): void
  close(): void
}

/** A column that is being read. */
export interface ColumnInput {
  /** Reads the next bytes. @returns how many came; fewer than there is room for only at the end */
  read(into: Uint8Array): number
  close(): void
}

/** Numbers that are read or written at a time. */
const PIECE = 1 << 15

type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

const bytesOf = (numbers: Numbers, length: number) =>
  new Uint8Array(numbers.buffer, 0, length * numbers.BYTES_PER_ELEMENT)

/** Writes a column a number at a time. */
class Writer<Array extends Numbers> {
  private flushed = 0
  private at = 0
  private readonly piece: Array
  private readonly output: ColumnOutput

  constructor(output: ColumnOutput, piece: Array) {
    this.output = output
    this.piece = piece
  }

  push(value: number): void {
    if (this.at === PIECE) this.flush()
    this.piece[this.at++] = value
  }

  /** Numbers so far. */
  get size(): number {
    return this.flushed + this.at
  }

  /** Ends the column. @returns its length */
  end(): number {
    this.flush()
    this.output.close()
    return this.flushed
  }

  private flush(): void {
    if (this.at > 0) this.output.write(bytesOf(this.piece, this.at))
    this.flushed += this.at
    this.at = 0
  }
}

/** Reads a column a number at a time. */
class Reader<Array extends Numbers> {
  private at = 0
  private end = 0
  private isOver = false
  private readonly piece: Array
  private readonly input: ColumnInput

  constructor(input: ColumnInput, piece: Array) {
    this.input = input
    this.piece = piece
  }

  /** Whether all numbers have been taken; the column is closed then. */
  isAtEnd(): boolean {
    if (this.at < this.end) return false
    if (this.isOver) return true
    this.end = this.input.read(bytesOf(this.piece, PIECE)) / this.piece.BYTES_PER_ELEMENT
    this.at = 0
    if (this.end === 0) this.close()
    return this.isOver
  }

  /** The next number, which is not taken yet; there has to be one. */
  peek(): number {
    if (this.at === this.end) this.isAtEnd()
    return this.piece[this.at]!
  }

  /** Takes the next number; there has to be one. */
  next(): number {
    if (this.at === this.end) this.isAtEnd()
    return this.piece[this.at++]!
  }

  close(): void {
    this.isOver = true
    this.input.close()
  }
}

export class IntWriter extends Writer<Int32Array<ArrayBuffer>> {
  constructor(output: ColumnOutput) {
    super(output, new Int32Array(PIECE))
  }
}

export class NumberWriter extends Writer<Float64Array<ArrayBuffer>> {
  constructor(output: ColumnOutput) {
    super(output, new Float64Array(PIECE))
  }
}

export class IntReader extends Reader<Int32Array<ArrayBuffer>> {
  constructor(input: ColumnInput) {
    super(input, new Int32Array(PIECE))
  }
}

export class NumberReader extends Reader<Float64Array<ArrayBuffer>> {
  constructor(input: ColumnInput) {
    super(input, new Float64Array(PIECE))
  }
}
