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
