import { expect, test } from 'vitest'
import { prepareBaseline } from '../../src/lineage/baseline.ts'
import { lineage, withMeasures } from '../../src/lineage/lineage.ts'
import { measureText } from '../../src/lineage/measuring.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { toyBook } from '../toy.ts'

const book = toyBook({ words: 6000, octaves: 9 })
/** Passages of two kinds, so that there are rows of each. */
const corpus = {
  ...book,
  passages: book.passages.map((passage, number) => ({
    ...passage,
    label: number % 3 === 0 ? 'odd' : 'even',
  })),
}

test.each([true, false])(
  'a text measured later, beside a baseline of its own, has the same rows in the same order (genealogy %s)',
  genealogy => {
    const options = { generations: 3, order: 2, genealogy, protect: ['keep-original'] }
    const { baseline } = prepareBaseline(corpus, planOf(options))
    const here = Array.from(lineage(corpus, options))
    const later = here.map(({ metrics: _, counts: __, ...generation }) =>
      withMeasures(generation, measureText(generation, baseline)),
    )
    for (const [index, { metrics, counts, sample }] of here.entries()) {
      expect(Object.entries(later[index]!.metrics)).toEqual(Object.entries(metrics))
      expect(later[index]!.counts).toEqual(counts)
      expect(later[index]!.sample).toBe(sample)
    }
    const rows = Object.keys(here[0]!.metrics)
    expect(rows).toEqual(expect.arrayContaining(['perplexity', 'perplexity/label:odd', 'training-words']))
    expect(rows.includes('types-written/label:even')).toBe(genealogy)
  },
)
