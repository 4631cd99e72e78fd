import { createHash } from 'node:crypto'

/** The SHA-256 of a text in UTF-8, or of bytes, in hexadecimal digits; OpenSSL takes a third of the time of the core's, or less. */
export function nativeSha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
