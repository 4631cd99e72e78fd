import { zerosBySide } from '../../text/bytes/zeros.ts'

/** What is used of the decoder that every engine has; the core's settings know no global of the page or of Node. */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string
}
const { TextDecoder: EngineDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder
}

/** Decodes bytes strictly, byte order mark kept. @returns nothing where they are not in that encoding, or the engine does not know it */
export function decodedAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new EngineDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The UTF-16 that bytes without a byte order mark are: most zeros of a text stand on one side of its pairs. */
export function utf16Of(bytes: Uint8Array): { label: 'utf-16le' | 'utf-16be'; text: string } | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const [even, odd] = zerosBySide(bytes, 1 << 16)
  if (Math.max(even, odd) < 20 * Math.min(even, odd) + 1) return undefined
  const label = odd > even ? 'utf-16le' : 'utf-16be'
  const text = decodedAs(label, bytes)
  return text !== undefined && isPlain(text) ? { label, text } : undefined
}

/** Whether a text is free of what no text has: control characters, private and unassigned ones. */
const isPlain = (text: string) => !/(?![\t\n\v\f\r\u0085])\p{Cc}|\p{Co}|\p{Cn}/u.test(text)
