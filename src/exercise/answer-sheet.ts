import * as v from 'valibot'
import { phrase, translated } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Pack } from './pack.ts'
import { variantOf } from './variant.ts'

/** The format and version that answers.json names. */
export const SHEET_FORMAT = 'collapse-lab/answers/1'

const short = v.pipe(v.string(), v.maxLength(200))
const scalar = v.union([v.null(), v.pipe(v.number(), v.finite()), v.pipe(v.string(), v.maxLength(20_000))])
const list = v.pipe(v.array(short), v.maxLength(100))
const answerSchema = v.union(
  [scalar, list, v.record(v.string(), v.union([scalar, list]))],
  'an answer must be a number, a text, a list of texts or the options of a plan',
)

/** What a student hands in, as answers.json has it. It is data, and no more. */
const sheetSchema = v.strictObject({
  format: v.literal(SHEET_FORMAT),
  /** A name; the pattern allows no path. */
  exercise: v.pipe(short, v.regex(/^[a-z0-9][a-z0-9-]*$/)),
  version: v.pipe(v.number(), v.integer()),
  student: v.pipe(short, v.trim(), v.nonEmpty('student must not be empty')),
  variant: v.pipe(v.string(), v.regex(/^v[0-9a-f]{16}$/, 'variant must be v and 16 hexadecimal digits')),
  answers: v.record(v.string(), answerSchema),
})
/** An answer sheet as answers.json has it. */
export type AnswerSheet = v.InferOutput<typeof sheetSchema>

/** Makes an answer sheet with every answer open. */
export function emptyAnswerSheet(
  pack: Pack,
  { student, secret }: { student: string; secret: string },
): AnswerSheet {
  return {
    format: SHEET_FORMAT,
    exercise: pack.name,
    version: pack.version,
    student,
    variant: variantOf(secret, pack, student),
    answers: Object.fromEntries(pack.tasks.map(({ id }) => [id, null])),
  }
}

/**
 * Parses an answer sheet.
 *
 * @param value as JSON.parse gives it
 * @throws Refusal that names the field and quotes nothing of it
 */
export function parseAnswerSheet(value: unknown): AnswerSheet {
  const result = v.safeParse(sheetSchema, Array.isArray(value) ? null : value)
  if (result.success) return result.output
  const [issue] = result.issues
  const known = issue.path?.[0] === undefined ? undefined : String(issue.path[0].key)
  const field = known !== undefined && Object.hasOwn(sheetSchema.entries, known) ? known : phrase`the sheet`
  throw new Refusal(
    /^(student|variant|an answer) must/.test(issue.message)
      ? translated(issue.message)
      : phrase`${field} is not what it should be`,
    'write the answers and leave the rest of the sheet as it was',
  )
}
