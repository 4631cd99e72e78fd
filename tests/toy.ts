import { passagesOf, type Corpus, type Passage } from '../src/text/passage.ts'
import { tokenizerFor } from '../src/text/tokenizers/index.ts'
import { learnVocabulary } from '../src/text/vocabulary.ts'

const ONSETS = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z']
const VOWELS = ['a', 'e', 'i', 'o', 'u']

/** Mulberry32, so that the toy texts do not change when the lab's own random streams do. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** An invented word for a number: 0 is `ba`, 1 is `be`, 70 is `beba`. */
export function inventedWord(number: number): string {
  const syllable = ONSETS[Math.floor((number % 70) / 5)]! + VOWELS[number % 5]!
  return number < 70 ? syllable : inventedWord(Math.floor(number / 70)) + syllable
}

/**
 * A constructed book of invented words. Each octave of ranks (1, 2 to 3, 4 to 7 …) has the same share, so that rank r has
 * about 1 / r as in Zipf's law, and half of the words are one of four that like to follow the word before, so that a longer
 * context predicts more.
 */
export function toyBook({ words = 20000, octaves = 13, seed = 1 } = {}): Corpus {
  const random = chance(seed)
  const zipf = () => {
    const octave = 1 << Math.floor(random() * octaves)
    return octave - 1 + Math.floor(random() * octave)
  }
  const follower = (word: number) => (word * 7 + 11 * (1 + Math.floor(random() * 4))) % 400
  const passages: Passage[] = []
  for (let left = words; left > 0;) {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
      let word = zipf()
      const length = 3 + Math.floor(random() * 12)
      left -= length + 1
      const sentence = Array.from({ length }, () => {
        const written = inventedWord(word)
        word = random() < 0.5 ? zipf() : follower(word)
        return written
      })
      return `${sentence.join(' ')}.`
    })
    const number = passages.length
    passages.push({
      id: `toy/${number + 1}`,
      text: sentences.join(' '),
      section: `part ${Math.floor(number / 20)}`,
    })
  }
  return { name: 'toy', title: 'A toy book', constructed: true, passages }
}

/** A text of tokens set apart by spaces, one passage a string, and its vocabulary: ids by falling count, then by letter. */
export function read(...texts: string[]) {
  return learnVocabulary(passagesOf(texts), tokenizerFor({ tokens: 'whitespace', language: 'en' }))
}

/** The toy words of a stream, one string a passage. */
export function passagesIn({ ids }: { ids: Int32Array }, types: readonly string[]): string[] {
  const text = Array.from(ids.subarray(1), id => (id === 0 ? '\n' : ` ${types[id] ?? '?'}`)).join('')
  return text
    .split('\n')
    .slice(0, -1)
    .map(passage => passage.trim())
}
