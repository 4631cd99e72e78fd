import type { CountedNgrams, EncodedText } from '../../backoff/smooth.ts'
import { checkPassages, longestPassage, train } from '../../model/train.ts'
import type { Stream } from '../../text/stream.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { learnVocabulary, type Vocabulary } from '../../text/vocabulary.ts'
import { countTokenised, isStreamed } from './counted.ts'
import { collectGarbage } from '../memory.ts'
import { isPlainFile, readTokenised, refuseMarks } from './tokenised.ts'
import type { TrainingThreads } from './training-threads.ts'
import { refuseModel } from './wanted-file.ts'

/**
 * A text to smooth. With `whitespace` a file is read as lmplz reads it: a sentence a line, also an empty one. It gives its tokens or, of a large file that is tokenised already, its n-grams, counted while it is read.
 *
 * @param spec a corpus by name, a file or a folder
 * @param options how it is read
 * @param options.threads count its n-grams, where it is to be sorted
 * @throws Refusal when it cannot be read, or no passage is as long as the order; with `whitespace` also when it has `<s>`, `</s>`,
 *   `<unk>` or `<UNK>` in it
 * @example
 * import { trainingText } from 'collapse-lab/node'
 * import { smooth, smoothingNamed } from 'collapse-lab'
 * const { title, text } = await trainingText('twenty-chapters', { tokens: 'word', order: 2 })
 * title // → 'Moby-Dick, chapters 1 to 20, Herman Melville, 1851'
 * const model = smooth(text, smoothingNamed('kneser-ney'))
 * model.order // → 2
 */
export async function trainingText(
  spec: string,
  { tokens, order, threads }: { tokens: string; order: number; threads?: TrainingThreads | undefined },
): Promise<{ title: string; text: EncodedText | CountedNgrams }> {
  const isTokenised = tokens === 'whitespace' && isPlainFile(spec)
  if (isTokenised && isStreamed(spec)) {
    const { title, ...counted } = await countTokenised(spec, order)
    if ('stream' in counted) return { title, text: await sorted(counted, order, threads) }
    const weights = () => readableOf(readTokenised(spec), order).weights
    return { title, text: { ...counted, order, get weights() { return weights() } } } // prettier-ignore
  }
  const { title, ...read } = isTokenised ? readTokenised(spec) : await readPassages(spec, tokens)
  checkPassages(longestPassage(read.stream), order)
  return { title, text: await sorted(read, order, threads) }
}

async function sorted(
  read: Read,
  order: number,
  threads?: TrainingThreads,
): Promise<EncodedText | CountedNgrams> {
  const text = readableOf(read, order)
  if (!threads) return text
  const tables = await threads.count(read.stream, read.vocabulary.unknown + 1, order)
  collectGarbage()
  return { order, vocabulary: read.vocabulary, tables, get weights() { return text.weights } } // prettier-ignore
}

interface Read {
  readonly vocabulary: Vocabulary
  readonly stream: Stream
}

/** Loaded when it is wanted: a text that is tokenised already needs no corpora. */
async function readPassages(spec: string, tokens: string): Promise<Read & { title: string }> {
  const [{ readCorpus }, { checkMeasuring }] = await Promise.all([
    import('../corpora/corpora.ts'),
    import('../limits.ts'),
  ])
  refuseModel(spec)
  const corpus = readCorpus(spec, { tokens })
  checkMeasuring([corpus], tokens)
  const read = learnVocabulary(corpus.passages, tokenizerNamed(tokens))
  if (tokens === 'whitespace') refuseMarks(corpus.title, read.vocabulary.types, 'train')
  return { title: corpus.title, ...read }
}

function readableOf({ vocabulary, stream }: Read, order: number): EncodedText {
  return {
    order,
    vocabulary,
    occurrences: { stream },
    // Asked for by Jelinek-Mercer alone, which looks at the text once more.
    get weights() {
      return train({ stream }, { vocabulary, order }).weights
    },
  }
}
