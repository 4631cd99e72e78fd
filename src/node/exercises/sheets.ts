import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { SHEET_FORMAT, type AnswerSheet } from '../../exercise/answer-sheet.ts'
import { isTextSheet, parseSheet, type KnownFacts } from '../../exercise/text-sheet.ts'
import { decodeText } from '../../formats/encodings/decode.ts'
import { readDocument } from '../../formats/document.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { parseJson } from '../files/json.ts'

/** The name of an answer sheet in a student's folder. */
export const SHEET = 'answers.txt'

/** How the sheets are called that are handed in: of plain text, and as the page saves them. */
export const SHEETS = 'answers.txt or answers.json'

/** The largest answer sheet, in bytes; a larger one is refused before it is read. */
const LIMIT = 64 * 1024

/** The largest file of a word processor that is opened for the sheet in it, in bytes, packed or unpacked. */
export const LARGEST_SHEET = 4 * 1024 * 1024

/** Formats of word processors: their text is what counts. */
const DOCUMENT = /\.(?:docx|odt|rtf|html?)$/i

/** Whether a file may be a sheet by the ending of its name. */
export const mayBeSheet = (name: string) => /\.(?:json|txt)$/i.test(name) || DOCUMENT.test(name)

/** A name of a sheet, whatever system it was typed on, and whatever a browser added to it: `answers (1).json`. */
export const isNamedSheet = (name: string) => /^answers\b/i.test(name) && mayBeSheet(name)

/** Whether a text is that of a sheet, by what every sheet says. */
export const isSheetText = (text: string) => text.includes(SHEET_FORMAT) || isTextSheet(text)

/**
 * The text of a file that may be a sheet: in any encoding, or in a format of word processors.
 *
 * @throws Refusal for a file that is too large or no text
 */
export function textOfSheet(name: string, bytes: Uint8Array): string {
  const isDocument = DOCUMENT.test(name)
  const limit = isDocument ? LARGEST_SHEET : LIMIT
  if (bytes.length > limit) throw tooLarge(name, bytes.length, limit)
  if (!isDocument) return decodeText(name, bytes).text.normalize('NFC')
  const document = readDocument(name, bytes, { limit })
  return 'text' in document ? document.text : document.passages.join('\n')
}

function tooLarge(name: string, bytes: number, limit: number): Refusal {
  const size = (n: number) => `${(n / 1024).toFixed(1)} KiB`
  return new Refusal(phrase`${name} has ${size(bytes)}, and ${size(limit)} is the limit`, HINT)
}

const HINT = 'hand in the answer sheet of the exercise’s folder, with answers in it and nothing else'

/**
 * Parses the text of a sheet, JSON or plain, which nobody has checked: errors quote nothing of it.
 *
 * @param questionsOf the names of an exercise's questions
 * @param ifMissing as {@link parseSheet} takes it
 * @throws Refusal that names the file; of JSON also the line
 */
export function parseSheetFile(
  name: string,
  text: string,
  questionsOf: (exercise: string) => readonly string[],
  ifMissing?: KnownFacts,
): AnswerSheet {
  try {
    const json = () => parseJson(name, text, v.unknown(), { hint: HINT, syntaxHint: SYNTAX_HINT })
    return parseSheet(name, text, { json, questionsOf, ifMissing })
  } catch (error) {
    if (error instanceof Refusal && !error.message.startsWith(name))
      throw new Refusal(phrase`${name}: ${error.message}`, error.hint)
    throw error
  }
}

const SYNTAX_HINT =
  'a comma or a quotation mark is missing or one too many; a page that checks JSON shows where'

/** The answer sheet of a student's folder: the one that the page has saved, if it is there; or the file itself. */
export function sheetAt(path: string): string {
  if (mayBeSheet(path)) return path
  const saved = join(path, 'answers.json')
  return existsSync(saved) ? saved : join(path, SHEET)
}

/** Reads the answer sheet at a path. Links are not followed. @throws Refusal */
export function readSheet(path: string, questionsOf: (exercise: string) => readonly string[]): AnswerSheet {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats) throw new Refusal(phrase`${path} does not exist`, phrase`name a folder with ${SHEETS} in it`)
  if (!stats.isFile())
    throw new Refusal(phrase`${path} is not a file of its own`, 'copy the file itself into the folder')
  if (stats.size > LARGEST_SHEET) throw tooLarge(path, stats.size, LARGEST_SHEET)
  return parseSheetFile(path, textOfSheet(basename(path), readFileSync(path)), questionsOf)
}
