import type { Random } from '../../../random.ts'
import { BOUNDARY, passageStarts, streamOf, type Stream } from '../../../text/stream.ts'

/** A page that a crawler finds: passages in a row, with what is said of them and what is true. */
export interface CrawledPage {
  /** Passages, each followed by a boundary. */
  readonly ids: Int32Array
  /** Who wrote it, which a detector has to find out. */
  readonly origin: 'human' | 'model'
  /** 0 for human text, 1 for the first model. */
  readonly generation: number
  /** What its label says; nothing where the label was lost. */
  readonly label?: CrawledPage['origin']
  /** The round in which it appeared, 0 for before the models; nothing where the date was lost. */
  readonly date?: number
  /** Whether it is in an archive of human text. */
  readonly archived: boolean
}

/** Cuts a text into pages of whole passages with `tokens` tokens or more; a shorter rest is left out. */
export function cutPages({ ids, passages }: Stream, tokens: number): Int32Array[] {
  const starts = passageStarts({ ids, passages, words: 0 })
  const pages: Int32Array[] = []
  let from = starts[0]!
  let length = 0
  for (let passage = 0; passage < passages; passage++) {
    length += starts[passage + 1]! - 1 - starts[passage]!
    if (length < tokens) continue
    pages.push(ids.subarray(from, starts[passage + 1]))
    from = starts[passage + 1]!
    length = 0
  }
  return pages
}

/** Cuts a text into blocks of exactly `tokens` tokens, across passages, to compare detectors at one length. */
export function cutBlocks({ ids }: Stream, tokens: number): Int32Array[] {
  const plain = ids.filter(id => id !== BOUNDARY)
  return Array.from({ length: Math.floor(plain.length / tokens) }, (_, k) => {
    const block = new Int32Array(tokens + 1).fill(BOUNDARY)
    block.set(plain.subarray(k * tokens, (k + 1) * tokens))
    return block
  })
}

/** Joins pages into a text. */
export function joinPages(pages: readonly Int32Array[]): Stream {
  const ids = new Int32Array(pages.reduce((sum, { length }) => sum + length, 1))
  let at = 1
  for (const page of pages) {
    ids.set(page, at)
    at += page.length
  }
  return streamOf(ids)
}

/** Replaces a share of the tokens of a page by tokens drawn from a text. */
export function replaceTokens(ids: Int32Array, share: number, from: Int32Array, random: Random): Int32Array {
  return ids.map(id => {
    if (id === BOUNDARY || random.below(CHANCE_STEPS) >= share * CHANCE_STEPS) return id
    const other = from[random.below(from.length)]!
    return other === BOUNDARY ? id : other
  })
}

/** Joins the first half of one page and the second half of another. */
export function joinHalves(one: Int32Array, other: Int32Array): Int32Array {
  const head = one.subarray(0, one.length >> 1)
  const tail = other.subarray(other.length >> 1)
  const ids = new Int32Array(head.length + tail.length)
  ids.set(head)
  ids.set(tail, head.length)
  return ids
}

const CHANCE_STEPS = 1_000_000
