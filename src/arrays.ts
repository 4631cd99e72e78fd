/** An Int32Array that grows as it is filled. */
export class IntList {
  private ids: Int32Array<ArrayBuffer>
  /** Making it less takes the last ones away. */
  length = 0

  /** @param expected how many there will be, about; memory that is not filled costs nothing */
  constructor(expected = 1024) {
    this.ids = new Int32Array(expected)
  }

  push(id: number): void {
    if (this.length === this.ids.length) this.ids = lengthened(this.ids, this.length * 2)
    this.ids[this.length++] = id
  }

  at(index: number): number {
    return this.ids[index]!
  }

  /** From one index up to but without another: a view, until more are pushed. */
  view(from: number, to: number): Int32Array {
    return this.ids.subarray(from, to)
  }

  /** Takes the first ones away. */
  drop(count: number): void {
    this.ids.copyWithin(0, count, this.length)
    this.length -= count
  }

  set(index: number, id: number): void {
    this.ids[index] = id
  }

  /** A copy, of just the length. */
  array(): Int32Array {
    return this.ids.slice(0, this.length)
  }
}

/** A Float64Array that grows as it is filled. */
export class FloatList {
  private values = new Float64Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.values.length) this.values = lengthened(this.values, this.length * 2)
    this.values[this.length++] = value
  }

  at(index: number): number {
    return this.values[index]!
  }

  set(index: number, value: number): void {
    this.values[index] = value
  }

  array(): Float64Array {
    return this.values.slice(0, this.length)
  }
}

/** A longer array that begins with what is there, and goes on with zeros. */
export function lengthened<
  A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
>(numbers: A, length: number): A {
  const longer = new (numbers.constructor as new (length: number) => A)(length)
  longer.set(numbers)
  return longer
}

/** From so many numbers on an array is in memory that another thread can be given without a copy, where there is such. */
const LONG = 1_000_000

const buffer = (length: number, bytes: number) =>
  length >= LONG && typeof SharedArrayBuffer === 'function'
    ? new SharedArrayBuffer(length * bytes)
    : new ArrayBuffer(length * bytes)

/** Zeros that other threads may be given: whole numbers of 32 bits. */
export const sharedInts = (length: number) => new Int32Array(buffer(length, 4))

/** The same, of 64 bits, with a point. */
export const sharedNumbers = (length: number) => new Float64Array(buffer(length, 8))

/** Zeros that other threads may be given, however few: whole numbers of 32 bits. */
export const threadInts = (length: number) => new Int32Array(threadBuffer(4 * length))

/** The same, of 8 bits. */
export const threadBytes = (length: number) => new Uint8Array(threadBuffer(length))

const threadBuffer = (bytes: number) =>
  typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)
