import type { Passage } from './passage.ts'
import { sentenceRole } from './sentences.ts'
import type { Stream } from './stream.ts'
import { capitalise, readIds, type Vocabulary } from './vocabulary.ts'

/**
 * A vocabulary with the types of other texts behind its own, and the texts read with it, so that no two different words are
 * taken for one. `size` stays: the ids above it are strangers, with a count of 0, and `unknown` is above them all.
 */
export function extendVocabulary(
  vocabulary: Vocabulary,
  ...texts: readonly (readonly Passage[])[]
): { vocabulary: Vocabulary; streams: Stream[] } {
  const { tokenizer } = vocabulary
  const strangers = new Map<string, number>()
  const forms: string[] = []
  const read = new Map<string, number>()
  const streams = texts.map(passages =>
    readIds(passages, tokenizer, read, surface => {
      const type = tokenizer.fold(surface)
      const known = vocabulary.idOf(type)
      if (known !== vocabulary.unknown) return known
      let id = strangers.get(type)
      if (id === undefined) {
        strangers.set(type, (id = vocabulary.unknown + strangers.size))
        forms.push(surface)
      }
      return id
    }),
  )
  return { vocabulary: withStrangers(vocabulary, strangers, forms), streams }
}

/** A vocabulary whose types are written as another one writes them, where it has them. */
export function spelledAs(other: Vocabulary, vocabulary: Vocabulary): Vocabulary {
  const inOther = vocabulary.types.map(type => other.idOf(type))
  const taken = (name: 'forms' | 'capitalised') =>
    vocabulary[name].map((form, id) => (inOther[id] === other.unknown ? form : other[name][inOther[id]!]!))
  return { ...vocabulary, forms: taken('forms'), capitalised: taken('capitalised') }
}

/** A text read with a widened vocabulary as the vocabulary alone reads it: strangers become its `unknown`. */
export function restrictToVocabulary(stream: Stream, { size, unknown }: Vocabulary): Stream {
  return { ...stream, ids: stream.ids.map(id => (id > size ? unknown : id)) }
}

function withStrangers(
  vocabulary: Vocabulary,
  strangers: ReadonlyMap<string, number>,
  forms: readonly string[],
): Vocabulary {
  const unknown = vocabulary.unknown + strangers.size
  const types = [...vocabulary.types, ...strangers.keys()]
  const counts = new Int32Array(unknown)
  counts.set(vocabulary.counts)
  return {
    ...vocabulary,
    unknown,
    types,
    forms: [...vocabulary.forms, ...forms],
    capitalised: [...vocabulary.capitalised, ...forms.map(form => capitalise(form, vocabulary.tokenizer))],
    roles: Uint8Array.from({ length: unknown + 1 }, (_, id) => sentenceRole(types[id] ?? '')),
    counts,
    idOf: type =>
      strangers.get(type) ?? (vocabulary.idOf(type) === vocabulary.unknown ? unknown : vocabulary.idOf(type)),
  }
}
