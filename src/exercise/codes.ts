import type { Pack } from './pack.ts'
import { keyedHash, studentName } from './variant.ts'

/** Digits and letters that nobody takes for one another: Crockford's base 32. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Signs of a code: a guess finds one of thirty pupils once in 36 million times. */
const LENGTH = 6
/** Signs that a hash has, five bits each. */
const LONGEST = 32

/**
 * The codes by which pupils say who they are in a lesson: the first signs of an HMAC-SHA-256 (RFC 2104) of the exercise, its version and
 * the student, keyed by the class's secret. They are the same whenever they are made, so that none has to be kept. All have one length:
 * six signs, and more only where two pupils had the same.
 *
 * @param students as a class list names them, each once
 * @returns the students by their codes, in the order given
 * @example
 * [...codesOf('secret', { name: '01-photocopy', version: 2 }, ['ada']).keys()] // ["V2D2GV"]
 */
export function codesOf(
  secret: string,
  pack: Pick<Pack, 'name' | 'version'>,
  students: readonly string[],
): Map<string, string> {
  const whole = students.map(student => [signsOf(secret, pack, student), student] as const)
  for (let length = LENGTH; length <= LONGEST; length++) {
    const codes = new Map(whole.map(([signs, student]) => [signs.slice(0, length), student]))
    if (codes.size === students.length) return codes
  }
  throw new RangeError('a student is named twice')
}

function signsOf(secret: string, { name, version }: Pick<Pack, 'name' | 'version'>, student: string): string {
  const hash = keyedHash(secret, ['code', name, version, studentName(student)])
  return Array.from(hash, byte => SIGNS[byte & 31]!).join('')
}

/** A code as it is printed, in groups of three: `V2D 2GV`. */
export const printedCode = (code: string): string => code.replace(/(.{3})(?=.)/g, '$1 ')

/** A code as it may be typed: in small letters, with blanks or hyphens, with O for 0, and I or L for 1. */
export const typedCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
