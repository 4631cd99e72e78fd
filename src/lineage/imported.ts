import { matchSpans } from '../metrics/features/spans.ts'
import { indexText } from '../model/index/suffix-index.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { split } from '../text/corpus/split.ts'
import type { Corpus, Passage } from '../text/passage.ts'
import { BOUNDARY } from '../text/stream.ts'
import { tokenizerFor, type Tokenizer } from '../text/tokenizers/index.ts'
import { encode, learnVocabulary } from '../text/vocabulary.ts'
import { timesWritten } from './length.ts'
import { generationName } from './names.ts'
import { isImport } from './options/imports.ts'
import type { Plan } from './options/index.ts'
import type { Texts } from './protect.ts'
import { regimeNamed } from './regimes/index.ts'

export { isImport } from './options/imports.ts'

/**
 * The texts that the first generations of a plan are said to have written, in order: of each its first tokens, where the plan says how many.
 *
 * @throws RangeError when one was not given
 */
export function importedTexts(plan: Plan, texts: Texts): readonly Corpus[] {
  const { imports, writer, size } = plan
  const tokenizer = tokenizerFor(plan)
  return imports.map(name => {
    if (!Object.hasOwn(texts, name))
      throw new RangeError(`the text ${name}, which is to be imported, was not given`)
    const text = texts[name]!
    // A program is asked for a size, and writes what it writes.
    return size === null || writer !== null
      ? text
      : { ...text, passages: firstTokens(text.passages, size, tokenizer) }
  })
}

/** The first tokens of a text, the last passage cut off behind them; all of it where there are no more. */
function firstTokens(passages: readonly Passage[], tokens: number, { split }: Tokenizer): readonly Passage[] {
  let left = tokens
  for (const [index, passage] of passages.entries()) {
    const surfaces = split(passage.text)
    if (surfaces.length >= left) {
      const end = surfaces
        .slice(0, left)
        .reduce((at, surface) => passage.text.indexOf(surface, at) + surface.length, 0)
      return [...passages.slice(0, index), { ...passage, text: passage.text.slice(0, end) }]
    }
    left -= surfaces.length
  }
  return passages
}

/** The first generations of a plan whose texts are there, by the names of the generations: what a program has written so far. */
function writtenSoFar({ generations }: Pick<Plan, 'generations'>, texts: Texts): readonly string[] {
  const names = Array.from({ length: generations }, (_, index) => generationName(index + 1))
  const missing = names.findIndex(name => !Object.hasOwn(texts, name))
  return missing < 0 ? names : names.slice(0, missing)
}

/**
 * A plan whose imported texts are known: its generations are as long as these, and nothing is traced, since nobody knows what was copied
 * from where. What a program has written so far is imported as well.
 *
 * @throws Refusal when there are more texts than generations, a text has no token or fewer than the plan says, or the plan has several models write one generation
 */
export function planOfImports(plan: Plan, texts: Texts): Plan {
  if (!isImport(plan)) return plan
  const { generations, regime } = plan
  const imports = plan.writer === null ? plan.imports : writtenSoFar(plan, texts)
  if (imports.length > generations)
    throw new Refusal(
      phrase`${imports.length} texts are to be imported, and the plan has ${generations} generations`,
      'take as many generations as there are texts, or more: models write the further ones',
    )
  const isAlone = regimeNamed(regime).isolated !== true && timesWritten(plan, generations) === 1
  if (!isAlone)
    throw new Refusal(
      phrase`in this plan several models write a generation, or it grows, and an imported text is one text`,
      phrase`take the regime ${'replace'} or ${'accumulate'}, and no protection by several models`,
    )
  const { split: tokensOf } = tokenizerFor(plan)
  const sizes = importedTexts({ ...plan, imports }, texts).map(({ passages }, index) => {
    const tokens = passages.reduce((sum, { text }) => sum + tokensOf(text).length, 0)
    if (plan.writer === null && plan.size !== null && tokens < plan.size)
      throw new Refusal(
        phrase`${imports[index]!}, the text of ${generationName(index + 1)}, has ${tokens} tokens, fewer than ${plan.size}`,
        phrase`take --size ${tokens}, or less: each text is cut to that`,
      )
    if (tokens > 0) return tokens
    throw new Refusal(
      phrase`${imports[index]!}, the text of ${generationName(index + 1)}, has no tokens`,
      'give a text with words in it',
    )
  })
  return { ...plan, imports, sizes: sizes.length === 0 ? null : sizes, genealogy: false }
}

/** Tokens in a row that show that a text was read: of unread human text hardly any stand in the text that A learns from. */
const COPIED_SPAN = 8

/** The share of held-out text from which on it counts as read. */
const MOST_READ = 0.05

/**
 * The share of what a plan holds out from A that stands in an imported text word for word, in stretches of eight tokens and more, and not
 * in the text that A learns from. Where somebody rewrote the whole text it is most of it, and a model of the rewritten text is tested on
 * what it has read.
 *
 * @returns the greatest share over the texts, and whose it is; nothing where it is too small to matter, nothing is held out, or no text is imported
 */
export function heldOutRead(
  corpus: Corpus,
  plan: Plan,
  texts: Texts,
): { readonly share: number; readonly generation: string } | undefined {
  if (!isImport(plan)) return undefined
  const { train, test } = split(corpus.passages, plan)
  if (test.length === 0) return undefined
  const tokenizer = tokenizerFor(plan)
  const inTraining = copiedPlaces(test, train, tokenizer)
  const shares = importedTexts(plan, texts).map(({ passages }) => {
    const { copied, words } = copiedPlaces(test, passages, tokenizer)
    const read = copied.reduce(
      (sum, isCopied, place) => sum + (isCopied && !inTraining.copied[place] ? 1 : 0),
      0,
    )
    return words === 0 ? 0 : read / words
  })
  const share = Math.max(...shares)
  return share > MOST_READ ? { share, generation: generationName(shares.indexOf(share) + 1) } : undefined
}

/** By place of a text: 1 where it stands in a stretch of eight tokens that another text has too; and its tokens. */
function copiedPlaces(
  passages: readonly Passage[],
  other: readonly Passage[],
  tokenizer: Tokenizer,
): { copied: Uint8Array; words: number } {
  const { vocabulary, stream } = learnVocabulary(other, tokenizer)
  const { ids, ...text } = encode(passages, vocabulary)
  // A word that the other text does not have is nowhere in it.
  const known = { ...text, ids: ids.map(id => (id === vocabulary.unknown ? BOUNDARY : id)) }
  const { lengths } = matchSpans(indexText(stream, vocabulary.unknown + 1, COPIED_SPAN), known, COPIED_SPAN)
  const copied = new Uint8Array(lengths.length)
  lengths.forEach((length, place) => {
    if (length >= COPIED_SPAN) copied.fill(1, place, place + COPIED_SPAN)
  })
  return { copied, words: text.words }
}
