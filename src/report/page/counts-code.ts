import { bitLength, NumberReader, NumberWriter } from './number-code.ts'

/** Counts up to here are a context each, larger ones by their length in bits. */
const SMALL = 20
const CONTEXTS = SMALL + 32

/**
 * Every type's counts in what the generations wrote, as text. How often a type comes depends on how often it came in the generation
 * before, so that this is the context in which its number is written: a type that is gone costs next to nothing.
 *
 * @param columns by type: the human counts, which are known, then those of each generation
 */
export function encodeCounts([human, ...columns]: readonly ArrayLike<number>[]): string {
  const writer = new NumberWriter(CONTEXTS)
  for (let type = 0; type < human!.length; type++) {
    let before = human![type]!
    for (const column of columns) {
      writer.write(column[type]!, contextOf(before))
      before = column[type]!
    }
  }
  return writer.finish()
}

/** The columns that {@link encodeCounts} was given, without the human one. */
export function decodeCounts(text: string, human: ArrayLike<number>, columns: number): Int32Array[] {
  const reader = new NumberReader(text, CONTEXTS)
  const decoded = Array.from({ length: columns }, () => new Int32Array(human.length))
  for (let type = 0; type < human.length; type++) {
    let before = human[type]!
    for (const column of decoded) before = column[type] = reader.read(contextOf(before))
  }
  return decoded
}

const contextOf = (before: number) => (before < SMALL ? before : SMALL + bitLength(before))
