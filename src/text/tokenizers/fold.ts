/** The language of a code, without its region, in lower case: `pt` of `pt-BR`; `unknown` where none is given. */
export const baseLanguage = (code: string | null | undefined): string =>
  (code ?? 'unknown').toLowerCase().split('-')[0]!

/** How a language writes small letters. Turkish and Azeri have an i with and one without a dot. */
export function lowerIn(language: string): (text: string) => string {
  if (language !== 'tr' && language !== 'az') return text => text.toLowerCase()
  return text => text.normalize('NFC').replaceAll('İ', 'i').replaceAll('I', 'ı').toLowerCase()
}

/** How types are told: `fold` takes capitals off, `keep` leaves them. */
export type Case = 'fold' | 'keep'

/** The hyphens that stay within a word, Hebrew's included. */
export const HYPHENS = '\\-\u2010\u2011\u05BE'

const ASCII = /^[\0-\x7F]*$/
const VARIATIONS = /[\u034F\u180B-\u180D\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u2060]/gu

/**
 * The type of a word: one shape of apostrophe, hyphen and Catalan dot, no variation selectors, no capitals. The letter U+02BC
 * counts as the apostrophe that it looks like: п’ять and пʼять are one word. Final and other sigma are one letter, written
 * as its place has it. Armenian tones and the tsheg behind a Tibetan syllable are no part of the type.
 */
export function foldWord(surface: string, lower: (text: string) => string): string {
  if (ASCII.test(surface)) return lower(surface.length > 1 ? surface.replaceAll('`', "'") : surface)
  if (surface === '’' || surface === '＇') return "'"
  let type = lower(surface.replace(VARIATIONS, '')).normalize('NFC')
  if (/^.$/su.test(type)) return type
  type = type
    .replace(/[’‘‛ʼ´`′＇\u055A]/g, "'")
    .replace(/[\u2010\u2011\u05BE]/g, '-')
    .replace(/(?<=l)[•\u2027\u0387](?=l)/g, '·')
    .replace(/ŀ·?/g, 'l·')
    .replace(/[\u055B\u055C\u055E]/g, '')
    .replace(/(?<=[\u0F40-\u0FBC])[\u0F0B\u0F0C]$/, '')
  return type.includes('σ') || type.includes('ς') ? type.replace(/ς/g, 'σ').replace(/σ$/, 'ς') : type
}
