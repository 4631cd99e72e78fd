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
