import { once } from '../once.ts'
import { PairTable } from '../pair-table.ts'

/**
 * A backoff model, as the field's toolkits store it: every n-gram with its probability and its backoff weight as a context.
 *
 *   P(w | h) = prob(h w) where the model has h w, else backoff(h) · P(w | h without its first token)
 *
 * Every smoothing can be written in this form, also an interpolated one, since the sum keep + pass · P is computed once for each
 * n-gram of the text. Logarithms are to the base 10, as in ARPA files; that of an impossible n-gram is −Infinity.
 */
export interface BackoffModel {
  readonly order: number
  /** Words by id: '' at 0, which is `<s>` where it begins an n-gram and `</s>` where it ends one; the last id is `<unk>`. */
  readonly types: readonly string[]
  /** N-grams by length, from 1; those of one token are numbered by their ids. */
  readonly levels: readonly BackoffLevel[]
}

/** The n-grams of one length. */
export interface BackoffLevel {
  readonly length: number
  readonly size: number
  /** The number, one level below, of the n-gram without its last token. */
  readonly context: Int32Array
  readonly last: Int32Array
  /** The number, one level below, of the n-gram without its first token. */
  readonly suffix: Int32Array
  readonly prob: Float64Array
  /** The weight of each n-gram as a context; 0, which is a weight of 1, where nothing follows it. */
  readonly backoff: Float64Array
}

/** The id of `<unk>`. */
export function unknownOf({ types }: Pick<BackoffModel, 'types'>): number {
  return types.length - 1
}

/**
 * Finds the id of a word: as the model writes it, byte for byte, as query does; else of the word that is the same in NFC, so that a model
 * and a text need not be composed alike. Where a model writes a word in two ways, both stay words of their own.
 */
export function wordFinder({ types }: Pick<BackoffModel, 'types'>): (word: string) => number {
  const words = types.slice(1, -1)
  const ids = new Map(words.map((word, index) => [word, index + 1]))
  const composed = once(() => {
    const found = new Map<string, number>()
    for (const [index, word] of words.entries()) {
      const form = word.normalize('NFC')
      if (form !== word && !found.has(form)) found.set(form, index + 1)
    }
    return found
  })
  return word => {
    const id = ids.get(word)
    if (id !== undefined) return id
    const form = word.normalize('NFC')
    return ids.get(form) ?? composed().get(form) ?? types.length - 1
  }
}

/** The tables of each model, made once: they are the larger part of the work on a short text. */
const known = new WeakMap<readonly BackoffLevel[], readonly PairTable[]>()

/** Tables that find the n-grams of a model by context and last token: one a length, from 1; words are found by their ids. */
export function pairTablesOf(levels: readonly BackoffLevel[]): readonly PairTable[] {
  const pairTables = known.get(levels) ?? levels.map(pairTableOf)
  known.set(levels, pairTables)
  return pairTables
}

/** Keeps the tables that a reader of the model has made already. */
export function keepPairTables(levels: readonly BackoffLevel[], pairTables: readonly PairTable[]): void {
  known.set(levels, pairTables)
}

function pairTableOf({ length, size, context, last }: BackoffLevel): PairTable {
  const pairTable = new PairTable(size)
  if (length > 1)
    for (let number = 0; number < size; number++) pairTable.add(context[number]!, last[number]!, number)
  return pairTable
}
