import { bitsPerCharacter as bitsOf } from '../../model/scoring/open-vocabulary.ts'
import type { Metric } from '../metric.ts'

export const bitsPerCharacter: Metric = {
  name: 'bits-per-character',
  title: 'bits to predict a character of held-out text',
  unit: 'bits',
  collapse: 'up',
  source:
    'cross-entropy per code point over an open vocabulary, Brown et al. 1992, section 2: types that A read twice or more, others spelled by a character model of order 5, frozen at A',
  caveat:
    'for comparing models of words with models of characters; a model of words is not asked for capitals and spaces, one of characters is',
  needs: 'model',
  subject: 'held-out',
  lengths: 'any',
  measure: ({ inputs: { model, human } }) => model && human?.open && bitsOf(human.open(), model),
}
