import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Passage } from '../passage.ts'
import { wordCount } from './words.ts'

/** One text in three parts: A learns from `train`, the weights of scoring are fitted on `development`, no model reads `test`. */
export interface Split {
  readonly train: readonly Passage[]
  readonly development: readonly Passage[]
  readonly test: readonly Passage[]
  /** Human text that is set aside from what A learns, for later models; empty where no share was asked for. */
  readonly reserve: readonly Passage[]
}

/** `tenths`: a tenth of the words each for development and for the test. `none`: A learns from all of the text. */
export const heldOuts = ['tenths', 'none'] as const
export type HeldOut = (typeof heldOuts)[number]

/** How a text is split. */
export interface SplitOptions {
  /** The share of the training text that is set aside, 0 to below 1; default 0. */
  readonly reserve?: number | undefined
  /** Default `tenths`. */
  readonly heldOut?: HeldOut | undefined
}

/** A text without sections is cut into at most this many blocks. */
const MAX_BLOCKS = 50
/** What is held out for development, and again for the test, of all words. */
const SHARE = 0.1
/** How far from it a part may be before the text is cut otherwise. */
const NEAR = 0.02

/**
 * Splits a text by contiguous blocks, about a tenth of the words for development and a tenth for the test. Blocks are the
 * text's sections (chapters, speeches, files) or, where it has fewer than ten, about fifty runs of neighbouring passages. Of
 * every ten blocks the tenth is test text, the fifth development text; with fewer than ten, the last is test text and the one
 * before it development text.
 *
 * Each part must have 8 % to 12 % of the words. Sections with nothing but a heading may miss that. Then neighbouring sections,
 * or neighbouring passages, are joined into 50, 40, 30, 20 or 10 blocks of about equal length. The first way within these bounds
 * is taken; if there is none, the one that comes nearest, of these or of one run of passages each.
 *
 * Sentences or tokens are never shuffled: neighbouring sentences share their words, so a shuffled split leaks. A reserve is taken
 * from the training text, in blocks spread evenly over it. If that misses its share by a fifth, it is taken by words.
 *
 * @throws Refusal when there are fewer than three passages, and some are to be held out
 * @example
 * import { passagesOf, split } from 'collapse-lab'
 * const passages = passagesOf(Array.from({ length: 100 }, (_, number) => `Passage ${number} of a hundred.`))
 * const parts = split(passages)
 * parts.train.length // → 80
 * parts.development.length // → 10
 * parts.test[0].text // → 'Passage 18 of a hundred.'
 */
export function split(
  passages: readonly Passage[],
  { reserve = 0, heldOut = 'tenths' }: SplitOptions = {},
): Split {
  if (heldOut === 'none') {
    const { train, kept } = setAside(sectionsOf(passages), reserve)
    return { train, development: [], test: [], reserve: kept }
  }
  if (passages.length < 3)
    throw new Refusal(
      phrase`the text has ${numbered(passages.length, 'passages')}, and at least three are needed for training, development and test text`,
      'put every paragraph on a line of its own, or separate paragraphs by blank lines',
    )
  const deal = bestDeal(passages, sectionsOf(passages))
  const { train, kept } = setAside(held(deal, 'train'), reserve)
  return {
    train,
    development: passagesIn(held(deal, 'development')),
    test: passagesIn(held(deal, 'test')),
    reserve: kept,
  }
}

/** The development text of a split as a recipe has it: left out where nothing is held out, so that weights are fitted by leaving one out. */
export const developmentOf = ({ development }: Split): { readonly development?: readonly Passage[] } =>
  development.length === 0 ? {} : { development }

type Role = Exclude<keyof Split, 'reserve'>

/** Neighbouring passages with their length in words. */
interface Block {
  readonly passages: readonly Passage[]
  readonly words: number
}

/** A text in blocks, and what each is for. */
interface Deal {
  readonly blocks: readonly Block[]
  readonly roles: readonly Role[]
}

const held = ({ blocks, roles }: Deal, role: Role) => blocks.filter((_, index) => roles[index] === role)

const passagesIn = (blocks: readonly Block[]): Passage[] => blocks.flatMap(({ passages }) => passages)

const wordsOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { words }) => sum + words, 0)

/** Of ten and more blocks every tenth is for the test; of fewer, the last. */
function byTen(blocks: readonly Block[]): Deal {
  const count = blocks.length
  const roleOf = (index: number): Role => {
    const [test, development] = count < 10 ? [count - 1, count - 2] : [9, 4]
    const place = count < 10 ? index : index % 10
    return place === test ? 'test' : place === development ? 'development' : 'train'
  }
  return { blocks, roles: blocks.map((_, index) => roleOf(index)) }
}

/** The first deal that holds out a tenth of the words twice, or the one that comes nearest. */
function bestDeal(passages: readonly Passage[], sections: readonly Block[]): Deal {
  const single = passages.map(passage => ({ passages: [passage], words: wordCount(passage.text) }))
  let best: { deal: Deal; away: number } | undefined
  for (const deal of deals(single, sections)) {
    const away = missed(deal)
    if (away <= NEAR) return deal
    if (!best || away < best.away - 1e-9) best = { deal, away }
  }
  return best!.deal
}

function* deals(single: readonly Block[], sections: readonly Block[]): Generator<Deal> {
  const counts = [MAX_BLOCKS, 40, 30, 20, 10]
  if (sections.length >= 10) {
    yield byTen(sections)
    for (const count of counts) yield byTen(byWords(sections, count))
  } else yield byTen(evenly(single, Math.min(MAX_BLOCKS, single.length)))
  for (const count of counts) yield byTen(byWords(single, count))
  yield twoRuns(single)
}

/** How far the part that is farther from its tenth of the words is from it, as a share of all words; an empty part is farthest. */
function missed(deal: Deal): number {
  const all = Math.max(1, wordsOf(deal.blocks))
  const away = (role: Role) => {
    const blocks = held(deal, role)
    return blocks.length === 0 ? 1 : Math.abs(wordsOf(blocks) / all - SHARE)
  }
  return Math.max(away('development'), away('test'), held(deal, 'train').length === 0 ? 1 : 0)
}

/** The run of passages that comes nearest to a tenth of the words is for the test, the next best one for development. */
function twoRuns(single: readonly Block[]): Deal {
  const roles = single.map((): Role => 'train')
  const goal = wordsOf(single) * SHARE
  for (const role of ['test', 'development'] as const) {
    let best = { from: 0, to: 0, away: Infinity }
    let [to, words] = [0, 0]
    for (let from = 0; from < single.length; from++) {
      if (to <= from) [to, words] = [from, 0]
      while (to < single.length && roles[to] === 'train' && (to === from || words < goal))
        words += single[to++]!.words
      const shorter = words - (single[to - 1]?.words ?? 0)
      if (to > from) {
        const less = to > from + 1 && goal - shorter < words - goal
        const away = less ? goal - shorter : Math.abs(words - goal)
        if (away <= best.away) best = { from, to: less ? to - 1 : to, away }
        words -= single[from]!.words
      }
    }
    roles.fill(role, best.from, best.to)
  }
  return { blocks: single, roles }
}

function sectionsOf(passages: readonly Passage[]): Block[] {
  const sections: Passage[][] = []
  passages.forEach((passage, index) => {
    const last = sections.at(-1)
    if (last && passage.section === passages[index - 1]?.section) last.push(passage)
    else sections.push([passage])
  })
  return sections.map(texts => ({
    passages: texts,
    words: texts.reduce((sum, { text }) => sum + wordCount(text), 0),
  }))
}

const joined = (blocks: readonly Block[]): Block => ({ passages: passagesIn(blocks), words: wordsOf(blocks) })

/** Runs of about as many units each. */
function evenly(units: readonly Block[], count: number): Block[] {
  const cut = (index: number) => Math.floor((index * units.length) / count)
  return Array.from({ length: count }, (_, index) => joined(units.slice(cut(index), cut(index + 1))))
}

/** At most `count` runs of neighbouring units, each cut where the words before it come nearest to its share of them. */
function byWords(units: readonly Block[], count: number): Block[] {
  const all = wordsOf(units)
  const blocks: Block[] = []
  let from = 0
  let before = 0
  let at = 0
  for (let block = 1; block <= count; block++) {
    const goal = (all * block) / count
    while (at < units.length && (block === count || before + units[at]!.words / 2 <= goal)) {
      before += units[at]!.words
      at += 1
    }
    if (at > from) blocks.push(joined(units.slice(from, at)))
    from = at
  }
  return blocks
}

/** Parts training text from a reserve. */
function setAside(
  blocks: readonly Block[],
  share: number,
): { train: readonly Passage[]; kept: readonly Passage[] } {
  if (share === 0) return { train: passagesIn(blocks), kept: [] }
  const all = Math.max(1, wordsOf(blocks))
  const aside = (index: number) => Math.floor((index + 1) * share) > Math.floor(index * share)
  const single = passagesIn(blocks).map(passage => ({ passages: [passage], words: wordCount(passage.text) }))
  let best: { train: Block[]; kept: Block[]; away: number } | undefined
  for (const way of [blocks, ...[MAX_BLOCKS, 40, 30, 20, 10].map(count => byWords(single, count)), single]) {
    const train = way.filter((_, index) => !aside(index))
    const kept = way.filter((_, index) => aside(index))
    if (train.length === 0 || kept.length === 0) continue
    const away = Math.abs(wordsOf(kept) / all - share)
    if (!best || away < best.away - 1e-9) best = { train, kept, away }
    if (away <= share / 5) break
  }
  if (!best)
    throw new Refusal(
      phrase`a reserve of ${share} cannot be set aside from ${blocks.length} blocks of training text`,
      'take another share, or a longer text',
    )
  return { train: passagesIn(best.train), kept: passagesIn(best.kept) }
}
