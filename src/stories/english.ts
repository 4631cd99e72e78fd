/** The pronoun of a role. */
export type Gender = 'he' | 'she' | 'it'

/** Words that agree with a role: by gender, and by the form that a template asks for. */
export const AGREEMENT: Readonly<Record<Gender, Readonly<Record<string, string>>>> = {
  he: { he: 'he', him: 'him', his: 'his', son: 'son' },
  she: { he: 'she', him: 'her', his: 'her', son: 'daughter' },
  it: { he: 'it', him: 'it', his: 'its', son: 'young' },
}

/** Words of the pools that begin with a vowel sound, and words that only look as if they did. */
const AN = /^(?:[aeiou]|hour|heir|honest|honour)/i
const NOT_AN = /^(?:uni[^nm]|use|usu|eu|ewe|one\b|one-|once|uku)/i

/** A text with its indefinite article: an hour, a unicorn. */
export function withArticle(text: string): string {
  return `${AN.test(text) && !NOT_AN.test(text) ? 'an' : 'a'} ${text}`
}

/** Reverses the words of a sentence; the final mark stays at the end, and commas are dropped. */
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

/** A small letter where a capital belongs: at the start of a text or sentence, also inside a quotation. */
const OPENING = /(^[“(]*|[.?!][”)]* [“(]*)(\p{Ll})/gu

/** A text with a capital at the start of every sentence. */
export function capitalise(text: string): string {
  return text.replace(OPENING, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Counts the words of a text without free-standing dashes. */
export function countWords(text: string): number {
  return text.split(' ').length
}

/** Counts the sentences of a text without abbreviations. */
export function countSentences(text: string): number {
  return text.match(/[.?!][”)]*(?= |$)/g)?.length ?? 0
}
