import type { Kind } from './option.ts'

/** How a value of each kind is written; any other text is none. */
const PATTERNS: Readonly<Partial<Record<Kind, RegExp>>> = {
  whole: /^\d{1,15}$/,
  decimal: /^(\d{1,15}(\.\d{1,15})?|\.\d{1,15})$/,
  factor: /^(\d{1,15}(\.\d{1,15})?|\.\d{1,15})x$/,
}

/** The value that a text says; nothing where the text says none of this kind. */
export function valueIn(text: string, kind: Kind): string | number | readonly string[] | undefined {
  if (kind === 'list') return splitList(text)
  const pattern = PATTERNS[kind]
  if (!pattern) return text
  return pattern.test(text) ? Number(text.replace(/x$/, '')) : undefined
}

/**
 * The value of an option as text, from which {@link valueIn} reads it.
 *
 * @example
 * valueText(0.5, 'factor') // '0.5x'
 */
export function valueText(value: unknown, kind: Kind): string {
  if (Array.isArray(value)) return joinList(value.map(String))
  if (typeof value !== 'number') return String(value)
  // 1e-7 is not read: digits only.
  const digits = String(value).includes('e-') ? value.toFixed(15).replace(/0+$/, '') : String(value)
  return kind === 'factor' ? `${digits}x` : digits
}

/**
 * The items of a list that is set apart by commas; blanks around an item are no part of it. A comma that belongs to an item has a
 * backslash before it.
 *
 * @example
 * // A backslash keeps a comma.
 * splitList('keep-original, fact-check=1:a\\,b.txt') // ['keep-original', 'fact-check=1:a,b.txt']
 */
export function splitList(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map(item => item.replaceAll('\\,', ',').trim())
    .filter(item => item !== '')
}

/** A list as text, from which {@link splitList} reads it. */
export const joinList = (items: readonly string[]): string =>
  items.map(item => item.replaceAll(',', '\\,')).join(',')
