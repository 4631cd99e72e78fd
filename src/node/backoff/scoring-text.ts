import { wordFinder, type BackoffModel } from '../../backoff/backoff-model.ts'
import type { Stream } from '../../text/stream.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { readIds } from '../../text/vocabulary.ts'
import {
  encodeTokenised,
  idsOf,
  isPlainFile,
  numberTokenised,
  refuseMarks,
  renumbered,
  titleOf,
} from './tokenised.ts'
import { refuseModel } from './wanted-file.ts'

/**
 * A text to score, as ids of a model's words. With `whitespace` a file is read as query reads it: a sentence a line, also an empty one.
 *
 * @param spec a corpus by name, a file or a folder
 * @throws Refusal when it cannot be read, or with `whitespace` has `<s>` or `</s>` in it
 * @example
 * import { scoringText, trainingText } from 'collapse-lab/node'
 * import { scoreBackoff, smooth, smoothingNamed } from 'collapse-lab'
 * const { text } = await trainingText('twenty-chapters', { tokens: 'word', order: 2 })
 * const model = smooth(text, smoothingNamed('witten-bell'))
 * const { stream } = await scoringText('twenty-chapters', model, 'word')
 * scoreBackoff(model, stream).perplexity // → 35.1954…
 */
export async function scoringText(
  spec: string,
  model: BackoffModel,
  tokens: string,
): Promise<{ title: string; stream: Stream }> {
  if (tokens === 'whitespace' && isPlainFile(spec))
    return { title: titleOf(spec), stream: encodeTokenised(spec, wordFinder(model)) }
  const { title, words, stream } = await numberedCorpus(spec, tokens)
  return { title, stream: renumbered(stream, idsOf(words, wordFinder(model))) }
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
  const isPlain = tokens === 'whitespace' && isPlainFile(spec)
  const text = isPlain
    ? { title: titleOf(spec), ...numberTokenised(spec) }
    : await numberedCorpus(spec, tokens)
  const { title, words, stream } = text
  const copy = { ...stream, ids: stream.ids.slice() }
  return {
    ...{ title, words: ['</s>', ...words.slice(1)], numbers: stream.ids },
    stream: renumbered(copy, idsOf(words, wordFinder(model))),
  }
}

/** Reads a corpus, or a file that is no plain text, as numbers of its words. */
async function numberedCorpus(
  spec: string,
  tokens: string,
): Promise<{ title: string; words: readonly string[]; stream: Stream }> {
  refuseModel(spec)
  const { readCorpus } = await import('../corpora/corpora.ts')
  const { title, passages } = readCorpus(spec, { tokens })
  const words = ['']
  const stream = readIds(passages, tokenizerNamed(tokens), new Map(), type => ({ id: words.push(type) - 1, form: 0 }), false) // prettier-ignore
  if (tokens === 'whitespace') refuseMarks(title, words, 'score')
  return { title, words, stream }
}
