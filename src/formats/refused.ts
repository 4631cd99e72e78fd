import { deferred, phrase, translated } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { kindOf, type FileKind } from '../text/bytes/file-kind.ts'
import type { OpenFile } from './format.ts'

const DOCUMENT = deferred`open it in the program that wrote it, and save it as .docx or as .txt`
const UNPACK = deferred`unpack it, and give the texts in it`

/** Files that are no text, by their names, for contents that say nothing: what they are, and what to do. */
const NAMES: readonly (readonly [RegExp, string, string])[] = [
  [/\.(?:doc|dot|wps|wpd|pages|sxw|hwp)$/i, deferred`a document of a kind that is not read`, DOCUMENT],
  [
    /\.(?:mobi|azw3?|kfx|prc|lit|fb2)$/i,
    deferred`an e-book of a kind that is not read`,
    deferred`save it as .epub or .txt, for instance by Calibre`,
  ],
]

/** @throws Refusal when the file is no text, saying what it is and what to do */
export function refuseOthers(name: string, bytes: Uint8Array): void {
  const kind = kindOf(bytes)
  if (kind && REFUSED.has(kind.family) && !isZip(bytes))
    throw new Refusal(phrase`${name} is ${kind.name}, which is not read`, kind.hint)
}

const REFUSED: ReadonlySet<FileKind['family']> = new Set(['packed', 'model', 'other'])
/** What a zip holds is told by its files: {@link refuseArchive}. */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** @throws Refusal for a zip archive that is no document */
export function refuseArchive({ name, archive }: OpenFile): never {
  const has = (pattern: RegExp) => archive!.names.some(path => pattern.test(path))
  if (has(/^Index\/|\.iwa$/))
    throw new Refusal(phrase`${name} is a file of Pages, which is not read`, 'export it as .docx or .txt')
  if (has(/^xl\//))
    throw new Refusal(
      phrase`${name} is an Excel sheet, which is not read`,
      'save the column with the text as .txt',
    )
  if (has(/^ppt\//))
    throw new Refusal(
      phrase`${name} is a PowerPoint file, which is not read`,
      'save its outline as .txt or .rtf',
    )
  if (has(/^content\.xml$/))
    throw new Refusal(phrase`${name} is no text document of OpenDocument`, 'save its text as .odt or .txt')
  throw new Refusal(phrase`${name} is a zip archive, and none of the documents that are read`, UNPACK)
}

/** @throws Refusal for a name that says another kind of file, or for XML that is no page */
export function refuseByName({ name, head }: OpenFile): void {
  const found = NAMES.find(([pattern]) => pattern.test(name))
  if (found) throw new Refusal(phrase`${name} is ${translated(found[1])}`, found[2])
  if (/^\s*<\?xml\s/.test(head))
    throw new Refusal(phrase`${name} is XML of a kind that is not read`, 'save it as .html or as .txt')
}
