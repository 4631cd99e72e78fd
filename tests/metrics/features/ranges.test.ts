import { expect, test } from 'vitest'
import { sentenceRanges } from '../../../src/metrics/features/ranges.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { spreadSample, withoutSurfaces } from '../../../src/text/stream.ts'
import { tokenizerFor } from '../../../src/text/tokenizers/index.ts'
import { sentencesOf } from '../../../src/text/sentence-reader.ts'
import { learnVocabulary } from '../../../src/text/vocabulary.ts'

const texts = [
  '“Stop!” she cried. “Why?” he asked. “No.” And left.',
  'Wait... what? Wait… what? Wait... What?',
  'We met at 6 a.m. It rained. At 5 p.m. Monday came.',
  'It was 5 km. from here. he came.',
  'he came. it rained.',
  'The U.S. It rained. The U.S. Army came.',
]

const learned = learnVocabulary(passagesOf(texts), tokenizerFor({ tokens: 'word', language: 'en' }))

test('the sentences of a text as ids are those of its passages', () => {
  const { vocabulary, stream } = learned
  expect(sentenceRanges(stream, vocabulary).from).toHaveLength(
    texts.flatMap(text => sentencesOf(text, 'en')).length,
  )
})

test('a sample of a text knows how its tokens are written, and so has sentences of the text', () => {
  const { vocabulary, stream } = learned
  const sample = spreadSample(stream, stream.words - 1)
  const { from, to } = sentenceRanges(stream, vocabulary)
  const known = new Set(Array.from(from, (start, k) => stream.ids.slice(start, to[k]).join(' ')))
  const sampled = sentenceRanges(sample, vocabulary)
  const found = Array.from(sampled.from, (start, k) => sample.ids.slice(start, sampled.to[k]).join(' '))
  // The last passage of a sample is cut.
  expect(found.filter(sentence => !known.has(sentence))).toHaveLength(1)
})

test('without how its tokens are written, every mark that can end a sentence ends one', () => {
  const { vocabulary, stream } = learned
  expect(sentenceRanges(withoutSurfaces(stream), vocabulary).from.length).toBeGreaterThan(
    sentenceRanges(stream, vocabulary).from.length,
  )
})
