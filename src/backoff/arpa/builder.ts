import { IntList, FloatList } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { type BackoffLevel, type BackoffModel, keepPairTables } from '../backoff-model.ts'
import { PairTable } from '../../pair-table.ts'
import { BEGIN, END, UNKNOWN, UNKNOWN_CAPITALS } from './word-bytes.ts'

/** log10 of the probability of unknown words where a model has no `<unk>`, as in KenLM. */
const NO_UNKNOWN = -100

/** Id of `<unk>` until all words are in; then it gets the last id. */
const PENDING = -2

/**
 * What became of an n-gram that came: it was `added`; it came `twice`, and one of the two counts; it is one that `never` comes in a text,
 * since `</s>` stands before something in it, or `<s>` behind something; or it is `wrong`, and why.
 */
export type Addition = 'added' | 'twice' | 'never' | { readonly wrong: string }

/**
 * Builds a model from its n-grams. Of an n-gram that comes twice the first one counts, and of `<unk>` the last one, as in KenLM.
 *
 * Input: n-grams with log10 of probability and backoff weight, shortest first, in any order within a length.
 * Output: a {@link BackoffModel}, n-grams in the order of coming; pruned suffixes are put back.
 */
export class Builder {
  private readonly ids = new Map<string, number>()
  private readonly types: string[] = ['']
  private readonly levels: Level[]
  private unknown: { prob: number; backoff: number } | undefined
  /** The n-gram that came last, its length, and the numbers of its beginnings. */
  private readonly before = new Int32Array(16)
  private readonly numbers = new Int32Array(16)
  private lengthBefore = 0

  constructor(order: number) {
    this.levels = Array.from({ length: order }, () => new Level())
    this.levels[0]!.push(0, BOUNDARY, 0, NaN, 0)
    for (const word of [UNKNOWN, UNKNOWN_CAPITALS]) this.ids.set(word, PENDING)
  }

  /** Adds an n-gram. */
  add(words: readonly string[], prob: number, backoff: number): Addition {
    if (words.length === 1) return this.addWord(words[0]!, prob, backoff)
    const ids: number[] = []
    for (const word of words) {
      const id = this.idOf(word)
      if (id === undefined) return { wrong: `${JSON.stringify(word)} is not among the 1-grams` }
      ids.push(id)
    }
    if (words.includes(END) && words.indexOf(END) < words.length - 1) return 'never'
    if (words.lastIndexOf(BEGIN) > 0) return 'never'
    return this.addIds(Int32Array.from(ids), ids.length, prob, backoff) ? 'added' : 'twice'
  }

  /**
   * Adds an n-gram of two tokens or more by its ids.
   *
   * @param ids the first `length` of them
   * @returns whether it was new
   */
  addIds(ids: Int32Array, length: number, prob: number, backoff: number): boolean {
    const context = this.contextOf(ids, length)
    const last = ids[length - 1]!
    const level = this.levels[length - 1]!
    const suffix = length === 2 ? last : this.suffixOf(ids, length, context)
    return level.add(context, last, suffix, prob, backoff)
  }

  /** Every word with its id; only after {@link missing}. */
  *words(): Generator<[string, number]> {
    for (const word of this.ids.keys()) yield [word, this.idOf(word)!]
  }

  /** Whether `<unk>` has come. */
  get knowsUnknown(): boolean {
    return this.unknown !== undefined
  }

  /** Ends the words: the mark that a model must have and this one lacks, or undefined. */
  missing(): string | undefined {
    if (!this.ids.has(BEGIN)) return BEGIN
    if (!this.ids.has(END)) return END
    const { prob, backoff } = this.unknown ?? { prob: NO_UNKNOWN, backoff: 0 }
    this.levels[0]!.push(0, this.types.length, 0, prob, backoff)
    this.types.push('')
    return undefined
  }

  model(): BackoffModel {
    const levels = this.levels.map((level, index) => level.done(index + 1))
    keepPairTables(
      levels,
      this.levels.map(({ pairTable }) => pairTable),
    )
    return { order: levels.length, types: this.types, levels }
  }

  private addWord(word: string, prob: number, backoff: number): Addition {
    if (this.ids.get(word) === PENDING) {
      const status = this.unknown ? 'twice' : 'added'
      this.unknown = { prob, backoff }
      return status
    }
    if (this.ids.has(word)) return 'twice'
    const words = this.levels[0]!
    if (word === BEGIN) words.setBackoff(BOUNDARY, backoff)
    else if (word === END) words.setProb(BOUNDARY, prob)
    else {
      words.push(0, this.types.length, 0, prob, backoff)
      this.types.push(word)
    }
    this.ids.set(word, word === BEGIN || word === END ? BOUNDARY : this.types.length - 1)
    return 'added'
  }

  private idOf(word: string): number | undefined {
    const id = this.ids.get(word)
    return id === PENDING ? this.types.length - 1 : id
  }

  /** The number of the n-gram's context. N-grams mostly come in order: the part shared with the one before is known. */
  private contextOf(ids: Int32Array, length: number): number {
    const { before, numbers } = this
    if (this.lengthBefore !== length) before.fill(-1)
    this.lengthBefore = length
    let shared = 0
    while (shared < length - 1 && before[shared] === ids[shared]) shared += 1
    for (let at = shared; at < length - 1; at++) {
      before[at] = ids[at]!
      const found = at === 0 ? ids[0]! : this.levels[at]!.pairTable.find(numbers[at - 1]!, ids[at]!)
      numbers[at] = found >= 0 ? found : this.numberOf(Array.from(ids.subarray(0, at + 1)))
    }
    return numbers[length - 2]!
  }

  /** The number of the n-gram's suffix, by the suffix of its context. */
  private suffixOf(ids: Int32Array, length: number, context: number): number {
    const level = this.levels[length - 2]!
    const found = level.pairTable.find(level.suffixOf(context), ids[length - 1]!)
    return found >= 0 ? found : this.numberOf(Array.from(ids.subarray(1, length)))
  }

  /** The number of an n-gram; a pruned one is put back with the probability that the model gives it. */
  private numberOf(ids: readonly number[]): number {
    if (ids.length === 1) return ids[0]!
    const level = this.levels[ids.length - 1]!
    const context = this.numberOf(ids.slice(0, -1))
    const last = ids.at(-1)!
    const found = level.pairTable.find(context, last)
    if (found >= 0) return found
    const suffix = this.numberOf(ids.slice(1))
    const below = this.levels[ids.length - 2]!
    return level.push(context, last, suffix, below.backoffOf(context) + below.probOf(suffix), 0)
  }
}

/** The n-grams of one length while they are read. */
class Level {
  readonly pairTable = new PairTable()
  private readonly context = new IntList()
  private readonly last = new IntList()
  private readonly suffix = new IntList()
  private readonly prob = new FloatList()
  private readonly backoff = new FloatList()

  push(context: number, last: number, suffix: number, prob: number, backoff: number): number {
    const number = this.prob.length
    this.pairTable.add(context, last, number)
    this.fill(context, last, suffix, prob, backoff)
    return number
  }

  private fill(context: number, last: number, suffix: number, prob: number, backoff: number): void {
    this.context.push(context)
    this.last.push(last)
    this.suffix.push(suffix)
    this.prob.push(prob)
    this.backoff.push(backoff)
  }

  /** Adds an n-gram of two tokens or more, unless it is known. @returns whether it was new */
  add(context: number, last: number, suffix: number, prob: number, backoff: number): boolean {
    if (this.pairTable.getOrInsert(context, last) < this.prob.length) return false
    this.fill(context, last, suffix, prob, backoff)
    return true
  }

  suffixOf(number: number): number {
    return this.suffix.at(number)
  }

  probOf(number: number): number {
    return this.prob.at(number)
  }

  backoffOf(number: number): number {
    return this.backoff.at(number)
  }

  setProb(number: number, value: number): void {
    this.prob.set(number, value)
  }

  setBackoff(number: number, value: number): void {
    this.backoff.set(number, value)
  }

  done(length: number): BackoffLevel {
    return {
      length,
      size: this.prob.length,
      context: this.context.array(),
      last: this.last.array(),
      suffix: this.suffix.array(),
      prob: this.prob.array(),
      backoff: this.backoff.array(),
    }
  }
}
