import { copiedSpans } from '../../analysis/reading/copied.ts'
import type { HumanText } from '../../analysis/reading/human-text.ts'
import { repeatedSpans } from '../../analysis/reading/repeated.ts'
import { piecesOf, type Span } from '../../analysis/reading/spans.ts'
import { indexText, type SuffixIndex } from '../../model/index/suffix-index.ts'
import { openingLength, sampleLength } from '../../lineage/opening.ts'
import { tokenPlaces } from '../../text/places.ts'
import { hasLetter } from '../../text/tokenizers/tokenizer.ts'
import { type Stream, passageStarts, streamOf } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { writeRange } from '../../text/write.ts'
import type { PagePassage, PagePassages, PageSpan } from './page-data.ts'

/** The number of passages of each generation on a page, to read. */
const PASSAGES_SHOWN = 12
/** The shortest span that is marked, and the shortest and longest passage that is shown, in tokens. */
const MIN_SPAN = 8
const MIN_TOKENS = 25
const MAX_TOKENS = 160
/** The number of short passages of a text for the game, and their length in words. */
const GAME_PASSAGES = 20
const GAME_WORDS = { least: 25, most: 60 }
/** A passage that begins with a word in capitals, as in `CHAPTER 1.` */
const HEADING = /^\p{Lu}{2,}/u

/** Passages of a text for a page, with spans copied from the human text and spans that the text itself repeats. */
export interface Quoted {
  /** Passages to read, spread over the whole text by equal steps. */
  readonly passages: PagePassages
  /** Short passages for the game. */
  readonly game: PagePassages
}

/**
 * Chooses passages of a text.
 *
 * @param lengths words of the game passages of the human text; a generation's are chosen to be as long. Missing for the human text
 */
export function quotedFrom(
  name: string,
  stream: Stream,
  { human, lengths }: { human: HumanText; lengths?: readonly number[] },
): Quoted {
  const source: Source = {
    ...{ name, stream, human, starts: passageStarts(stream), own: lengths === undefined },
    occurrences: indexText(stream, human.vocabulary.unknown + 1, MIN_SPAN),
  }
  const all = Array.from({ length: stream.passages }, (_, passage) => passage)
  const readable = all.filter(passage => {
    const tokens = tokensOf(source, passage).length
    return tokens >= MIN_TOKENS && tokens <= MAX_TOKENS
  })
  return {
    passages: { name, passages: spread(readable, PASSAGES_SHOWN).map(passage => quote(source, passage)) },
    game: { name, passages: gamePassages(source, lengths) },
  }
}

interface Source {
  readonly name: string
  readonly stream: Stream
  readonly starts: Int32Array
  readonly human: HumanText
  /** Whether it is the human text, of which nothing is copied. */
  readonly own: boolean
  readonly occurrences: SuffixIndex
}

const tokensOf = ({ stream, starts }: Source, passage: number) =>
  stream.ids.subarray(starts[passage], starts[passage + 1]! - 1)

/** Some of a list, by equal steps over the whole of it; all where it has no more. */
const spread = <T>(list: readonly T[], most: number): T[] =>
  list.length <= most
    ? [...list]
    : Array.from({ length: most }, (_, k) => list[Math.floor((k * list.length) / most)]!)

/**
 * Short passages: one from each of twenty equal parts of the text. Their lengths are spread evenly from 25 to 60 words, and are the same
 * for human text and generations wherever a part has such a passage, so that length tells nothing. Headings are left out, and so is a
 * generation's passage that copies a whole human one.
 */
function gamePassages(source: Source, lengths?: readonly number[]): PagePassage[] {
  const { passages: count } = source.stream
  const parts = Math.min(GAME_PASSAGES, count)
  const chosen: PagePassage[] = []
  for (let part = 0; part < parts; part++) {
    const wanted = lengths ? lengths[chosen.length] : lengthOfPart(part)
    if (wanted === undefined) break
    const from = Math.floor((part * count) / parts)
    const end = Math.floor(((part + 1) * count) / parts)
    const passage = nearest(source, { from, end, wanted })
    if (passage !== undefined) chosen.push(quote(source, passage))
  }
  return chosen
}

/** The wanted length for a part of the text. Neighbouring parts have different ones: 7 and 20 have no common factor. */
const lengthOfPart = (part: number) =>
  GAME_WORDS.least +
  Math.round((((part * 7) % GAME_PASSAGES) * (GAME_WORDS.most - GAME_WORDS.least)) / (GAME_PASSAGES - 1))

/** The passage of a range whose length is nearest to the wanted one; the first of equals. */
function nearest(
  source: Source,
  { from, end, wanted }: { from: number; end: number; wanted: number },
): number | undefined {
  let found: number | undefined
  let least = Infinity
  for (let passage = from; passage < end; passage++) {
    const words = wordsOf(source, passage)
    const off = Math.abs(words - wanted)
    if (words < GAME_WORDS.least || words > GAME_WORDS.most || off >= least) continue
    if (HEADING.test(textOf(source, passage)) || (!source.own && isCopy(source, passage))) continue
    ;[found, least] = [passage, off]
  }
  return found
}

/** The number of words of a passage of the game, as it is counted there. */
export const wordsOfGame = ({ text }: PagePassage, { tokenizer }: Vocabulary): number =>
  tokenizer.words ? tokenizer.read(text).types.filter(hasLetter).length : spacedWords(text)

/** Words of a passage, without punctuation. Where tokens are characters, words are what stands between blanks. */
function wordsOf(source: Source, passage: number): number {
  const { types, tokenizer } = source.human.vocabulary
  if (!tokenizer.words) return spacedWords(textOf(source, passage))
  let words = 0
  for (const id of tokensOf(source, passage)) if (hasLetter(types[id] ?? '')) words += 1
  return words
}

const spacedWords = (text: string) => text.split(/\s+/).filter(hasLetter).length

const textOf = ({ stream, human, starts }: Source, passage: number) =>
  writeRange(stream, human.vocabulary, starts[passage]!, starts[passage + 1]! - 1)

function isCopy(source: Source, passage: number): boolean {
  const [first] = copiedIn(source, passage)
  return first !== undefined && first[1] >= tokensOf(source, passage).length
}

const copiedIn = ({ own, human, stream, starts }: Source, passage: number): PageSpan[] =>
  own
    ? []
    : plain(copiedSpans(human, streamOf(stream.ids.slice(starts[passage]! - 1, starts[passage + 1])), MIN_SPAN)) // prettier-ignore

function quote(source: Source, passage: number): PagePassage {
  const { name, occurrences, starts } = source
  return {
    id: `${name}/${passage + 1}`,
    text: textOf(source, passage),
    copied: copiedIn(source, passage),
    repeated: plain(repeatedSpans(occurrences, { name, start: starts[passage]!, least: MIN_SPAN })),
  }
}

const plain = (spans: readonly Span[]): PageSpan[] =>
  piecesOf(spans).map(({ token, length }) => [token, length])

/**
 * The held-out passage that begins as the samples of the models do: how the author went on. It is cut as they are.
 *
 * @returns nothing where no held-out passage begins so
 */
export function authorsSample(
  { vocabulary, heldOutPassages }: HumanText,
  sample: string,
): string | undefined {
  const { tokenizer } = vocabulary
  const length = openingLength(tokenizer)
  const opening = tokenizer.read(sample).types.slice(0, length).join(' ')
  const found = heldOutPassages.find(
    ({ text }) => tokenizer.read(text).types.slice(0, length).join(' ') === opening,
  )
  if (!found || opening === '') return undefined
  const most = sampleLength(tokenizer)
  const places = tokenPlaces(found.text, tokenizer)
  return places.length <= most ? found.text : `${found.text.slice(0, places[most - 1]!.to)} …`
}
