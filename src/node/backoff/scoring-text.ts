import { unknownOf, type BackoffModel } from '../../backoff/backoff-model.ts'
import { encodeFor } from '../../backoff/score.ts'
import type { Stream } from '../../text/stream.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { encodeTokenised, isPlainFile, titleOf } from './tokenised.ts'

/**
 * A text to score, as ids of a model's words.
 *
 * @param spec a corpus by name, a file or a folder
 * @throws Refusal when it cannot be read
 */
export async function scoringText(
  spec: string,
  model: BackoffModel,
  tokens: string,
): Promise<{ title: string; stream: Stream }> {
  if (tokens === 'whitespace' && isPlainFile(spec)) {
    const ids = new Map(model.types.slice(1, -1).map((type, index) => [type, index + 1]))
    return { title: titleOf(spec), stream: encodeTokenised(spec, ids, unknownOf(model)) }
  }
  const { readCorpus } = await import('../corpora/corpora.ts')
  const { title, passages } = readCorpus(spec, { tokens })
  return { title, stream: encodeFor(model, passages, tokenizerNamed(tokens)) }
}
