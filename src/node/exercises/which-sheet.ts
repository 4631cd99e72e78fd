import { answeredIn, isBlank } from '../../exercise/mark.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import type { Medium } from '../../exercise/medium.ts'
import type { HandIn } from './hand-ins.ts'
import { attemptIn } from './owners.ts'

/** Something that was handed in, with its sheet where it could be read. */
export interface Found extends HandIn {
  readonly sheet?: AnswerSheet
  /** Where the sheet was filled in. */
  readonly medium?: Medium
  /** What the sheet lacks above its answers, where folder and command say it; nothing where it is whole. */
  readonly lacks?: string
}

/** The sheets among what was found; blank ones count only where there are no others. */
export function sheetsIn(found: readonly Found[]): Found[] {
  const sheets = found.filter(({ isSheet }) => isSheet === true)
  const filled = sheets.filter(({ sheet }) => sheet === undefined || !isBlank(sheet))
  return filled.length > 0 ? filled : sheets
}

/** What makes a sheet go before another: above 0 where the first does. */
interface Reason {
  readonly why: string
  readonly compare: (a: Found, b: Found) => number
}

/** Reasons why a sheet is marked and another is not, the first that tells them apart. */
const reasons = (variant: string): readonly Reason[] => [
  {
    why: 'it alone has the pupil’s own seed',
    compare: (a, b) => Number(a.sheet?.variant === variant) - Number(b.sheet?.variant === variant),
  },
  { why: 'the last attempt', compare: (a, b) => (attemptIn(a.path) ?? 0) - (attemptIn(b.path) ?? 0) },
  { why: 'the newest', compare: (a, b) => order(a.time ?? '', b.time ?? '') },
  { why: 'of those of one time the one with most answers', compare: (a, b) => answers(a) - answers(b) },
  { why: 'of equal ones the first by name', compare: (a, b) => order(b.path, a.path) },
]

const answers = ({ sheet }: Found) => (sheet ? answeredIn(sheet) : 0)

function order(a: string, b: string): number {
  if (a === b) return 0
  return a > b ? 1 : -1
}

/**
 * The sheet of a student that is marked: of those with the student's own seed, where there are any, the newest.
 *
 * @param sheets those that can be marked
 * @returns the sheet, and why it and not another; nothing where there is none
 */
export function sheetToMark(
  sheets: readonly Found[],
  variant: string,
): { chosen: Found; why: string } | undefined {
  const known = reasons(variant)
  const deciding = (a: Found, b: Found) => known.find(({ compare }) => compare(a, b) !== 0)
  const [chosen, next] = [...sheets].sort((a, b) => deciding(b, a)?.compare(b, a) ?? 0)
  if (!chosen) return undefined
  return { chosen, why: next ? (deciding(chosen, next)?.why ?? '') : 'the only one that can be marked' }
}
