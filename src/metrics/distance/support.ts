import type { Numbered } from '../metric.ts'
import type { Support } from '../features/text-features.ts'
import { sequences } from '../sequences.ts'

const SOURCE =
  'precision and recall of generative models, as in Alemohammad et al. 2023 (2307.01850), section 3, taken on the support: n-grams that both have over those'

function overSupport(
  name: string,
  title: (n: number) => string,
  facts: { readonly collapse: 'up' | 'down'; readonly over: string; readonly caveat: string },
  all: (support: Support) => number,
): Numbered {
  return {
    name,
    from: 1,
    to: 10,
    usual: [1, 2, 3],
    make: n => ({
      name: `${name}-${n}`,
      title: title(n),
      unit: 'share',
      collapse: facts.collapse,
      source: `${SOURCE} ${facts.over}, distinct and within passages; on samples of equal size`,
      caveat: facts.caveat,
      needs: 'human',
      subject: 'written',
      lengths: 'sampled',
      taken: 'by measure',
      measure: features => {
        const support = features.support(n)
        return support && all(support) > 0 ? support.both / all(support) : undefined
      },
    }),
  }
}

/** Precision of the support, by default n = 1 to 3. */
export const supportPrecision = overSupport(
  'support-precision',
  n => `different ${sequences(n)} written that human text has`,
  {
    collapse: 'up',
    over: 'of the text written',
    caveat:
      'rises when a text keeps to what is common, which looks like quality: read it beside the recall, and both beside the human row',
  },
  ({ written }) => written,
)

/** Recall of the support, by default n = 1 to 3. */
export const supportRecall = overSupport(
  'support-recall',
  n => `different ${sequences(n)} of human text that are written`,
  {
    collapse: 'down',
    over: 'of the human text',
    caveat: 'two samples of one text share few long sequences too: read it beside the human row',
  },
  ({ human }) => human,
)
