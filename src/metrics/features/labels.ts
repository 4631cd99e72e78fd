import { passageStarts, streamOf } from '../../text/stream.ts'
import { TextFeatures, type TextFeatureParts } from './text-features.ts'
import type { PassageFacts } from './human.ts'
import type { Part } from './parts.ts'

/** What passages can be told apart by: what kind of text a corpus says they are, or where they stand in it. */
export type Grouping = 'label' | 'section'

/** The passages of one kind, set apart. */
export interface LabelGroup {
  /** As the corpus names it: a story type, a decade, a chapter. */
  readonly name: string
  /**
   * The written text narrowed to these passages, beside the whole human text; whole where it has no kinds. Samples are as long as
   * the shortest of the kinds that have {@link ENOUGH} tokens, or at least half of those of the kind in the middle.
   */
  readonly written: TextFeatures
  /** The held-out text narrowed to these passages; nothing where it has none of them. */
  readonly heldOut: TextFeatures | undefined
  /** The types that the human training text has in such passages. */
  readonly words: Part | undefined
}

/**
 * The kinds that the passages at hand are of, in the order in which they first come. Of two texts with kinds of their own these are
 * those of the text at hand; a kind of the human text that it has lost is still one of its kinds. One after another, since each has
 * a copy of its passages.
 */
export function* labelGroups(features: TextFeatures, grouping: Grouping): Generator<LabelGroup> {
  const { human } = features
  const own = writtenLabels(features, grouping)
  const others = namesIn(grouping, human?.trainPassages, human?.testPassages)
  const apart = own.length > 0 && !own.some(name => others.includes(name))
  const labels = apart ? own : Array.from(new Set([...own, ...others]))
  const starts = passageStarts(features.written)
  const lengths = wordsByKind(features, grouping, starts)
  const common = commonLength(labels.map(name => lengths.get(name) ?? 0))
  const sampleWords = Math.min(features.sampleWords, common)
  for (const name of labels)
    yield {
      name,
      written:
        own.length > 0
          ? new TextFeatures({ ...writtenOf(features, { grouping, name, starts }), sampleWords })
          : features,
      heldOut: narrowHeldOut(features, grouping, name),
      words: wordsOf(features, grouping, name),
    }
}

/** The kinds by which the written text can be told apart: several, or such as the human text has too. */
export function writtenLabels({ parts, human }: TextFeatures, grouping: Grouping): string[] {
  const own = namesIn(grouping, parts.writtenPassages)
  const others = namesIn(grouping, human?.trainPassages, human?.testPassages)
  return own.length > 1 || others.includes(own[0] ?? '') ? own : []
}

function namesIn(grouping: Grouping, ...lists: (readonly PassageFacts[] | undefined)[]): string[] {
  return Array.from(new Set(lists.flatMap(list => (list ? namesOf(list)[grouping] : []))))
}

const names = new WeakMap<readonly PassageFacts[], Readonly<Record<Grouping, readonly string[]>>>()

/** The names in a list of passages, in the order in which they first come; looked for once. */
function namesOf(passages: readonly PassageFacts[]): Readonly<Record<Grouping, readonly string[]>> {
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
  { parts: { writtenPassages } }: TextFeatures,
  grouping: Grouping,
  starts: Int32Array,
): Map<string, number> {
  const words = new Map<string, number>()
  if (!writtenPassages) return words
  writtenPassages.forEach((passage, number) => {
    const name = passage[grouping] ?? ''
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
  features: TextFeatures,
  { grouping, name, starts }: { grouping: Grouping; name: string; starts: Int32Array },
): TextFeatureParts {
  const { writtenPassages, written, ancestors, compared: _, ...rest } = features.parts
  if (!writtenPassages) return features.parts
  const isOf = (passage: PassageFacts) => passage[grouping] === name
  const places = placesOf(starts, writtenPassages.map(isOf))
  return {
    ...rest,
    written: streamOf(places.map(place => written.ids[place]!)),
    writtenPassages: writtenPassages.filter(isOf),
    ...(ancestors ? { ancestors: places.map(place => ancestors[place]!) } : {}),
    whole: features,
  }
}

function narrowHeldOut(features: TextFeatures, grouping: Grouping, name: string): TextFeatures | undefined {
  const { human } = features
  if (!human?.test || !human.testPassages) return undefined
  const isOf = (passage: PassageFacts) => passage[grouping] === name
  if (!human.testPassages.some(isOf)) return undefined
  const { test, testPassages, open: _, ...others } = human
  const places = placesOf(passageStarts(test), testPassages.map(isOf))
  const narrow = {
    ...others,
    test: streamOf(places.map(place => test.ids[place]!)),
    testPassages: testPassages.filter(isOf),
  }
  return new TextFeatures({ ...features.parts, human: narrow, whole: features })
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

function wordsOf({ human, vocabulary }: TextFeatures, grouping: Grouping, name: string): Part | undefined {
  if (!human?.trainPassages) return undefined
  const holds = new Uint8Array(vocabulary.unknown + 1)
  const { ids } = human.train
  const starts = passageStarts(human.train)
  human.trainPassages.forEach((passage, number) => {
    if (passage[grouping] !== name) return
    for (let place = starts[number]!; place < starts[number + 1]! - 1; place++) holds[ids[place]!] = 1
  })
  return { name, holds }
}
