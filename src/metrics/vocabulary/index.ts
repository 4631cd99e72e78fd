import type { Group } from '../metric.ts'
import { hapaxes } from './hapaxes.ts'
import { inventedTypes } from './invented-types.ts'
import { runningWordsLost } from './running-words-lost.ts'
import { shareOfPassages } from './share-of-passages.ts'
import { dominance, shareOfText } from './share-of-text.ts'
import { survivingFamilies } from './surviving-families.ts'
import { survivingNgrams } from './surviving-ngrams.ts'
import { survivingTypesInTraining } from './surviving-types-in-training.ts'
import { survivingTypes } from './surviving-types.ts'
import { survivingRareWords, survivingWords } from './surviving-words.ts'
import { typesWritten } from './types-written.ts'

export const vocabulary: Group = {
  title: 'Which words are left',
  metrics: [
    typesWritten,
    hapaxes,
    survivingTypes,
    survivingNgrams,
    survivingFamilies,
    survivingTypesInTraining,
    runningWordsLost,
    inventedTypes,
    survivingWords,
    survivingRareWords,
    shareOfText,
    dominance,
    shareOfPassages,
  ],
}
