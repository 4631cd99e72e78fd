import type { Formula } from './formula.ts'
import { keptBySizes } from './kept-diversity.ts'

/**
 * Heterozygosity of the tokens after one context, after texts that had it n_1, n_2 … times: H_c · Π (1 − 1/n_i). A
 * rare context loses its choices long before the text loses its words. Visits are random too: the mean over
 * lineages is the mean of this product.
 *
 * @param visits how often each text had the context, each at least 1
 * @example
 * import { contextDiversity } from 'collapse-lab/theory'
 * // After a context with two equally frequent words, which each of three texts has four times.
 * contextDiversity(0.5, [4, 4, 4]) // → 0.2109375
 */
export const contextDiversity = (human: number, visits: readonly number[]): number =>
  human * keptBySizes(visits)

export const contextDiversityFormula: Formula = {
  name: 'context-diversity',
  title: 'the choices after one context',
  formula: 'H_{c,t} = H_{c,0} · E Π (1 − 1/n_{c,i}), n_{c,i} the visits of the context in text i',
  source: 'as the decay of heterozygosity, given the visits',
  scope: 'order 2, as long as the context is visited; within 0.1 %',
  example: {
    text: 'left of even odds of two words after a context that was visited 4, then 2 times',
    value: contextDiversity(0.5, [4, 2]),
    unit: '',
  },
}
