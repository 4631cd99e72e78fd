import { wordFinder, type BackoffModel } from '../../backoff/backoff-model.ts'
import { encodeFor } from '../../backoff/score.ts'
import type { Stream } from '../../text/stream.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { encodeTokenised, isPlainFile, refuseMarks, titleOf } from './tokenised.ts'
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
