import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { given } from '../../given.ts'
import type { Plan } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import type { Digest, LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readDocument } from '../../formats/document.ts'
import type { Reading } from '../../formats/format.ts'
import { formats } from '../../formats/index.ts'
import { ownText, type OwnFile } from '../../text/corpus/own-text.ts'
import { refuseCut, prepareText } from '../../text/corpus/prepare.ts'
import { say } from '../locales/say.ts'

/** A text that the reader has given, with the name of its file, and how it was read. */
export interface OwnText {
  readonly name: string
  /** What the page calls it, with its author; default the name of its file. */
  readonly title?: string
  readonly text: string
  /** Its passages, where the file tells them apart. */
  readonly passages?: readonly string[]
  /** How the file was read; nothing for text that was pasted. */
  readonly read?: Reading
  /** The file as it was given, which is saved beside a run; nothing for text that was pasted. */
  readonly bytes?: Uint8Array
}

/** A file as the reader has given it, with what the page calls it: a worker reads what is in it. */
export interface GivenFile {
  readonly name: string
  readonly title?: string
  readonly bytes: Uint8Array
}

/** A corpus that the page holds, or its JSON as the server sent it. */
export interface SentText {
  readonly sent: LoadedCorpus | ArrayBuffer
}

export type LabText = OwnText | GivenFile | SentText

/** What of a plan says how a text is cut into passages. */
export type ReadingOptions = Partial<Pick<Plan, 'tokens' | 'cut' | 'language'>>

function sentCorpus({ sent }: SentText, { cut }: ReadingOptions): LoadedCorpus {
  const corpus =
    sent instanceof ArrayBuffer ? (JSON.parse(new TextDecoder().decode(sent)) as LoadedCorpus) : sent
  refuseCut(corpus.title, cut)
  return corpus
}

/** The longest text that a page reads, in bytes; the command reads longer ones. */
const MAX_BYTES = 16 * 1024 * 1024

/** Cuts a text into passages as the command does. @throws Refusal when it is too long */
export function labCorpus(text: LabText, reading: ReadingOptions = {}): LoadedCorpus {
  if ('sent' in text) return sentCorpus(text, reading)
  if (!('text' in text)) return labCorpus({ ...textOf(text.name, text.bytes), ...given({ title: text.title }) }, reading) // prettier-ignore
  if (text.text.length > MAX_BYTES) throw tooLong(text.name, text.text.length, 'characters')
  const name = fileName(text.name)
  const corpus = ownText(name, { title: name, files: [{ name, ...prepared(text, reading) }] }, digest)
  return text.title === undefined ? corpus : { ...corpus, title: text.title }
}

/** Cuts a text as the command does. */
function prepared(
  { text, passages, read = PASTED }: OwnText,
  { tokens = 'word', cut, language }: ReadingOptions,
): Omit<OwnFile, 'name'> {
  if (passages) return { sections: [passages], read }
  const { preparation, ...own } = prepareText(cleaned(text), { tokens, ...given({ cut, language }) })
  return { ...own, read: { ...read, prepared: preparation } }
}

/** Pasted text is saved as UTF-8, and read by the command as such. */
const PASTED: Reading = { format: 'txt', encoding: 'UTF-8' }

/** Cleans a text as the command does: no byte order mark, LF line ends, NFC. */
const cleaned = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')

const endings = formats.flatMap(format => format.endings)
const ENDINGS = new RegExp(`\\.(?:${endings.join('|')})(?:\\.gz)?$`, 'i')

/** What a field for a text accepts. */
export const ACCEPTED = [...endings, 'gz'].map(ending => `.${ending}`).join(',')

/** A name under which the text can be saved so that the command finds it. */
export function fileName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[.-]+/, '')
  return ENDINGS.test(plain) ? plain : `${plain === '' ? 'text' : plain}.txt`
}

/** The hash by which the command records a text. */
const digest: Digest = prepared => {
  const bytes = utf8ToBytes(prepared)
  return { sha256: bytesToHex(sha256(bytes)), bytes: bytes.length }
}

/**
 * The bytes of a file. They are read by the page itself: of a page that was opened from the disk, a worker may not read files in WebKit.
 *
 * @throws Refusal when it is too long
 */
export async function givenFile(file: File): Promise<GivenFile> {
  if (file.size > MAX_BYTES) throw tooLong(file.name, file.size, 'bytes')
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** Reads a file as the command does. @throws Refusal when it is damaged, no text, or too long */
export function textOf(name: string, bytes: Uint8Array): OwnText {
  const document = readDocument(name, bytes, { limit: MAX_BYTES })
  const { read } = document
  if ('text' in document) return { name, text: document.text, read, bytes }
  return { name, text: document.passages.join('\n'), passages: document.passages, read, bytes }
}

const tooLong = (name: string, length: number, unit: 'bytes' | 'characters') =>
  new Refusal(
    say('engine.tooLong', { name, length, unit: say(`engine.${unit}`), most: MAX_BYTES }),
    say('engine.tooLongHint'),
  )
