import { indexText } from '../../model/index/suffix-index.ts'
import { BOUNDARY, streamOf, type Stream } from '../../text/stream.ts'
import { hasLetter } from '../../text/tokenizers/tokenizer.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { DEPTH, ngramsOf } from '../features/ngrams.ts'
import type { Numbered } from '../metric.ts'

/** Words that carry the structure of a sentence, by their frequency. */
const COMMONEST = 50

/** The commonest words of the human text alone, in their order. */
function frameOf({ ids }: Stream, { types }: Vocabulary): Stream {
  const kept = new Set([BOUNDARY])
  for (let id = 1; id < types.length && kept.size <= COMMONEST; id++) if (hasLetter(types[id]!)) kept.add(id)
  return streamOf(ids.filter(id => kept.has(id)))
}

/** Structure without a grammar: how varied the order of the commonest words is, whatever stands between them. */
export const commonWordSequences: Numbered = {
  name: 'common-word-sequences',
  from: 1,
  to: 20,
  usual: [4],
  make: n => ({
    name: `common-word-sequences-${n}`,
    title: `different ${n}-word sequences of the ${COMMONEST} commonest words per sequence`,
    unit: 'share',
    collapse: 'down',
    source:
      'stopword n-grams of Stamatatos 2011 (Journal of the American Society for Information Science and Technology 62, 2512-2527): all but the 50 commonest words of the human text is left out; counted as distinct-n (1510.03055), on the sample of at most 100,000 tokens',
    caveat:
      'stands for the structure of sentences, which it sees by their commonest words alone; the words between them may be any',
    needs: 'text',
    subject: 'written',
    lengths: 'sampled',
    taken: 'by measure',
    measure({ vocabulary, sample }) {
      const frame = frameOf(sample(DEPTH).stream, vocabulary)
      const { types, tokens } = ngramsOf(indexText(frame, vocabulary.unknown + 1, n), n)
      return tokens === 0 ? undefined : types / tokens
    },
  }),
}
