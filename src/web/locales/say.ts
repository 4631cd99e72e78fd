import { translate, type Phrases } from '../../phrase.ts'
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

const catalogues: Readonly<Record<string, Catalogue>> = byLanguage(
  import.meta.glob('./*.json', { eager: true, import: 'default' }),
)
/** The phrases of the engine, a file for each language but English, which stands in the code. */
const phrases: Readonly<Record<string, Phrases>> = byLanguage(
  import.meta.glob(['../../locales/*.json', '!../../locales/en.json'], { eager: true, import: 'default' }),
)

/** What a language has: the sentences of the page by their names, and the phrases of the engine by the English ones. */
interface Catalogue {
  readonly phrases?: Phrases
  readonly [key: string]: unknown
}

function byLanguage<T>(files: Record<string, unknown>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.json$/g, ''), file as T]),
  )
}

/** The language of the page and its catalogue; a worker is given them in its name. */
interface Spoken {
  readonly language: string
  readonly catalogue: Catalogue
}

const spoken = typeof document === 'undefined' ? spokenByPage() : chosenByAddress()

/** The language that the address names by `lang=`, where the page has it, else English. */
function chosenByAddress(): Spoken {
  const json = document.getElementById('catalogues')?.textContent
  const all = { ...catalogues, ...(JSON.parse(json ?? '{}') as Record<string, Catalogue>) }
  const named = new URLSearchParams(location.hash.split('?')[1]).get('lang')
  const language = named !== null && Object.hasOwn(all, named) ? named : 'en'
  return { language, catalogue: { phrases: phrases[language] ?? {}, ...all[language] } }
}

function spokenByPage(): Spoken {
  const { name = '' } = globalThis as { name?: string }
  return name === '' ? { language: 'en', catalogue: {} } : (JSON.parse(name) as Spoken)
}

/** The language of the page. */
export const { language } = spoken
/** What a worker needs as its name, to say all in the language of the page. */
export const spokenInWorkers = JSON.stringify(language === 'en' ? { language, catalogue: {} } : spoken)
const chosen = spoken.catalogue
const plurals = new Intl.PluralRules(language)
const ordinals = new Intl.PluralRules(language, { type: 'ordinal' })
translate(chosen.phrases ?? {}, count => plurals.select(count))

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
