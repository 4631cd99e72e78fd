import type { StoryCases } from '../../report/tables/story.ts'
import { unlessRefused } from '../../refusal.ts'
import { split } from '../../text/corpus/split.ts'
import { sentencesOf } from '../../text/sentence-reader.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { tokenizerFor, type Tokenizer } from '../../text/tokenizers/index.ts'
import { extendVocabulary, learnVocabulary } from '../../text/vocabulary.ts'
import { FEWEST_CASES, survivalCases } from '../../theory/verdicts.ts'
import { readRunCorpus } from '../runs/human-text.ts'
import { originOf, passagesIn, readVocabulary, type Run } from '../runs/read-run.ts'

/** A text of this number of tokens has held-out words that it uses once, and sentences, by the dozen: they are not counted. */
const LARGE = 20_000

/** Counts what a run has for the sentences of its story to rest on, up to the number that is enough. */
export function storyCases(run: Run): StoryCases {
  const { plan, human, generations } = run.file
  const words = human?.words ?? 0
  const types = survivalCases(readVocabulary(run).counts[0] ?? [])
  const isLarge = words >= LARGE
  const texts = [...(isLarge ? [] : [originOf(run)]), ...generations.slice(-1)]
  const tokenizer = tokenizerFor(plan)
  return {
    words,
    types,
    ...{ sentences: leastOf(texts.map(name => known(() => sentencesIn(run, name, tokenizer)))) },
    rareHeldOut: isLarge ? (types['surviving-types/1'] ?? 0) : known(() => heldOutUsedOnce(run)),
  }
}

const leastOf = (counts: readonly number[]) => Math.min(FEWEST_CASES, ...counts)

/** A count, or 0 where the text cannot be had any more. */
const known = (count: () => number): number => unlessRefused(count) ?? 0

/** Sentences of a generation, or of the text that A learned from; counted until there are enough. */
function sentencesIn(run: Run, name: string, { language }: Tokenizer): number {
  let count = 0
  for (const { text } of passagesIn(run, name)) {
    count += sentencesOf(text, language).length
    if (count >= FEWEST_CASES) break
  }
  return count
}

/** Tokens of held-out text whose type the text that A learned from uses once. */
function heldOutUsedOnce(run: Run): number {
  const { plan } = run.file
  const { train, test } = split(readRunCorpus(run).passages, plan)
  const { vocabulary } = learnVocabulary(train, tokenizerFor(plan))
  const { ids } = extendVocabulary(vocabulary, test).streams[0]!
  return ids.reduce((count, id) => count + (id !== BOUNDARY && vocabulary.counts[id] === 1 ? 1 : 0), 0)
}
