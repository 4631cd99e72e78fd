import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Pack } from './pack.ts'

/** The secret of those who practise without a class: everybody's. */
export const PRACTICE = 'practice'

/**
 * A student's own variant of an exercise, which is also the seed of the runs: `v` and 16 hexadecimal digits of HMAC-SHA-256
 * (RFC 2104) of the pack, its version and the student under the class's secret. Without the secret nobody can work out
 * another one's; the letter in front keeps spreadsheets from taking it for a number.
 *
 * @example
 * variantOf('practice', { name: '01-photocopy', version: 1 }, 'ada') // 'vaf2b…'
 */
export function variantOf(
  secret: string,
  { name, version }: Pick<Pack, 'name' | 'version'>,
  student: string,
): string {
  const message = JSON.stringify([name, version, studentName(student)])
  return `v${bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(message))).slice(0, 16)}`
}

/** A student as it is compared: NFC, trimmed. */
export function studentName(student: string): string {
  return student.normalize('NFC').trim()
}
