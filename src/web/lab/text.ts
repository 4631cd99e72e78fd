import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal } from '../../refusal.ts'
import { cutText } from '../../text/cut.ts'
import { passagesOf, type Corpus, type Passage } from '../../text/passage.ts'
import { preparedText } from '../../text/prepared.ts'

/** A text that the reader gave, and the name of its file. */
export interface LabText {
  readonly name: string
  readonly text: string
}

/** A corpus with what is known of where it comes from. */
type LabCorpus = Corpus & { readonly licence: string }

/** Bytes of a text that a page reads; the command reads more. */
const MOST = 16 * 1024 * 1024

/** The passages of a text, cut as the command cuts them. @throws Refusal when it is too long */
export function labCorpus(text: LabText, tokens: string): LabCorpus {
  return {
    name: 'own-text',
    title: text.name,
    constructed: false,
    licence: 'not stated',
    passages: ownPassages(text, tokens),
  }
}

function ownPassages({ name, text }: LabText, tokens: string): Passage[] {
  if (text.length > MOST)
    throw new Refusal(
      `${name} has ${text.length} characters, and a page reads ${MOST} at the most`,
      'take a part of it, or run it by the command: collapse-lab run --corpus FILE',
    )
  const clean = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
  const parts = cutText(clean, tokens === 'whitespace' ? { cut: 'lines' } : {})
  const section = name.replace(/\.[^.]*$/, '')
  return parts.flatMap((texts, index) =>
    passagesOf(texts, { section: parts.length === 1 ? section : `${section}-${index + 1}` }),
  )
}

/** The hash by which the command records a text. */
export function hashOf(passages: readonly Passage[]): string {
  return bytesToHex(sha256(utf8ToBytes(preparedText(passages))))
}

/** A file as text. @throws Refusal when it is not UTF-8, or too long */
export async function readFile(file: File): Promise<string> {
  if (file.size > MOST)
    throw new Refusal(
      `${file.name} has ${file.size} bytes, and a page reads ${MOST} at the most`,
      'take a part of it, or run it by the command: collapse-lab run --corpus FILE',
    )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new Refusal(`${file.name} is not UTF-8 text`, 'save it as plain text in UTF-8')
  }
}
