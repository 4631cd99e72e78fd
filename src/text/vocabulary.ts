import { Refusal } from '../refusal.ts'
import { ByteList, IntList } from '../arrays.ts'
import { once } from '../once.ts'
import type { Passage } from './passage.ts'
import { endsSentence, sentenceRoles } from './sentences.ts'
import { BOUNDARY, streamOf, withoutSurfaces, type Stream } from './stream.ts'
import { BY_RULE, gapNumber, MAX_FORMS, surfaceOf } from './surface.ts'
import { lookedUp, StretchTable } from './tokenizers/stretches.ts'
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
  /** Every form in which a type was written, type after type, the usual one first. */
  readonly writtenForms: readonly string[]
  /** By id: where the forms of the type begin in `writtenForms`, and last where further ones would. */
  readonly firstForms: Int32Array
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
 * @example
 * import { learnVocabulary, passagesOf, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['the cat sat', 'the dog sat']), tokenizerNamed('word'))
 * vocabulary.types // → [ '', 'sat', 'the', 'cat', 'dog' ]
 * // 0 stands at the ends of passages.
 * Array.from(stream.ids) // → [ 0, 2, 3, 1, 0, 2, 4, 1, 0 ]
 */
export function learnVocabulary(
  passages: readonly Passage[],
  tokenizer: Tokenizer,
): { vocabulary: Vocabulary; stream: Stream } {
  const tally = tallyForms(passages, tokenizer)
  if (tally.words === 0) throw noTokens()
  const ranked = rankTypes(tally.forms)
  const vocabulary = freeze(ranked, tokenizer, passages.length)
  const idOfForm = Int32Array.from(tally.forms, form => vocabulary.idOf(form.type))
  const ids = tally.numbers.map(number => (number < 0 ? BOUNDARY : idOfForm[number]!))
  const surfaces = tally.gaps?.map((gap, place) => {
    const number = tally.numbers[place]!
    return number < 0 ? 0 : surfaceOf(tally.forms[number]!.rank, gap)
  })
  return { vocabulary, stream: streamOf(ids, surfaces) }
}

/** Reads a text with a frozen vocabulary; out-of-vocabulary types become `unknown`. */
export function encode(passages: Iterable<Pick<Passage, 'text'>>, vocabulary: Vocabulary): Stream {
  const { tokenizer } = vocabulary
  return readIds(passages, tokenizer, new Map(), (type, surface) => {
    const id = vocabulary.idOf(type)
    return { id, form: Math.max(0, formsOf(vocabulary, id).indexOf(surface)) }
  })
}

/** The written forms of a type, the usual one first; none of an id without a type. */
export function formsOf(
  { writtenForms, firstForms }: Pick<Vocabulary, 'writtenForms' | 'firstForms'>,
  id: number,
): readonly string[] {
  return id + 1 < firstForms.length ? writtenForms.slice(firstForms[id], firstForms[id + 1]) : []
}

/** A token as it was read: the id of its type, and its form among those of the type. */
export interface ReadToken {
  readonly id: number
  readonly form: number
}

/**
 * Walks through the tokens of a passage. Where the tokenizer keeps surfaces, each stretch is read once in a text.
 *
 * @param read a stretch, or a whole passage, as what its tokens are to the caller
 * @returns a function that visits every token of a text with the gap before it; {@link BY_RULE} before the first
 */
function walkerOf<Read>(
  { keepsSurfaces }: Pick<Tokenizer, 'keepsSurfaces'>,
  read: (stretch: string) => readonly Read[],
): (text: string, visit: (token: Read, gap: number) => void) => void {
  if (!keepsSurfaces)
    return (text, visit) => {
      for (const token of read(text)) visit(token, BY_RULE)
    }
  const stretches = new StretchTable(read)
  return (text, visit) => {
    let isFirst = true
    stretches.walk(text, (tokens, from) => {
      const gap = isFirst ? BY_RULE : gapNumber(text.charCodeAt(from - 1))
      isFirst = false
      for (let at = 0; at < tokens.length; at++) visit(tokens[at]!, at === 0 ? gap : 0)
    })
  }
}

/**
 * Tokens to ids.
 *
 * @param known what was read by token, filled in: each distinct token is looked up once
 * @param withSurfaces whether the stream says how each token is written
 */
export function readIds(
  passages: Iterable<Pick<Passage, 'text'>>,
  tokenizer: Tokenizer,
  known: Map<string, ReadToken>,
  read: (type: string, surface: string) => ReadToken,
  withSurfaces = tokenizer.keepsSurfaces,
): Stream {
  const ids = new IntList()
  const surfaces = withSurfaces ? new ByteList() : undefined
  const walk = walkerOf(tokenizer, lookedUp(tokenizer, known, read))
  const visit = (token: ReadToken, gap: number) => {
    ids.push(token.id)
    surfaces?.push(surfaceOf(token.form, gap))
  }
  ids.push(BOUNDARY)
  surfaces?.push(0)
  for (const { text } of passages) {
    walk(text, visit)
    ids.push(BOUNDARY)
    surfaces?.push(0)
  }
  return streamOf(ids.array(), surfaces?.array())
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
  const numbers = wordsByRank(words, counts)
  if (numbers.length === 0) throw noTokens()
  const ranked = Array.from(numbers, number => {
    const type = words[number]!
    return { type, count: counts[number]!, forms: [type], isName: false }
  })
  const idOf = new Int32Array(words.length)
  numbers.forEach((number, rank) => (idOf[number] = rank + 1))
  return { vocabulary: freeze(ranked, tokenizer, counts[BOUNDARY]!), idOf }
}

/**
 * The numbers of words in the order of a vocabulary's ids: by falling count, ties by code unit.
 *
 * @param words by number, from 1; words without an occurrence are left out
 * @param counts by number
 */
export function wordsByRank(words: readonly string[], counts: Int32Array): Int32Array {
  const occurring = new Int32Array(words.length).map((_, number) => number)
  return occurring
    .filter(number => number !== BOUNDARY && (counts[number] ?? 0) > 0)
    .sort((a, b) => counts[b]! - counts[a]! || (words[a]! < words[b]! ? -1 : 1))
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
  /** Its number among the forms of its type, once they are ranked. */
  rank: number
}

interface RankedType {
  readonly type: string
  readonly count: number
  /** The usual form first. */
  readonly forms: readonly string[]
  /** Whether the usual form has a capital, and stands inside sentences. */
  readonly isName: boolean
}

/** Counts written forms in one pass: every form gets a number, its count, and its count inside sentences. */
function tallyForms(passages: readonly Passage[], tokenizer: Tokenizer) {
  const forms: Form[] = []
  const numbers = new IntList()
  const gaps = tokenizer.keepsSurfaces ? new ByteList() : undefined
  let words = 0
  let starts = true
  const walk = walkerOf(
    tokenizer,
    lookedUp(tokenizer, new Map<string, number>(), (type, surface) => forms.push(newForm(type, surface)) - 1),
  )
  const visit = (number: number, gap: number) => {
    const form = forms[number]!
    form.count += 1
    if (!starts) form.inside += 1
    starts = (starts && !form.isWord) || form.endsSentence
    numbers.push(number)
    gaps?.push(gap)
    words += 1
  }
  numbers.push(-1)
  gaps?.push(0)
  for (const { text } of passages) {
    starts = true
    walk(text, visit)
    numbers.push(-1)
    gaps?.push(0)
  }
  return { forms, numbers: numbers.array(), gaps: gaps?.array(), words }
}

const newForm = (type: string, surface: string): Form => ({
  surface,
  type,
  isWord: isWord(surface),
  endsSentence: endsSentence(surface),
  count: 0,
  inside: 0,
  rank: 0,
})

const isWord = (token: string) => /^[\p{L}\p{N}]/u.test(token)

function rankTypes(forms: readonly Form[]): RankedType[] {
  const byType = new Map<string, Form[]>()
  for (const form of forms) {
    const group = byType.get(form.type)
    if (group) group.push(form)
    else byType.set(form.type, [form])
  }
  const ranked = Array.from(byType, ([type, group]) => ({
    type,
    count: group.reduce((sum, form) => sum + form.count, 0),
    forms: rankForms(group),
    isName: group[0]!.inside > 0 && /^\p{Lu}/u.test(group[0]!.surface),
  }))
  return ranked.sort(byRank)
}

/** Forms by how often they are seen inside sentences, where a capital says something; ties by count, then by code unit. */
function rankForms(group: Form[]): readonly string[] {
  if (group.length > 1)
    group.sort((a, b) => b.inside - a.inside || b.count - a.count || (a.surface > b.surface ? -1 : 1))
  group.forEach((form, rank) => (form.rank = rank))
  return group.slice(0, MAX_FORMS).map(({ surface }) => surface)
}

/** What few ask for is worked out when it is asked for: training a model on a short text would spend a tenth of its time on it. */
function freeze(ranked: readonly RankedType[], tokenizer: Tokenizer, passages: number): Vocabulary {
  const types = ['', ...ranked.map(({ type }) => type)]
  const forms = ['', ...ranked.map(({ type, forms }) => usualForm(type, forms[0]!, tokenizer))]
  const unknown = types.length
  const ids = once(() => new Map(types.map((type, id) => [type, id])))
  const table = once(() => formTable([[''], ...ranked.map(({ forms }) => forms)]))
  const capitalised = once(() => forms.map(form => capitalise(form, tokenizer)))
  const roles = once(() =>
    sentenceRoles([...types, ''], {
      language: tokenizer.language,
      form: id => forms[id] ?? '',
      isName: id => ranked[id - 1]?.isName === true,
    }),
  )
  return {
    tokenizer,
    size: ranked.length,
    unknown,
    types,
    forms,
    get writtenForms() {
      return table().writtenForms
    },
    get firstForms() {
      return table().firstForms
    },
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

/** The form that stands for a type by itself: a straight quote, which is one or the other by its place, is written as what it is. */
const usualForm = (type: string, form: string, { fold }: Tokenizer) => (fold(form) === type ? form : type)

/** The forms of all types, type after type. */
function formTable(forms: readonly (readonly string[])[]): Pick<Vocabulary, 'writtenForms' | 'firstForms'> {
  const firstForms = new Int32Array(forms.length + 1)
  forms.forEach(({ length }, id) => (firstForms[id + 1] = firstForms[id]! + length))
  return { writtenForms: forms.flat(), firstForms }
}

/**
 * Extends a vocabulary by the out-of-vocabulary (OOV) types of other texts, and reads these texts with it, so that no two
 * different words share an id. `size` stays: ids above it are OOV types, with a count of 0, and `unknown` is above them all. Forms of
 * known types that are new stand behind the forms that are known.
 */
export function extendVocabulary(
  vocabulary: Vocabulary,
  ...texts: readonly (readonly Passage[])[]
): { vocabulary: Vocabulary; streams: Stream[] } {
  const { tokenizer } = vocabulary
  const oovTypes = new Map<string, number>()
  const newForms = new Map<number, string[]>()
  const read = new Map<string, ReadToken>()
  const streams = texts.map(passages =>
    readIds(passages, tokenizer, read, (type, surface) => {
      let id = vocabulary.idOf(type)
      if (id === vocabulary.unknown) {
        id = oovTypes.get(type) ?? vocabulary.unknown + oovTypes.size
        oovTypes.set(type, id)
      }
      const known = formsOf(vocabulary, id)
      let form = known.indexOf(surface)
      if (form < 0) {
        const more = newForms.get(id) ?? []
        newForms.set(id, more)
        form = known.length + more.push(surface) - 1
      }
      return { id, form }
    }),
  )
  return { vocabulary: withOovTypes(vocabulary, oovTypes, newForms), streams }
}

/** A vocabulary with the surface forms of another one, for the types that both have. */
export function spelledAs(other: Vocabulary, vocabulary: Vocabulary): Vocabulary {
  const inOther = vocabulary.types.map(type => other.idOf(type))
  const taken = (name: 'forms' | 'capitalised') =>
    vocabulary[name].map((form, id) => (inOther[id] === other.unknown ? form : other[name][inOther[id]!]!))
  return { ...vocabulary, forms: taken('forms'), capitalised: taken('capitalised') }
}

/** Reads a text of an extended vocabulary with the original one: OOV types become its `unknown`. Surfaces, which name forms of the extended one, are left out. */
export function restrictToVocabulary(stream: Stream, { size, unknown }: Vocabulary): Stream {
  return { ...withoutSurfaces(stream), ids: stream.ids.map(id => (id > size ? unknown : id)) }
}

function withOovTypes(
  vocabulary: Vocabulary,
  oovTypes: ReadonlyMap<string, number>,
  newForms: ReadonlyMap<number, readonly string[]>,
): Vocabulary {
  const unknown = vocabulary.unknown + oovTypes.size
  const types = [...vocabulary.types, ...oovTypes.keys()]
  const { tokenizer } = vocabulary
  const usual = Array.from(oovTypes, ([type, id]) => usualForm(type, newForms.get(id)![0]!, tokenizer))
  const counts = new Int32Array(unknown)
  counts.set(vocabulary.counts)
  return {
    ...vocabulary,
    unknown,
    types,
    forms: [...vocabulary.forms, ...usual],
    ...(newForms.size > 0 &&
      formTable(types.map((_, id) => [...formsOf(vocabulary, id), ...(newForms.get(id) ?? [])]))),
    capitalised: [...vocabulary.capitalised, ...usual.map(form => capitalise(form, tokenizer))],
    roles: rolesWith(vocabulary, [...types, ''], usual),
    counts,
    idOf: type =>
      oovTypes.get(type) ?? (vocabulary.idOf(type) === vocabulary.unknown ? unknown : vocabulary.idOf(type)),
  }
}

/** The roles of an extended vocabulary: those of its own types stay. */
function rolesWith(
  { roles, unknown, forms, tokenizer }: Vocabulary,
  types: readonly string[],
  oovForms: readonly string[],
): Uint8Array {
  const form = (id: number) => (id < unknown ? forms[id] : oovForms[id - unknown]) ?? ''
  const extended = sentenceRoles(types, { language: tokenizer.language, form })
  extended.set(roles.subarray(0, unknown))
  return extended
}
