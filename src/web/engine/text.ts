import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal } from '../../refusal.ts'
import type { Digest, LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { cutOwnText, ownText } from '../../text/corpus/own-text.ts'

/** A text that the reader has given, with the name of its file. */
export interface OwnText {
  readonly name: string
  readonly text: string
}

/** A corpus that the page holds, or its JSON as the server sent it. */
export interface SentText {
  readonly sent: LoadedCorpus | ArrayBuffer
}

export type LabText = OwnText | SentText

/** The longest text that a page reads, in bytes; the command reads longer ones. */
const MAX_BYTES = 16 * 1024 * 1024

/** Cuts a text into passages as the command does. @throws Refusal when it is too long */
export function labCorpus(text: LabText, tokens: string): LoadedCorpus {
  if ('sent' in text)
    return text.sent instanceof ArrayBuffer
      ? (JSON.parse(new TextDecoder().decode(text.sent)) as LoadedCorpus)
      : text.sent
  if (text.text.length > MAX_BYTES) throw tooLong(text.name, text.text.length, 'characters')
  const name = fileName(text.name)
  const file = { name, sections: cutOwnText(cleaned(text.text), tokens) }
  return ownText(name, { title: name, files: [file] }, digest)
}

/** Cleans a text as the command does: no byte order mark, LF line ends, NFC. */
const cleaned = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')

/** A name under which the text can be saved so that the command finds it. */
export function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[.-]+/, '')
  return /\.(txt|md)$/.test(plain) ? plain : `${plain === '' ? 'text' : plain}.txt`
}

/** The hash by which the command records a text. */
const digest: Digest = prepared => {
  const bytes = utf8ToBytes(prepared)
  return { sha256: bytesToHex(sha256(bytes)), bytes: bytes.length }
}

/** Reads a file as text. @throws Refusal when it is not UTF-8, or too long */
export async function readFile(file: File): Promise<string> {
  if (file.size > MAX_BYTES) throw tooLong(file.name, file.size, 'bytes')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new Refusal(`${file.name} is not UTF-8 text`, 'save it as plain text in UTF-8')
  }
}

const tooLong = (name: string, length: number, unit: string) =>
  new Refusal(
    `${name} has ${length} ${unit}, and a page reads ${MAX_BYTES} at the most`,
    'take a part of it, or run it by the command: collapse-lab run --corpus FILE',
  )
