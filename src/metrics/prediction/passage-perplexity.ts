import { exp2, percentile } from '../../arithmetic.ts'
import type { TextFeatures } from '../features/text-features.ts'
import type { Numbered } from '../metric.ts'

interface Judge {
  readonly name: string
  /** As titles call it. */
  readonly judge: string
  readonly source: string
  readonly caveat: string
  surprisal(features: TextFeatures): Float64Array | undefined
}

/** Percentiles of the perplexity of passages, by default the lower tail, the median and the upper tail. */
const percentiles = ({ name, judge, source, caveat, surprisal }: Judge): Numbered => ({
  name,
  from: 1,
  to: 99,
  usual: [5, 50, 95],
  make: percent => ({
    name: `${name}-${percent}`,
    title: `perplexity that ${percent} % of the passages do not exceed, for ${judge}`,
    unit: 'words',
    collapse: 'down',
    source: `perplexity of each passage, its end counted, as in the histograms of Shumailov et al. 2023 (2305.17493), figure 1c; percentile by nearest rank; on the sample of at most 100,000 tokens. ${source}`,
    caveat,
    needs: 'human',
    subject: 'written',
    lengths: 'any',
    taken: 'by measure',
    measure: features => {
      const bits = surprisal(features)
      const at = bits && percentile(bits, percent)
      return at === undefined ? undefined : exp2(at)
    },
  }),
})

export const writtenPerplexity = percentiles({
  name: 'written-perplexity',
  judge: 'model A',
  source: 'Human row: held-out human text, which A never read',
  caveat:
    'A knows what was copied from its own text, so that what models write is always easier for it than the human row; short passages spread more widely',
  surprisal: features => features.surprisalUnderA(),
})

export const independentPerplexity = percentiles({
  name: 'independent-perplexity',
  judge: 'a model that learned elsewhere',
  source:
    "The model learned from the held-out human text alone, which A never read, with A's vocabulary and order. Human row: the training text",
  caveat:
    'the held-out text is short, so that it knows few words; it asks whether a text is like other human text, not whether it makes sense',
  surprisal: features => features.surprisalElsewhere(),
})
