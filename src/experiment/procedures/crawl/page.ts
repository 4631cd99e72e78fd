import type { Random } from '../../../random.ts'
import { BOUNDARY, passageStarts, streamOf, type Stream } from '../../../text/stream.ts'

/** What a collector finds: some passages in a row, with what is said of them and what is true. */
export interface Page {
  /** Passages, each ended by a boundary. */
  readonly ids: Int32Array
  /** Who wrote it; what a detector has to find out. */
  readonly origin: 'human' | 'model'
  /** 0 for human text, 1 for the first model. */
  readonly generation: number
  /** What its label says; nothing where it was lost. */
  readonly label?: Page['origin']
  /** The round in which it appeared, 0 for before there were models; nothing where the date was lost. */
  readonly date?: number
  /** Whether it stands in an archive that is known to be human. */
  readonly archived: boolean
}

/** A text cut into runs of whole passages of at least so many tokens; what is left at the end is left out. */
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

/** A text cut into stretches of exactly so many tokens, passages running on: for comparing detectors at one length. */
export function cutStretches({ ids }: Stream, tokens: number): Int32Array[] {
  const plain = ids.filter(id => id !== BOUNDARY)
  return Array.from({ length: Math.floor(plain.length / tokens) }, (_, k) => {
    const stretch = new Int32Array(tokens + 1).fill(BOUNDARY)
    stretch.set(plain.subarray(k * tokens, (k + 1) * tokens))
    return stretch
  })
}

/** Pages as a text. */
export function textOf(pages: readonly Int32Array[]): Stream {
  const ids = new Int32Array(pages.reduce((sum, { length }) => sum + length, 1))
  let at = 1
  for (const page of pages) {
    ids.set(page, at)
    at += page.length
  }
  return streamOf(ids)
}

/** A page in which a share of the tokens was replaced by tokens drawn from a text. */
export function edited(ids: Int32Array, share: number, from: Int32Array, random: Random): Int32Array {
  return ids.map(id => {
    if (id === BOUNDARY || random.below(FINE) >= share * FINE) return id
    const other = from[random.below(from.length)]!
    return other === BOUNDARY ? id : other
  })
}

/** The first half of one page and the second half of another. */
export function mixed(one: Int32Array, other: Int32Array): Int32Array {
  const head = one.subarray(0, one.length >> 1)
  const tail = other.subarray(other.length >> 1)
  const ids = new Int32Array(head.length + tail.length)
  ids.set(head)
  ids.set(tail, head.length)
  return ids
}

const FINE = 1_000_000
