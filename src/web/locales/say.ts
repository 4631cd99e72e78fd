import { grouped } from '../../report/format/numbers.ts'
import en from './en.json'

/** A sentence, or its forms by number, as in `{ "one": "{count} word", "other": "{count} words" }` (CLDR plural categories). */
type Message = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>

/** The dotted path of each sentence of a catalogue. */
type Path<T> = {
  [K in keyof T & string]: T[K] extends string | { readonly other: string }
    ? K | DeepPath<T[K], K>
    : DeepPath<T[K], K>
}[keyof T & string]
type DeepPath<T, K extends string> = T extends string ? never : `${K}.${Path<T>}`

/** The name of a sentence in the catalogues. */
export type Key = Path<typeof en>

export type Values = Readonly<Record<string, string | number>>

/** The catalogues of the page by language: one file each beside this one, and those in the slot of the page. */
const catalogues: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    Object.entries(import.meta.glob('./*.json', { eager: true, import: 'default' })).map(
      ([path, catalogue]) => [path.slice('./'.length, -'.json'.length), catalogue],
    ),
  ),
  ...inSlot(),
}

function inSlot(): Record<string, unknown> {
  const json =
    typeof document === 'undefined' ? undefined : document.getElementById('catalogues')?.textContent
  return JSON.parse(json ?? '{}') as Record<string, unknown>
}

/** The language of the page: the one that its address names by `lang=`, else English. A worker has it as its name. */
export const language = chosenLanguage()
const chosen = catalogues[language]
const plurals = new Intl.PluralRules(language)
const ordinals = new Intl.PluralRules(language, { type: 'ordinal' })

function chosenLanguage(): string {
  const named =
    typeof document === 'undefined'
      ? (globalThis as { name?: string }).name
      : new URLSearchParams(location.hash.split('?')[1]).get('lang')
  return named != null && Object.hasOwn(catalogues, named) ? named : 'en'
}

/** Finds a sentence in a catalogue, or in the English one where it is missing there. */
function messageOf(key: string): Message {
  const find = (catalogue: unknown) =>
    key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], catalogue)
  return (find(chosen) ?? find(en)) as Message
}

function formOf(message: Message, rule: Intl.PluralRules, count: string | number | undefined): string {
  if (typeof message === 'string') return message
  return message[rule.select(Number(count ?? 2))] ?? message.other!
}

/**
 * A sentence of the page in its language.
 *
 * @param values what stands for `{name}` in it; numbers are grouped, and `count` decides between singular and plural
 */
export function say(key: Key, values: Values = {}): string {
  return parts(key, values).join('')
}

/** A sentence whose values may be elements. @returns its parts in order */
export function parts<T>(key: Key, values: Readonly<Record<string, string | number | T>>): (string | T)[] {
  const message = formOf(messageOf(key), plurals, values.count as number | undefined)
  return message
    .split(/\{(\w+)\}/)
    .map((part, at) => {
      if (at % 2 === 0) return part
      const value = values[part] ?? ''
      return typeof value === 'number' ? grouped(value) : value
    })
    .filter(part => part !== '')
}

/** A small number as a word, as in “two”; others in digits. */
export const spelled = (count: number): string => {
  const word = messageOf(`words.spelled.${count}`) as Message | undefined
  return typeof word === 'string' ? word : grouped(count)
}

/** An ordinal number, as in “29th”. */
export const nth = (count: number): string =>
  formOf(messageOf('words.nth'), ordinals, count).replace('{count}', () => grouped(count))
