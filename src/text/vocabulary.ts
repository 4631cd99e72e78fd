import { Refusal } from '../refusal.ts'
import { IntList } from '../arrays.ts'
import { once } from '../once.ts'
import type { Passage } from './passage.ts'
import { sentenceRole, STOP, TERMINAL } from './sentences.ts'
import { BOUNDARY, streamOf, type Stream } from './stream.ts'
import type { Tokenizer } from './tokenizers/index.ts'

/**
 * The types of a text, frozen. Ids run from 1 by falling count (ties by code unit). Id 0 is the boundary of a passage, and
 * `unknown` is the id of every other type. Sentinels are ids and never strings, so `<s>`, `__proto__` and `constructor` are
 * words like any other.
 */
export interface Vocabulary {
  readonly tokenizer: Tokenizer
  /** Number of types; ids 1 to `size` are theirs. */
  readonly size: number
  /** The id of out-of-vocabulary types: `size` + 1, or more in an extended vocabulary. */
  readonly unknown: number
  /** Types by id; the empty string at 0. */
  readonly types: readonly string[]
  /** How a type is usually written inside a sentence, by id. */
  readonly forms: readonly string[]
  /** How a type is written at a sentence's start, by id. */
  readonly capitalised: readonly string[]
  /** The role of each type for the end of a sentence, by id (see sentences.ts); `unknown` included. */
  readonly roles: Uint8Array
  /** Occurrences in the text that the vocabulary was learned from, by id; at 0 the number of passages. */
  readonly counts: Int32Array
  /** The id of a type as given (already folded), or `unknown`. */
  idOf(type: string): number
}

/**
 * Learns the vocabulary of a text and reads the text with it.
 *
 * @returns the vocabulary, and the text as ids
 * @throws Refusal when the text has no token
 */
export function learnVocabulary(
  passages: readonly Passage[],
  tokenizer: Tokenizer,
): { vocabulary: Vocabulary; stream: Stream } {
  const tally = tallyForms(passages, tokenizer)
  if (tally.words === 0) throw noTokens()
  const ranked = rankTypes(tally.forms, tokenizer)
  const vocabulary = freeze(ranked, tokenizer, passages.length)
  const idOfForm = Int32Array.from(tally.forms, form => vocabulary.idOf(form.type))
  return { vocabulary, stream: streamOf(tally.ids.map(id => (id < 0 ? BOUNDARY : idOfForm[id]!))) }
}

/** Reads a text with a frozen vocabulary; out-of-vocabulary types become `unknown`. */
export function encode(passages: Iterable<Pick<Passage, 'text'>>, vocabulary: Vocabulary): Stream {
  const { tokenizer } = vocabulary
  return readIds(passages, tokenizer, new Map(), surface => vocabulary.idOf(tokenizer.fold(surface)))
}

/** Tokens to ids. @param known ids by token, filled in: each distinct token is looked up once */
export function readIds(
  passages: Iterable<Pick<Passage, 'text'>>,
  { split }: Tokenizer,
  known: Map<string, number>,
  idOf: (surface: string) => number,
): Stream {
  const ids = new IntList()
  ids.push(BOUNDARY)
  for (const { text } of passages) {
    for (const token of split(text)) {
      let id = known.get(token)
      if (id === undefined) known.set(token, (id = idOf(token)))
      ids.push(id)
    }
    ids.push(BOUNDARY)
  }
  return streamOf(ids.array())
}

/**
 * Ranks the words of a text whose tokens are numbered already.
 *
 * @param words by number, from 1; words without an occurrence are left out
 * @param counts by number; at 0 the passages
 * @returns the vocabulary, and its ids by number
 * @throws Refusal when the text has no token
 */
export function rankWords(
  words: readonly string[],
  counts: Int32Array,
  tokenizer: Tokenizer,
): { vocabulary: Vocabulary; idOf: Int32Array } {
  const ranked = words
    .map((type, number) => ({ type, number, count: counts[number] ?? 0, form: type }))
    .filter(({ number, count }) => number !== BOUNDARY && count > 0)
    .sort(byRank)
  if (ranked.length === 0) throw noTokens()
  const idOf = new Int32Array(words.length)
  ranked.forEach(({ number }, rank) => (idOf[number] = rank + 1))
  return { vocabulary: freeze(ranked, tokenizer, counts[BOUNDARY]!), idOf }
}

const noTokens = () => new Refusal('the training text has no tokens', 'give a text with words in it')

const byRank = (a: RankedType, b: RankedType) => b.count - a.count || (a.type < b.type ? -1 : 1)

interface Form {
  readonly surface: string
  readonly type: string
  readonly isWord: boolean
  readonly endsSentence: boolean
  count: number
  inside: number
}

interface RankedType {
  readonly type: string
  readonly count: number
  readonly form: string
}

/** Counts written forms in one pass: every form gets a number, its count, and its count inside sentences. */
function tallyForms(passages: readonly Passage[], tokenizer: Tokenizer) {
  const forms: Form[] = []
  const numbers = new Map<string, number>()
  const ids = new IntList()
  let words = 0
  ids.push(-1)
  for (const { text } of passages) {
    let starts = true
    for (const surface of tokenizer.split(text)) {
      let number = numbers.get(surface)
      if (number === undefined) {
        number = forms.push(formOf(surface, tokenizer)) - 1
        numbers.set(surface, number)
      }
      const form = forms[number]!
      form.count += 1
      if (!starts) form.inside += 1
      starts = (starts && !form.isWord) || form.endsSentence
      ids.push(number)
      words += 1
    }
    ids.push(-1)
  }
  return { forms, ids: ids.array(), words }
}

function formOf(surface: string, { fold }: Tokenizer): Form {
  const role = sentenceRole(surface)
  const endsSentence = role === STOP || role === TERMINAL
  return { surface, type: fold(surface), isWord: isWord(surface), endsSentence, count: 0, inside: 0 }
}

const isWord = (token: string) => /^[\p{L}\p{N}]/u.test(token)

function rankTypes(forms: readonly Form[], tokenizer: Tokenizer): RankedType[] {
  const byType = new Map<string, Form[]>()
  for (const form of forms) {
    const group = byType.get(form.type)
    if (group) group.push(form)
    else byType.set(form.type, [form])
  }
  const ranked = Array.from(byType, ([type, group]) => ({
    type,
    count: group.reduce((sum, form) => sum + form.count, 0),
    form: usualForm(group, tokenizer),
  }))
  return ranked.sort(byRank)
}

/** The form most often seen inside sentences, where a capital says something; ties by count, then by code unit. */
function usualForm(group: Form[], tokenizer: Tokenizer): string {
  if (!tokenizer.capitals || group.length === 1) return group[0]!.surface
  const sorted = [...group].sort(
    (a, b) => b.inside - a.inside || b.count - a.count || (a.surface > b.surface ? -1 : 1),
  )
  return sorted[0]!.surface
}

/** What few ask for is worked out when it is asked for: training a model on a short text would spend a tenth of its time on it. */
function freeze(ranked: readonly RankedType[], tokenizer: Tokenizer, passages: number): Vocabulary {
  const types = ['', ...ranked.map(({ type }) => type)]
  const forms = ['', ...ranked.map(({ form }) => form)]
  const unknown = types.length
  const ids = once(() => new Map(types.map((type, id) => [type, id])))
  const capitalised = once(() => forms.map(form => capitalise(form, tokenizer)))
  const roles = once(() => Uint8Array.from({ length: unknown + 1 }, (_, id) => sentenceRole(types[id] ?? '')))
  return {
    tokenizer,
    size: ranked.length,
    unknown,
    types,
    forms,
    get capitalised() {
      return capitalised()
    },
    get roles() {
      return roles()
    },
    counts: Int32Array.from([passages, ...ranked.map(({ count }) => count)]),
    idOf: type => (type === '' ? unknown : (ids().get(type) ?? unknown)),
  }
}

/** Writes a word with a capital, unless it would then be read as another type. */
export function capitalise(form: string, tokenizer: Tokenizer): string {
  if (!tokenizer.capitals || !isWord(form)) return form
  const [first = '', ...rest] = Array.from(form)
  const capital = (first.toUpperCase() + rest.join('')).normalize('NFC')
  const readBack = tokenizer.split(capital)
  return readBack.length === 1 && tokenizer.fold(readBack[0]!) === tokenizer.fold(form) ? capital : form
}

/**
 * Extends a vocabulary by the out-of-vocabulary (OOV) types of other texts, and reads these texts with it, so that no two
 * different words share an id. `size` stays: ids above it are OOV types, with a count of 0, and `unknown` is above them all.
 */
export function extendVocabulary(
  vocabulary: Vocabulary,
  ...texts: readonly (readonly Passage[])[]
): { vocabulary: Vocabulary; streams: Stream[] } {
  const { tokenizer } = vocabulary
  const oovTypes = new Map<string, number>()
  const forms: string[] = []
  const read = new Map<string, number>()
  const streams = texts.map(passages =>
    readIds(passages, tokenizer, read, surface => {
      const type = tokenizer.fold(surface)
      const known = vocabulary.idOf(type)
      if (known !== vocabulary.unknown) return known
      let id = oovTypes.get(type)
      if (id === undefined) {
        oovTypes.set(type, (id = vocabulary.unknown + oovTypes.size))
        forms.push(surface)
      }
      return id
    }),
  )
  return { vocabulary: withOovTypes(vocabulary, oovTypes, forms), streams }
}

/** A vocabulary with the surface forms of another one, for the types that both have. */
export function spelledAs(other: Vocabulary, vocabulary: Vocabulary): Vocabulary {
  const inOther = vocabulary.types.map(type => other.idOf(type))
  const taken = (name: 'forms' | 'capitalised') =>
    vocabulary[name].map((form, id) => (inOther[id] === other.unknown ? form : other[name][inOther[id]!]!))
  return { ...vocabulary, forms: taken('forms'), capitalised: taken('capitalised') }
}

/** Reads a text of an extended vocabulary with the original one: OOV types become its `unknown`. */
export function restrictToVocabulary(stream: Stream, { size, unknown }: Vocabulary): Stream {
  return { ...stream, ids: stream.ids.map(id => (id > size ? unknown : id)) }
}

function withOovTypes(
  vocabulary: Vocabulary,
  oovTypes: ReadonlyMap<string, number>,
  forms: readonly string[],
): Vocabulary {
  const unknown = vocabulary.unknown + oovTypes.size
  const types = [...vocabulary.types, ...oovTypes.keys()]
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
      oovTypes.get(type) ?? (vocabulary.idOf(type) === vocabulary.unknown ? unknown : vocabulary.idOf(type)),
  }
}
