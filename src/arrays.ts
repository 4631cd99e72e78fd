/** An Int32Array that grows as it is filled. */
export class IntList {
  private ids: Int32Array<ArrayBuffer>
  /** Lowering it drops the last values. */
  length = 0

  /** @param expected about how many values there will be; memory that is not filled costs nothing */
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

  /** The values from `from` to `to` − 1, as a view that is valid until the next push. */
  view(from: number, to: number): Int32Array {
    return this.ids.subarray(from, to)
  }

  /** Drops the first `count` values. */
  drop(count: number): void {
    this.ids.copyWithin(0, count, this.length)
    this.length -= count
  }

  set(index: number, id: number): void {
    this.ids[index] = id
  }

  /** A copy of exactly the values. */
  array(): Int32Array {
    return this.ids.slice(0, this.length)
  }
}

/** A Uint8Array that grows as it is filled. */
export class ByteList {
  private bytes = new Uint8Array(1024)
  length = 0

  push(byte: number): void {
    if (this.length === this.bytes.length) this.bytes = lengthened(this.bytes, this.length * 2)
    this.bytes[this.length++] = byte
  }

  at(index: number): number {
    return this.bytes[index]!
  }

  /** A copy of exactly the values. */
  array(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
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

/** A longer array: the values of the given one, then zeros. */
export function lengthened<
  A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>,
>(numbers: A, length: number): A {
  const longer = new (numbers.constructor as new (length: number) => A)(length)
  longer.set(numbers)
  return longer
}

/** From this length on an array lies in shared memory, where there is any, so that threads need no copy. */
const SHARED_FROM_LENGTH = 1_000_000

const buffer = (length: number, bytes: number) =>
  length >= SHARED_FROM_LENGTH && typeof SharedArrayBuffer === 'function'
    ? new SharedArrayBuffer(length * bytes)
    : new ArrayBuffer(length * bytes)

/** Int32Array of zeros; a long one lies in shared memory. */
export const sharedInts = (length: number) => new Int32Array(buffer(length, 4))

/** Uint8Array of zeros; a long one lies in shared memory. */
export const sharedBytes = (length: number) => new Uint8Array(buffer(length, 1))

/** Float64Array of zeros; a long one lies in shared memory. */
export const sharedNumbers = (length: number) => new Float64Array(buffer(length, 8))

/** Int32Array of zeros in shared memory, whatever its length. */
export const threadInts = (length: number) => new Int32Array(threadBuffer(4 * length))

/** Uint8Array of zeros in shared memory, whatever its length. */
export const threadBytes = (length: number) => new Uint8Array(threadBuffer(length))

const threadBuffer = (bytes: number) =>
  typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)
