import type { Group } from '../metric.ts'
import { commonWordSequences } from './common-word-sequences.ts'
import { compressionRatio } from './compression-ratio.ts'
import { distinct } from './distinct.ts'
import { duplicatePassageCharacters, duplicateSentenceCharacters } from './duplicate-characters.ts'
import { duplicatePassages } from './duplicate-passages.ts'
import { duplicateSentences } from './duplicate-sentences.ts'
import { longestRepeat } from './longest-repeat.ts'
import { loops } from './loops.ts'
import { nearDuplicatePassages, nearDuplicateSentences } from './near-duplicates.ts'
import { duplicateNgramShare, topNgramShare } from './ngram-characters.ts'
import { rep } from './rep.ts'
import { rougeL } from './rouge-l.ts'
import { selfBleu } from './self-bleu.ts'
import { selfRepetition } from './self-repetition.ts'
import { seqRep } from './seq-rep.ts'

export const repetition: Group = {
  title: 'What repeats',
  metrics: [
    distinct,
    commonWordSequences,
    seqRep,
    rep,
    loops,
    duplicatePassages,
    duplicateSentences,
    nearDuplicatePassages,
    nearDuplicateSentences,
    topNgramShare,
    duplicateNgramShare,
    duplicatePassageCharacters,
    duplicateSentenceCharacters,
    longestRepeat,
    selfBleu,
    selfRepetition,
    rougeL,
    compressionRatio,
  ],
}
