import { wordFinder, type BackoffModel } from '../../backoff/backoff-model.ts'
import { encodeFor } from '../../backoff/score.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { readIds } from '../../text/vocabulary.ts'
import { encodeTokenised, isPlainFile, numberTokenised, refuseMarks, titleOf } from './tokenised.ts'
import { refuseModel } from './wanted-file.ts'

/**
 * A text to score, as ids of a model's words. With `whitespace` a file is read as query reads it: a sentence a line, also an empty one.
 *
 * @param spec a corpus by name, a file or a folder
 * @throws Refusal when it cannot be read, or with `whitespace` has `<s>` or `</s>` in it
 */
export async function scoringText(
  spec: string,
  model: BackoffModel,
  tokens: string,
): Promise<{ title: string; stream: Stream }> {
  if (tokens === 'whitespace' && isPlainFile(spec))
    return { title: titleOf(spec), stream: encodeTokenised(spec, wordFinder(model)) }
  refuseModel(spec)
  const { readCorpus } = await import('../corpora/corpora.ts')
  const { title, passages } = readCorpus(spec, { tokens })
  if (tokens === 'whitespace')
    for (const { text } of passages) refuseMarks(title, tokenizerNamed(tokens).split(text), 'score')
  return { title, stream: encodeFor(model, passages, tokenizerNamed(tokens)) }
}

/** A text to score whose words stay known, also those that the model does not know. */
export interface WordsToScore {
  readonly title: string
  /** Words by number, `</s>` at 0. */
  readonly words: readonly string[]
  /** Numbers of its words. */
  readonly numbers: Int32Array
  /** Ids of the model's words. */
  readonly stream: Stream
}

/** Reads a text as {@link scoringText} does, and keeps its words. */
export async function wordsToScore(spec: string, model: BackoffModel, tokens: string): Promise<WordsToScore> {
  const { title, words, stream } = await numbered(spec, tokens)
  const find = wordFinder(model)
  const idOf = Int32Array.from(words, (word, number) => (number === BOUNDARY ? BOUNDARY : find(word)))
  const ids = stream.ids.map(number => idOf[number]!)
  return { title, words: ['</s>', ...words.slice(1)], numbers: stream.ids, stream: { ...stream, ids } }
}

async function numbered(spec: string, tokens: string) {
  if (tokens === 'whitespace' && isPlainFile(spec)) return { title: titleOf(spec), ...numberTokenised(spec) }
  refuseModel(spec)
  const { readCorpus } = await import('../corpora/corpora.ts')
  const { title, passages } = readCorpus(spec, { tokens })
  const words = ['']
  const stream = readIds(passages, tokenizerNamed(tokens), new Map(), type => ({ id: words.push(type) - 1, form: 0 }), false) // prettier-ignore
  if (tokens === 'whitespace') refuseMarks(title, words, 'score')
  return { title, words, stream }
}
