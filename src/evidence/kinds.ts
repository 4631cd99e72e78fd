import { BOUNDARY, passageStarts, streamOf, type Stream } from '../text/stream.ts'
import { Evidence } from './evidence.ts'
import type { Human, PassageFacts } from './human.ts'
import type { Part } from './parts.ts'

/** What passages can be told apart by: what kind of text a corpus says they are, or where they stand in it. */
export type Facet = 'label' | 'section'

/** The passages of one kind, set apart. */
export interface Kind {
  /** As the corpus names it: a story type, a decade, a chapter. */
  readonly name: string
  /** The texts, narrowed to these passages; a text that has no kinds stays whole. */
  readonly evidence: Evidence
  /** The types that the human training text has in such passages. */
  readonly words: Part | undefined
}

/** The kinds that the passages at hand are of, in the order in which they first come. */
export function kindsOf(evidence: Evidence, facet: Facet): Kind[] {
  const { parts, human } = evidence
  const lists = [parts.writtenPassages, human?.trainPassages, human?.testPassages]
  const names = new Set(lists.flatMap(list => list?.map(passage => passage[facet] ?? '') ?? []))
  return Array.from(names)
    .filter(name => name !== '')
    .map(name => ({ name, evidence: narrowTo(evidence, facet, name), words: wordsOf(evidence, facet, name) }))
}

function narrowTo(evidence: Evidence, facet: Facet, name: string): Evidence {
  const { parts } = evidence
  const { writtenPassages, written, ancestors, compared, model: _, human: whole, ...rest } = parts
  const isOf = (passage: PassageFacts) => passage[facet] === name
  const human = whole && narrowTest(whole, isOf)
  const model = parts.model ? { model: parts.model } : {}
  const others = { ...rest, ...model, ...(human ? { human } : {}), whole: evidence }
  if (!writtenPassages) return new Evidence({ ...others, written, ...(compared ? { compared } : {}) })
  const places = placesOf(written, writtenPassages.map(isOf))
  return new Evidence({
    ...others,
    written: streamOf(places.map(place => written.ids[place]!)),
    writtenPassages: writtenPassages.filter(isOf),
    ...(ancestors ? { ancestors: places.map(place => ancestors[place]!) } : {}),
  })
}

function narrowTest(human: Human, isOf: (passage: PassageFacts) => boolean): Human {
  const { test, testPassages, open: _, ...others } = human
  if (!test || !testPassages) return human
  const places = placesOf(test, testPassages.map(isOf))
  return {
    ...others,
    test: streamOf(places.map(place => test.ids[place]!)),
    testPassages: testPassages.filter(isOf),
  }
}

/** The places of a stream that some of its passages take, with the boundaries around them. */
function placesOf(stream: Stream, chosen: readonly boolean[]): Int32Array {
  const starts = passageStarts(stream)
  const places = [0]
  chosen.forEach((isChosen, passage) => {
    if (isChosen) for (let place = starts[passage]!; place < starts[passage + 1]!; place++) places.push(place)
  })
  return Int32Array.from(places)
}

function wordsOf({ human, vocabulary }: Evidence, facet: Facet, name: string): Part | undefined {
  if (!human?.trainPassages) return undefined
  const holds = new Uint8Array(vocabulary.unknown + 1)
  const { ids } = human.train
  let passage = 0
  for (let place = 1; place < ids.length; place++)
    if (ids[place] === BOUNDARY) passage += 1
    else if (human.trainPassages[passage]?.[facet] === name) holds[ids[place]!] = 1
  return { name, holds }
}
