import type { TokenList, Tokenizer } from './tokenizer.ts'

/** White space beyond ASCII: that of `\s`, and U+200B. */
const WHITE_SPACE = new Set(
  '\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF',
)
/** Whether a code unit parts stretches. */
export const isWhiteSpace = (unit: number) =>
  unit < 0x80
    ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
    : unit === 0xa0 || (unit >= 0x1680 && WHITE_SPACE.has(String.fromCharCode(unit)))

/** The hash of a text with one code unit more. */
export const withUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0
  for (let at = from; at < to; at++) hash = withUnit(hash, text.charCodeAt(at))
  return hash
}

/**
 * Walks through the stretches of a text: what stands between white space, U+200B included. A stretch is `text.slice(from, to)`.
 */
export function forEachStretch(text: string, visit: (from: number, to: number, hash: number) => void): void {
  for (let at = 0; at < text.length;) {
    while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at += 1
    const from = at
    let hash = 0
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (isWhiteSpace(unit)) break
      hash = withUnit(hash, unit)
    }
    if (at > from) visit(from, at, hash)
  }
}

/** The tokens of a text, read stretch by stretch. */
export function splitStretches(text: string, split: (stretch: string) => readonly string[]): string[] {
  const surfaces: string[] = []
  forEachStretch(text, (from, to) => {
    for (const surface of split(text.slice(from, to))) surfaces.push(surface)
  })
  return surfaces
}

/** The tokens of a text with their types, read stretch by stretch. */
export function readStretches(text: string, read: (stretch: string) => TokenList): TokenList {
  const surfaces: string[] = []
  const types: string[] = []
  forEachStretch(text, (from, to) => {
    const tokens = read(text.slice(from, to))
    for (const surface of tokens.surfaces) surfaces.push(surface)
    for (const type of tokens.types) types.push(type)
  })
  return { surfaces, types }
}

/** Stretches that are remembered at a time; forgotten when there are more, so that a long text does not fill the memory. */
const MOST_REMEMBERED = 1 << 17
/** Longer stretches rarely come again. */
const LONGEST_REMEMBERED = 40

/**
 * Work on stretches that is done once for each distinct one, since most stretches of a text come again. A hash table of its
 * own: no string is made for a stretch that is known.
 */
export class StretchTable<T> {
  private slots = new Int32Array(1 << 10)
  private stretches: string[] = []
  private hashes: number[] = []
  private values: T[] = []
  private readonly work: (stretch: string) => T

  constructor(work: (stretch: string) => T) {
    this.work = work
  }

  /** What the work gives for each stretch of a text, in order. */
  walk(text: string, visit: (value: T, from: number) => void): void {
    forEachStretch(text, (from, to, hash) => visit(this.valueOf(text, from, to, hash), from))
  }

  /** What the work gives for the stretch at a place of a text. */
  at(text: string, from: number, to: number): T {
    return this.valueOf(text, from, to, hashOf(text, from, to))
  }

  private valueOf(text: string, from: number, to: number, hash: number): T {
    if (to - from > LONGEST_REMEMBERED) return this.work(text.slice(from, to))
    const mask = this.slots.length - 1
    for (let slot = mixed(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot]!
      if (number === 0) return this.add(text.slice(from, to), hash, slot)
      if (this.hashes[number - 1] === hash && isAt(this.stretches[number - 1]!, text, from, to))
        return this.values[number - 1]!
    }
  }

  private add(stretch: string, hash: number, slot: number): T {
    const value = this.work(stretch)
    if (this.stretches.length === MOST_REMEMBERED) {
      this.stretches = []
      this.hashes = []
      this.values = []
      this.slots.fill(0)
      slot = mixed(hash) & (this.slots.length - 1)
    }
    this.stretches.push(stretch)
    this.hashes.push(hash)
    this.slots[slot] = this.values.push(value)
    if (2 * this.stretches.length > this.slots.length) this.grow()
    return value
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4)
    const mask = slots.length - 1
    this.hashes.forEach((hash, index) => {
      let slot = mixed(hash) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    })
    this.slots = slots
  }
}

const mixed = (hash: number) => hash ^ (hash >>> 15)

function isAt(stretch: string, text: string, from: number, to: number): boolean {
  if (stretch.length !== to - from) return false
  for (let at = 0; at < stretch.length; at++)
    if (stretch.charCodeAt(at) !== text.charCodeAt(from + at)) return false
  return true
}

/**
 * What the tokens of a stretch are to the caller, each distinct one looked up once.
 *
 * @param known what was made of a token, filled in. A surface has one type, but for the straight quote, whose key has a line end
 */
export function lookedUp<Found>(
  { split, read, fold }: Pick<Tokenizer, 'split' | 'read' | 'fold'>,
  known: Map<string, Found>,
  make: (type: string, surface: string) => Found,
): (stretch: string) => Found[] {
  const found = (key: string, surface: string, typed?: string) => {
    let token = known.get(key)
    if (token === undefined) known.set(key, (token = make(typed ?? fold(surface), surface)))
    return token
  }
  return stretch => {
    if (!stretch.includes('"')) return split(stretch).map(surface => found(surface, surface))
    const { surfaces, types } = read(stretch)
    return surfaces.map((surface, at) =>
      surface === '"' ? found(`"\n${types[at]!}`, surface, types[at]) : found(surface, surface),
    )
  }
}
