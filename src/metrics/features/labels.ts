import { passageStarts, streamOf } from '../../text/stream.ts'
import { Evidence, type EvidenceParts } from './text-features.ts'
import type { PassageFacts } from './human.ts'
import type { Part } from './parts.ts'

/** What passages can be told apart by: what kind of text a corpus says they are, or where they stand in it. */
export type Facet = 'label' | 'section'

/** The passages of one kind, set apart. */
export interface Kind {
  /** As the corpus names it: a story type, a decade, a chapter. */
  readonly name: string
  /**
   * The written text narrowed to these passages, beside the whole human text; whole where it has no kinds. Samples are as long as
   * the shortest of the kinds that have {@link ENOUGH} tokens, or at least half of those of the kind in the middle.
   */
  readonly written: Evidence
  /** The held-out text narrowed to these passages; nothing where it has none of them. */
  readonly heldOut: Evidence | undefined
  /** The types that the human training text has in such passages. */
  readonly words: Part | undefined
}

/**
 * The kinds that the passages at hand are of, in the order in which they first come. Of two texts with kinds of their own these are
 * those of the text at hand; a kind of the human text that it has lost is still one of its kinds. One after another, since each has
 * a copy of its passages.
 */
export function* kindsOf(evidence: Evidence, facet: Facet): Generator<Kind> {
  const { human } = evidence
  const own = writtenKinds(evidence, facet)
  const others = namesIn(facet, human?.trainPassages, human?.testPassages)
  const apart = own.length > 0 && !own.some(name => others.includes(name))
  const kinds = apart ? own : Array.from(new Set([...own, ...others]))
  const starts = passageStarts(evidence.written)
  const lengths = wordsByKind(evidence, facet, starts)
  const common = commonLength(kinds.map(name => lengths.get(name) ?? 0))
  const sampleWords = Math.min(evidence.sampleWords, common)
  for (const name of kinds)
    yield {
      name,
      written:
        own.length > 0
          ? new Evidence({ ...writtenOf(evidence, { facet, name, starts }), sampleWords })
          : evidence,
      heldOut: narrowHeldOut(evidence, facet, name),
      words: wordsOf(evidence, facet, name),
    }
}

/** The kinds by which the written text can be told apart: several, or such as the human text has too. */
export function writtenKinds({ parts, human }: Evidence, facet: Facet): string[] {
  const own = namesIn(facet, parts.writtenPassages)
  const others = namesIn(facet, human?.trainPassages, human?.testPassages)
  return own.length > 1 || others.includes(own[0] ?? '') ? own : []
}

function namesIn(facet: Facet, ...lists: (readonly PassageFacts[] | undefined)[]): string[] {
  return Array.from(new Set(lists.flatMap(list => (list ? namesOf(list)[facet] : []))))
}

const names = new WeakMap<readonly PassageFacts[], Readonly<Record<Facet, readonly string[]>>>()

/** The names in a list of passages, in the order in which they first come; looked for once. */
function namesOf(passages: readonly PassageFacts[]): Readonly<Record<Facet, readonly string[]>> {
  const known = names.get(passages)
  if (known) return known
  const found = { label: new Set<string>(), section: new Set<string>() }
  for (const { label, section } of passages) {
    if (label) found.label.add(label)
    if (section) found.section.add(section)
  }
  const listed = { label: Array.from(found.label), section: Array.from(found.section) }
  names.set(passages, listed)
  return listed
}

/** Tokens that the written text has of each kind; of all of it for every kind where it has none. */
function wordsByKind(
  { parts: { writtenPassages } }: Evidence,
  facet: Facet,
  starts: Int32Array,
): Map<string, number> {
  const words = new Map<string, number>()
  if (!writtenPassages) return words
  writtenPassages.forEach((passage, number) => {
    const name = passage[facet] ?? ''
    words.set(name, (words.get(name) ?? 0) + starts[number + 1]! - starts[number]! - 1)
  })
  return words
}

/** So many tokens are worth a sample. */
const ENOUGH = 5000

/** The length of the shortest of those that are long enough, or at least half as long as the one in the middle. */
function commonLength(lengths: readonly number[]): number {
  const sorted = lengths.filter(length => length > 0).sort((a, b) => a - b)
  const least = Math.min(ENOUGH, (sorted[sorted.length >> 1] ?? 0) / 2)
  return sorted.find(length => length >= least) ?? Infinity
}

function writtenOf(
  evidence: Evidence,
  { facet, name, starts }: { facet: Facet; name: string; starts: Int32Array },
): EvidenceParts {
  const { writtenPassages, written, ancestors, compared: _, ...rest } = evidence.parts
  if (!writtenPassages) return evidence.parts
  const isOf = (passage: PassageFacts) => passage[facet] === name
  const places = placesOf(starts, writtenPassages.map(isOf))
  return {
    ...rest,
    written: streamOf(places.map(place => written.ids[place]!)),
    writtenPassages: writtenPassages.filter(isOf),
    ...(ancestors ? { ancestors: places.map(place => ancestors[place]!) } : {}),
    whole: evidence,
  }
}

function narrowHeldOut(evidence: Evidence, facet: Facet, name: string): Evidence | undefined {
  const { human } = evidence
  if (!human?.test || !human.testPassages) return undefined
  const isOf = (passage: PassageFacts) => passage[facet] === name
  if (!human.testPassages.some(isOf)) return undefined
  const { test, testPassages, open: _, ...others } = human
  const places = placesOf(passageStarts(test), testPassages.map(isOf))
  const narrow = {
    ...others,
    test: streamOf(places.map(place => test.ids[place]!)),
    testPassages: testPassages.filter(isOf),
  }
  return new Evidence({ ...evidence.parts, human: narrow, whole: evidence })
}

/** The places of a stream that some of its passages take, with the boundaries around them. @param starts of its passages */
function placesOf(starts: Int32Array, chosen: readonly boolean[]): Int32Array {
  let length = 1
  chosen.forEach((isChosen, passage) => {
    if (isChosen) length += starts[passage + 1]! - starts[passage]!
  })
  const places = new Int32Array(length)
  let at = 1
  chosen.forEach((isChosen, passage) => {
    if (isChosen)
      for (let place = starts[passage]!; place < starts[passage + 1]!; place++) places[at++] = place
  })
  return places
}

function wordsOf({ human, vocabulary }: Evidence, facet: Facet, name: string): Part | undefined {
  if (!human?.trainPassages) return undefined
  const holds = new Uint8Array(vocabulary.unknown + 1)
  const { ids } = human.train
  const starts = passageStarts(human.train)
  human.trainPassages.forEach((passage, number) => {
    if (passage[facet] !== name) return
    for (let place = starts[number]!; place < starts[number + 1]! - 1; place++) holds[ids[place]!] = 1
  })
  return { name, holds }
}
