import { Refusal } from '../../refusal.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { unknownOf, type BackoffLevel, type BackoffModel } from '../backoff-model.ts'

export const BEGIN = '<s>'
export const END = '</s>'
export const UNKNOWN = '<unk>'

/** What stands for the logarithm of nothing, and for `<s>`, which nothing foresees. */
export const NEVER = -99

/** Lines that are handed over at a time. */
const LINES = 4096

/**
 * A model as an ARPA file, in pieces: for each length a section of lines with the logarithm of the probability to the base 10,
 * the words, and the logarithm of the backoff where the n-gram can be a context. Seven digits behind the point.
 *
 * @throws Refusal when a word has white space in it, or is one of the marks of the format
 */
export function* arpaText(model: BackoffModel): Generator<string> {
  const words = wordsOf(model)
  const { levels, order } = model
  const counts = levels.map(({ length, size }) => `ngram ${length}=${length === 1 ? size + 1 : size}\n`)
  yield `\\data\\\n${counts.join('')}`
  for (const level of levels) {
    yield `\n\\${level.length}-grams:\n`
    yield* inPieces(level.length === 1 ? unigrams(model, words) : ngrams(levels, level, words, order))
  }
  yield '\n\\end\\\n'
}

function wordsOf(model: BackoffModel): string[] {
  const refused = model.types
    .slice(1, -1)
    .find(type => /^$|[\s\0]/.test(type) || [BEGIN, END, UNKNOWN].includes(type))
  if (refused !== undefined)
    throw new Refusal(
      `the type ${JSON.stringify(refused)} cannot stand in an ARPA file`,
      'its words are set apart by white space, and <s>, </s> and <unk> are its own: take them out of the text, or use other --tokens',
    )
  const words = [...model.types]
  words[unknownOf(model)] = UNKNOWN
  return words
}

function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = []
  for (const line of lines) {
    piece.push(line)
    if (piece.length < LINES) continue
    yield piece.join('')
    piece = []
  }
  yield piece.join('')
}

function* unigrams({ levels, order, types }: BackoffModel, words: readonly string[]): Generator<string> {
  const { prob, backoff } = levels[0]!
  const weight = (id: number) => (order === 1 ? '' : `\t${digits(backoff[id]!)}`)
  yield `${digits(prob[types.length - 1]!)}\t${UNKNOWN}${order === 1 ? '' : '\t0'}\n`
  // One id stands for both: the weight is that of `<s>`, the probability that of `</s>`.
  yield `${NEVER}\t${BEGIN}${weight(BOUNDARY)}\n`
  yield `${digits(prob[BOUNDARY]!)}\t${END}${order === 1 ? '' : '\t0'}\n`
  for (let id = 1; id < types.length - 1; id++) yield `${digits(prob[id]!)}\t${words[id]!}${weight(id)}\n`
}

function* ngrams(
  levels: readonly BackoffLevel[],
  { size, length, context, last, prob, backoff }: BackoffLevel,
  words: readonly string[],
  order: number,
): Generator<string> {
  let [known, before] = [-1, '']
  for (let number = 0; number < size; number++) {
    if (context[number] !== known)
      [known, before] = [context[number]!, contextText(levels, length - 1, context[number]!, words)]
    const id = last[number]!
    const weight = length === order ? '' : `\t${id === BOUNDARY ? '0' : digits(backoff[number]!)}`
    yield `${digits(prob[number]!)}\t${before} ${id === BOUNDARY ? END : words[id]!}${weight}\n`
  }
}

function contextText(
  levels: readonly BackoffLevel[],
  length: number,
  number: number,
  words: readonly string[],
): string {
  const tokens: string[] = []
  for (let at = number, long = length; long > 0; long--) {
    const { last, context } = levels[long - 1]!
    const id = last[at]!
    tokens.push(id === BOUNDARY ? BEGIN : words[id]!)
    at = context[at]!
  }
  return tokens.reverse().join(' ')
}

function digits(logarithm: number): string {
  if (logarithm === -Infinity) return String(NEVER)
  // Rounding may give −0, which would be written as 0 all the same.
  return String(Math.round(logarithm * 1e7) / 1e7)
}
