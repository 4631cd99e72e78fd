/** What a role is called by when it is not named. */
export type Gender = 'he' | 'she' | 'it'

/** Words that agree with a role, by the form that a template asks for. */
export const AGREEMENT: Readonly<Record<Gender, Readonly<Record<string, string>>>> = {
  he: { he: 'he', him: 'him', his: 'his', son: 'son' },
  she: { he: 'she', him: 'her', his: 'her', son: 'daughter' },
  it: { he: 'it', him: 'it', his: 'its', son: 'young' },
}

/** Vowels as they sound at the start of a word, as far as the pools go. */
const AN = /^(?:[aeiou]|hour|heir|honest|honour)/i
const NOT_AN = /^(?:uni[^nm]|use|usu|eu|ewe|one\b|one-|once|uku)/i

/** With a or an: an hour, a unicorn. */
export function withArticle(text: string): string {
  return `${AN.test(text) && !NOT_AN.test(text) ? 'an' : 'a'} ${text}`
}

/** The words of a sentence from last to first; its end stays at the end, and commas fall away. */
export function backwards(text: string): string {
  const end = /[.!?]$/.exec(text)?.[0] ?? ''
  return (
    text
      .slice(0, text.length - end.length)
      .replaceAll(',', '')
      .split(' ')
      .reverse()
      .join(' ') + end
  )
}

/** Where a capital belongs: at the start of a text, of a sentence, and of what is quoted at either. */
const OPENING = /(^[“(]*|[.?!][”)]* [“(]*)(\p{Ll})/gu

/** A text with a capital at the start of every sentence. */
export function capitalise(text: string): string {
  return text.replace(OPENING, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Words of a text that is set without free-standing dashes. */
export function countWords(text: string): number {
  return text.split(' ').length
}

/** Sentences of a text without abbreviations. */
export function countSentences(text: string): number {
  return text.match(/[.?!][”)]*(?= |$)/g)?.length ?? 0
}
