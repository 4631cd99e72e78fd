import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Pack } from './pack.ts'

/** The public secret for practice without a class. */
export const PRACTICE = 'practice'

/**
 * The variant of a student: `v` and 16 hexadecimal digits of HMAC-SHA-256 (RFC 2104) of the pack, its version and
 * the student, keyed by the class's secret. It is also the seed of the runs. Without the secret nobody can compute
 * another student's variant. The letter in front keeps spreadsheets from reading it as a number.
 *
 * @example
 * variantOf('practice', { name: '01-photocopy', version: 1 }, 'ada') // 'vaf2b…'
 */
export function variantOf(
  secret: string,
  { name, version }: Pick<Pack, 'name' | 'version'>,
  student: string,
): string {
  return `v${bytesToHex(keyedHash(secret, [name, version, studentName(student)])).slice(0, 16)}`
}

/** HMAC-SHA-256 (RFC 2104) of some facts as JSON, keyed by the secret of a class. */
export const keyedHash = (secret: string, facts: readonly (string | number)[]): Uint8Array =>
  hmac(sha256, utf8ToBytes(secret), utf8ToBytes(JSON.stringify(facts)))

/** A student's name as it is compared: NFC, trimmed. */
export function studentName(student: string): string {
  return student.normalize('NFC').trim()
}
