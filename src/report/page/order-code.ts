import { bitLength, NumberReader, NumberWriter } from './number-code.ts'

/** Types in the order of their first appearance, as text: what is used often appears early, so that a type's count is the context. */
export function encodeOrder(first: ArrayLike<number>, counts: ArrayLike<number>): string {
  const writer = new NumberWriter(32)
  for (let type = 0; type < first.length; type++) writer.write(first[type]!, bitLength(counts[type]!))
  return writer.finish()
}

/** What {@link encodeOrder} was given. */
export function decodeOrder(text: string, counts: readonly number[]): Int32Array {
  const reader = new NumberReader(text, 32)
  return Int32Array.from(counts, count => reader.read(bitLength(count)))
}
