import { Finder } from '../model/finder.ts'
import { BOUNDARY, type Stream } from '../text/stream.ts'
import type { Spans } from './spans.ts'

/**
 * Which n-grams of a text another text has. Only the first one is indexed, which is the short, held-out one: the other, however long,
 * is read through once, and needs no memory.
 */
export class Coverage {
  private readonly depth: number
  /** By id: 1 where the text has the type, 2 where the other one has it too. */
  private readonly types: Uint8Array
  /** By n from 2: numbers the n-grams by the number of the one without the last token (for n = 2 its id) and that token. */
  private readonly finders: readonly Finder[]
  /** By n, then number: 1 where the other text has the n-gram. */
  private readonly covered: readonly Uint8Array[]

  /**
   * @param text its n-grams of 1 to `depth` tokens, within passages
   * @param types ids run below this number
   */
  constructor(text: Stream, types: number, depth: number) {
    this.depth = depth
    this.types = new Uint8Array(types)
    for (const id of text.ids) this.types[id] = 1
    this.types[BOUNDARY] = 0
    this.finders = Array.from({ length: depth + 1 }, () => new Finder())
    const numbers = new Int32Array(depth + 1)
    for (let place = 0; place < text.ids.length; place++) this.number(text.ids, place, numbers)
    this.covered = Array.from(numbers, number => new Uint8Array(number))
  }

  /** Notes the n-grams that another text has. */
  read({ ids }: Stream): this {
    const { depth, types, finders, covered } = this
    for (let place = 0; place < ids.length; place++) {
      let number = ids[place]!
      if (types[number] === 0) continue
      types[number] = 2
      for (let n = 2; n <= depth; n++) {
        const last = ids[place + n - 1]!
        if (types[last] === 0) break
        number = finders[n]!.find(number, last)
        if (number < 0) break
        covered[n]![number] = 1
      }
    }
    return this
  }

  /** How far the other text goes along with the text itself, or with some of its passages: at most `depth` tokens. */
  spans(text: Stream): Spans {
    const { ids } = text
    const lengths = new Uint16Array(ids.length)
    const room = new Uint16Array(ids.length)
    for (let place = ids.length - 1; place >= 0; place--) {
      if (ids[place] === BOUNDARY) continue
      room[place] = Math.min(this.depth, (room[place + 1] ?? 0) + 1)
      lengths[place] = this.lengthAt(ids, place, room[place]!)
    }
    return { stream: text, lengths, room }
  }

  private lengthAt(ids: Int32Array, place: number, room: number): number {
    let number = ids[place]!
    if (this.types[number] !== 2) return 0
    for (let n = 2; n <= room; n++) {
      number = this.finders[n]!.find(number, ids[place + n - 1]!)
      if (number < 0 || this.covered[n]![number] === 0) return n - 1
    }
    return room
  }

  /** Numbers the n-grams that begin at a place. @param numbers by n: how many there are so far */
  private number(ids: Int32Array, place: number, numbers: Int32Array): void {
    let number = ids[place]!
    if (number === BOUNDARY) return
    for (let n = 2; n <= this.depth; n++) {
      const last = ids[place + n - 1] ?? BOUNDARY
      if (last === BOUNDARY) return
      const finder = this.finders[n]!
      let found = finder.find(number, last)
      if (found < 0) finder.add(number, last, (found = numbers[n]!++))
      number = found
    }
  }
}
