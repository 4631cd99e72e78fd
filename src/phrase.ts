/** A translated phrase; or its forms by number, under the plural categories of Unicode (`one`, `few`, `other` …). */
export type Translation = string | Readonly<Partial<Record<string, string>>>

/** The phrases of a language by the English ones. */
export type Phrases = Readonly<Record<string, Translation>>

let phrases: Phrases = {}
let categoryOf = (count: number): string => (count === 1 ? 'one' : 'other')

/**
 * Chooses the language of all phrases from here on, in this thread. What it lacks is said in English.
 *
 * @param category the plural category of a number in that language; default that of English
 */
export function translate(into: Phrases, category: (count: number) => string = categoryOf): void {
  phrases = into
  categoryOf = category
}

/**
 * A sentence, or a piece of one, that a person reads: in English, or in the language of {@link translate}. The English text is its key
 * in `src/locales/`, where values are numbered.
 *
 * @example
 * // In src/locales/de.json: "{1} is missing": "{1} fehlt"
 * phrase`${'run.json'} is missing` // 'run.json is missing'
 */
export function phrase(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Numbered)[]
): string {
  const key = joined(strings, at => (values[at] instanceof Numbered ? `{${at + 1}} ${values[at].plural}` : `{${at + 1}}`)) // prettier-ignore
  const translation = translationOf(key)
  if (translation === undefined) return joined(strings, at => String(values[at]))
  const numbered = values.find(value => value instanceof Numbered)
  return filled(inForm(translation, numbered?.count), values)
}

/** A phrase that a file keeps: it is English there in every language, and {@link recalled} says it. Its values are numbers. */
export const recorded = (strings: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  joined(strings, at => String(values[at]))

/** What {@link recorded} wrote, in the language that is chosen. */
export function recalled(english: string): string {
  const numbers: string[] = []
  const key = english.replace(/\d[\d,]*/g, number => `{${numbers.push(number)}}`)
  const translation = translationOf(key)
  return translation === undefined ? english : filled(inForm(translation, Number(numbers[0])), numbers)
}

/** Marks a phrase without values that is written down before the language is known; {@link translated} says it. */
export const deferred = ([english = '']: TemplateStringsArray): string => english

/** A {@link deferred} phrase, in the language that is known by now. */
export function translated(english: string): string {
  const translation = translationOf(english)
  return translation === undefined ? english : inForm(translation)
}

function filled(text: string, values: readonly (string | number | Numbered)[]): string {
  return text.replace(/\{(\d+)\}/g, (slot, number: string) => {
    const value = values[Number(number) - 1]
    return value instanceof Numbered ? grouped(value.count) : String(value ?? slot)
  })
}

const translationOf = (key: string) => (Object.hasOwn(phrases, key) ? phrases[key] : undefined)

function inForm(translation: Translation, count?: number): string {
  if (typeof translation === 'string') return translation
  return translation[count === undefined ? 'other' : categoryOf(count)] ?? translation.other ?? ''
}

function joined(strings: TemplateStringsArray, slot: (at: number) => string): string {
  return strings.map((text, at) => (at === 0 ? text : slot(at - 1) + text)).join('')
}

/** A number with its noun in a {@link phrase}: it decides in which form the phrase is said. */
export class Numbered {
  readonly count: number
  readonly plural: string

  constructor(count: number, plural: string) {
    this.count = count
    this.plural = plural
  }

  toString(): string {
    return `${grouped(this.count)} ${inNumber(this.count, this.plural)}`
  }
}

/** A number with its noun, for a {@link phrase}: `1 word`, `2 words`. @param plural the plural; of its words only the noun ends in s */
export const numbered = (count: number, plural: string): Numbered => new Numbered(count, plural)

/** Names of which one is meant: `a or b or c`. */
export const either = (names: readonly string[]): string =>
  names.reduce((some, one) => phrase`${some} or ${one}`)

/** Names that are all meant: `a and b and c`. */
export const both = (names: readonly string[]): string =>
  names.reduce((some, one) => phrase`${some} and ${one}`)

/** A whole number with commas between thousands: `205,098`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A noun in the right number: `word` for 1, `words` for any other count. */
export function inNumber(count: number, plural: string): string {
  return count === 1 ? plural.replace(/s\b/, '') : plural
}
