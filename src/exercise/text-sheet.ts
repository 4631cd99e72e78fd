import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { parseAnswerSheet, SHEET_FORMAT, type AnswerSheet } from './answer-sheet.ts'
import { unquoted } from './keys/words.ts'
import type { Pack } from './pack.ts'

/** The lines above the answers, by the names that stand before their colons. */
const FACTS = ['exercise', 'version', 'student', 'variant'] as const
type Fact = (typeof FACTS)[number]

/** What is known of a sheet from elsewhere, such as the folder that it is in. */
export type KnownFacts = Readonly<Partial<Record<Fact, string>>>

/**
 * Writes an open answer sheet as plain text: a line for each fact, then one for each question, with the form of its answer in brackets.
 * It may be filled in with any editor, and saved by a word processor: {@link parseTextSheet} reads it.
 */
export function textSheet(pack: Pack, sheet: AnswerSheet): string {
  const facts = FACTS.map(name => `${name}: ${name === 'student' ? inLine(sheet.student) : sheet[name]}`)
  const questions = pack.tasks.map(({ id, form }) => `${id} (${form}): `)
  const how = phrase`Write each answer after its colon. It may have several lines. Leave all else as it is.`
  return `${[facts.join('\n'), how, ...questions].join('\n\n')}\n`
}

/** A text that stays as it is on its line: in JSON's escapes where an editor may change it, or where it begins like JSON. */
const inLine = (text: string) =>
  /\p{C}|(?! )\p{Z}|^"/u.test(text) ? JSON.stringify(text).replace(/[^ -~]/g, escaped) : text

const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Whether a text is an answer sheet of plain text, by the line that every one has. */
export const isTextSheet = (text: string) => /^\s*variant\s*[:：]\s*v[0-9a-f]{16}\s*$/im.test(text)

/** Whether a sheet is JSON, as the page saves it: by its beginning, or by its name where it is no sheet of plain text. */
export const isJsonSheet = (name: string, text: string) =>
  text.trimStart().startsWith('{') || (/\.json$/i.test(name) && !isTextSheet(text))

/**
 * Parses an answer sheet: JSON, as the page saves it, or plain text. {@link isJsonSheet} tells which.
 *
 * @param json the value of the text as JSON; it refuses what is none
 * @param questionsOf the names of an exercise's questions
 * @param ifMissing what counts for lines that plain text lacks; default nothing
 * @throws Refusal that names what is missing
 */
export function parseSheet(
  name: string,
  text: string,
  {
    json,
    questionsOf,
    ifMissing,
  }: {
    json: () => unknown
    questionsOf: (exercise: string) => readonly string[]
    ifMissing?: KnownFacts | undefined
  },
): AnswerSheet {
  return isJsonSheet(name, text) ? parseAnswerSheet(json()) : parseTextSheet(text, questionsOf, ifMissing)
}

/**
 * Parses an answer sheet of plain text. Capitals at the beginning, dashes in place of hyphens, quotation marks around an answer and
 * no-break blanks do not matter: word processors put them there.
 *
 * @param questionsOf the names of an exercise's questions; a line that begins with one of them and a colon begins its answer
 * @param ifMissing what counts for lines that are not there; default nothing
 * @throws Refusal that names what is missing
 */
export function parseTextSheet(
  text: string,
  questionsOf: (exercise: string) => readonly string[],
  ifMissing: KnownFacts = {},
): AnswerSheet {
  const lines = text.replace(/\uFEFF/g, '').split(/\r\n?|[\n\u2028]/)
  const facts = new Map(sections(lines, FACTS))
  const written = (name: Fact) => facts.get(name)?.[0] ?? ''
  const fact = (name: Fact) => (written(name) === '' ? (ifMissing[name] ?? '') : written(name))
  const lacking = FACTS.find(name => fact(name) === '')
  if (lacking !== undefined)
    throw new Refusal(
      phrase`it has no line \`${lacking}:\``,
      'leave the lines above the answers as they were handed out',
    )
  const found = new Map(sections(lines, questionsOf(fact('exercise'))))
  return parseAnswerSheet({
    format: SHEET_FORMAT,
    exercise: fact('exercise'),
    version: Number(fact('version')),
    student: studentIn(fact('student')),
    variant: fact('variant').toLowerCase(),
    answers: Object.fromEntries(Array.from(found, ([id, answer]) => [id, answerIn(answer)])),
  })
}

/** What stands after each of some names and a colon, up to the next one of them; of a name that comes twice, the last that is not empty. */
function sections(lines: readonly string[], names: readonly string[]): [string, string[]][] {
  const found: [string, string[]][] = []
  for (const line of lines) {
    const [, label = '', rest = ''] = LABEL.exec(line) ?? []
    const name = label.replace(/[‐‑‒–—−]/g, '-').toLowerCase()
    if (names.includes(name)) found.push([name, [plain(rest)]])
    else found.at(-1)?.[1].push(plain(line))
  }
  return found.filter(
    ([name, lines], index) => isFilled(lines) || !found.slice(0, index).some(one => one[0] === name),
  )
}

/** A name at the beginning of a line, what may stand in brackets, and a colon. */
const LABEL = /^\s*(?:[-*•·]\s+)?([a-z][\w‐‑‒–—−-]*)\s*(?:\(.*?\)\s*)?[:：](.*)$/i

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').trim()
const isFilled = (lines: readonly string[]) => lines.some(line => line !== '')

/** The answer in some lines, without quotation marks around it; nothing where they are empty. */
function answerIn(lines: readonly string[]): string | null {
  const answer = unquoted(lines.join('\n'))
  return answer === '' ? null : answer
}

/** A student as {@link textSheet} wrote it. */
function studentIn(text: string): string {
  if (!text.startsWith('"')) return text
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}
