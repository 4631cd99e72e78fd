import type { Group } from '../metric.ts'
import { accuracy } from './accuracy.ts'
import { bitsPerCharacter } from './bits-per-character.ts'
import { outOfVocabulary } from './out-of-vocabulary.ts'
import { independentPerplexity, writtenPerplexity } from './passage-perplexity.ts'
import { perplexity } from './perplexity.ts'

export const prediction: Group = {
  title: 'How well the model predicts human text',
  metrics: [
    perplexity,
    outOfVocabulary,
    bitsPerCharacter,
    accuracy,
    writtenPerplexity,
    independentPerplexity,
  ],
}
