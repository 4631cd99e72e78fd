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

/**
 * The UTF-16 that bytes without a byte order mark are: most zeros of a text stand on one side of its pairs. Where they do not, as in
 * Chinese, whose zeros are few, the text must be plain, and mostly letters, in one order of the bytes alone.
 */
export function utf16Of(bytes: Uint8Array): { label: 'utf-16le' | 'utf-16be'; text: string } | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const [even, odd] = zerosBySide(bytes, 1 << 16)
  const isClear = Math.max(even, odd) >= 20 * Math.min(even, odd) + 1
  const labels = (['utf-16le', 'utf-16be'] as const).filter(label =>
    isClear ? (label === 'utf-16le') === odd > even : true,
  )
  const [found, other] = labels.flatMap(label => {
    const text = decodedAs(label, bytes)
    return text !== undefined && isPlain(text) && (isClear || isMostlyLetters(text)) ? { label, text } : []
  })
  return other ? undefined : found
}

const isMostlyLetters = (text: string) => 2 * (text.match(/\p{L}/gu)?.length ?? 0) > text.length

/** Whether a text is free of what no text has: control characters, private and unassigned ones. */
const isPlain = (text: string) => !/(?![\t\n\v\f\r\u0085])\p{Cc}|\p{Co}|\p{Cn}/u.test(text)
