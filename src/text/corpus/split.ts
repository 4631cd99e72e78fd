import { Refusal } from '../../refusal.ts'
import type { Passage } from '../passage.ts'

/** One text in three parts: A learns from `train`, the weights of scoring are fitted on `development`, no model reads `test`. */
export interface Split {
  readonly train: readonly Passage[]
  readonly development: readonly Passage[]
  readonly test: readonly Passage[]
  /** Human text that is set aside from what A learns, for later models; empty where no share was asked for. */
  readonly reserve: readonly Passage[]
}

/** A text without sections is cut into at most this many blocks. */
const MAX_BLOCKS = 50

/**
 * Splits a text by contiguous blocks: its sections (chapters, speeches, files) or, where it has fewer than ten, about fifty
 * runs of neighbouring passages. Of every ten blocks the tenth is test text, the fifth development text. With fewer than
 * ten, the last is test text and the one before it development text. Sentences or tokens are never shuffled: neighbouring
 * sentences share their words, so a shuffled split leaks. A reserve is taken from the training text, in blocks spread evenly
 * over it.
 *
 * @param reserve the share of the training blocks that is set aside, 0 to below 1; default 0
 * @throws Refusal when there are fewer than three passages
 */
export function split(passages: readonly Passage[], { reserve = 0 }: { reserve?: number } = {}): Split {
  if (passages.length < 3)
    throw new Refusal(
      `the text has ${passages.length === 1 ? '1 passage' : `${passages.length} passages`}, and three are the least that can be cut into training, development and test text`,
      'put every paragraph on a line of its own, or separate paragraphs by blank lines',
    )
  const blocks = blocksOf(passages)
  const roleOf = blocks.length < 10 ? byEnd(blocks.length) : byTen
  const pick = (role: Role) => blocks.filter((_, index) => roleOf(index) === role)
  const training = pick('train')
  const aside = (index: number) => Math.floor((index + 1) * reserve) > Math.floor(index * reserve)
  const train = training.filter((_, index) => !aside(index)).flat()
  const kept = training.filter((_, index) => aside(index)).flat()
  if (reserve > 0 && (train.length === 0 || kept.length === 0))
    throw new Refusal(
      `a reserve of ${reserve} cannot be set aside from ${training.length} stretches of training text`,
      'take another share, or a longer text',
    )
  return { train, development: pick('development').flat(), test: pick('test').flat(), reserve: kept }
}

type Role = Exclude<keyof Split, 'reserve'>

const byTen = (index: number): Role =>
  index % 10 === 9 ? 'test' : index % 10 === 4 ? 'development' : 'train'

const byEnd =
  (count: number) =>
  (index: number): Role =>
    index === count - 1 ? 'test' : index === count - 2 ? 'development' : 'train'

function blocksOf(passages: readonly Passage[]): Passage[][] {
  const sections: Passage[][] = []
  passages.forEach((passage, index) => {
    const last = sections.at(-1)
    if (last && passage.section === passages[index - 1]?.section) last.push(passage)
    else sections.push([passage])
  })
  return sections.length >= 10 ? sections : evenly(passages, Math.min(MAX_BLOCKS, passages.length))
}

function evenly(passages: readonly Passage[], count: number): Passage[][] {
  const cut = (index: number) => Math.floor((index * passages.length) / count)
  return Array.from({ length: count }, (_, index) => passages.slice(cut(index), cut(index + 1)))
}
