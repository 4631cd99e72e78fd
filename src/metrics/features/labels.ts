import { passageStarts, streamOf, type Stream } from '../../text/stream.ts'
import { TextFeatures, type TextFeatureInputs } from './text-features.ts'
import type { PassageFacts } from './human.ts'
import type { Part } from './parts.ts'

/** How passages are grouped: by the label that the corpus gives them, or by the section they come from. */
export type Grouping = 'label' | 'section'

/** The passages with one label (or of one section). */
export interface LabelGroup {
  /** As the corpus names it: a story type, a decade, a chapter. */
  readonly name: string
  /**
   * The written text narrowed to these passages, beside the whole human text; the whole text where it has no
   * labels. Samples are as long as the shortest label with {@link MIN_LABEL_WORDS} tokens, or with half the tokens
   * of the median label.
   */
  readonly written: TextFeatures
  /** The held-out text narrowed to these passages; nothing where it has none of them. */
  readonly heldOut: TextFeatures | undefined
  /** The types of the human training text in these passages. */
  readonly words: Part | undefined
}

/**
 * Groups the passages of a text by label, in the order in which labels first come. If the written text shares no
 * label with the human text, only its own labels count. Otherwise a label that it has lost still gets a group. A
 * generator, since each group holds a copy of its passages.
 */
export function* labelGroups(features: TextFeatures, grouping: Grouping): Generator<LabelGroup> {
  const { human } = features
  const own = writtenLabels(features, grouping)
  const others = namesIn(grouping, human?.trainPassages, human?.testPassages)
  const apart = own.length > 0 && !own.some(name => others.includes(name))
  const labels = apart ? own : Array.from(new Set([...own, ...others]))
  const starts = passageStarts(features.written)
  const lengths = wordsByLabel(features, grouping, starts)
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

/** The labels that group the written text: two or more, or one that the human text has too. */
export function writtenLabels({ inputs, human }: TextFeatures, grouping: Grouping): string[] {
  const own = namesIn(grouping, inputs.writtenPassages)
  const others = namesIn(grouping, human?.trainPassages, human?.testPassages)
  return own.length > 1 || others.includes(own[0] ?? '') ? own : []
}

function namesIn(grouping: Grouping, ...lists: (readonly PassageFacts[] | undefined)[]): string[] {
  return Array.from(new Set(lists.flatMap(list => (list ? namesOf(list)[grouping] : []))))
}

const names = new WeakMap<readonly PassageFacts[], Readonly<Record<Grouping, readonly string[]>>>()

/**
 * The labels and sections in a list of passages, in the order in which they first come. Remembered by list.
 */
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

/** Tokens of the written text by label; empty where the text has no labels. */
function wordsByLabel(
  { inputs: { writtenPassages } }: TextFeatures,
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

/** Tokens from which a label is long enough to set the length of the samples. */
const MIN_LABEL_WORDS = 5000

/** The shortest length that is at least {@link MIN_LABEL_WORDS}, or half the median if that is less. */
function commonLength(lengths: readonly number[]): number {
  const sorted = lengths.filter(length => length > 0).sort((a, b) => a - b)
  const least = Math.min(MIN_LABEL_WORDS, (sorted[sorted.length >> 1] ?? 0) / 2)
  return sorted.find(length => length >= least) ?? Infinity
}

function writtenOf(
  features: TextFeatures,
  { grouping, name, starts }: { grouping: Grouping; name: string; starts: Int32Array },
): TextFeatureInputs {
  const { writtenPassages, written, ancestors, compared: _, ...rest } = features.inputs
  if (!writtenPassages) return features.inputs
  const isOf = (passage: PassageFacts) => passage[grouping] === name
  const places = placesOf(starts, writtenPassages.map(isOf))
  return {
    ...rest,
    written: atPlaces(written, places),
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
    test: atPlaces(test, places),
    testPassages: testPassages.filter(isOf),
  }
  return new TextFeatures({ ...features.inputs, human: narrow, whole: features })
}

/** The text of some places of another one. */
const atPlaces = ({ ids, surfaces }: Stream, places: Int32Array): Stream =>
  streamOf(
    places.map(place => ids[place]!),
    surfaces && Uint8Array.from(places, place => surfaces[place]!),
  )

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
