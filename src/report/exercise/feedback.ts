import type { MarkedSheet, MarkedTask } from '../../exercise/mark.ts'
import type { Verdict } from '../../exercise/items/index.ts'
import { textFor, type Medium } from '../../exercise/medium.ts'
import type { Pack } from '../../exercise/pack.ts'
import { deferred, grouped, numbered, phrase, translated } from '../../phrase.ts'

/** How a text is written down: its title, the name of a question, and what a person typed. */
interface Writing {
  readonly title: (text: string) => string
  readonly id: (id: string) => string
  readonly typed: (text: string) => string
}

const MARKDOWN: Writing = { title: text => `# ${text}`, id: id => `\`${id}\``, typed: plainly }

/** Plain text, for {@link feedback}. */
export const PLAIN: Writing = { title: text => text, id: id => id, typed: inOneLine }

/** Whom a text is for, and where they worked: hints speak of that. */
interface Reader {
  readonly student: string
  /** Default in a folder with the command. */
  readonly medium?: Medium
}

/** Feedback for a student: points, verdicts, hints for wrong answers, and no key. Questions are called as where the student worked. @param as how it is written; default in Markdown */
export function feedback(
  pack: Pick<Pack, 'title'>,
  { student, marked, medium = 'terminal' }: Reader & { readonly marked: MarkedSheet },
  as: Writing = MARKDOWN,
): string {
  const called = (id: string, at: number) => (medium === 'page' ? phrase`Question ${at + 1}` : as.id(id))
  const lines = marked.tasks.map(
    (one, at) =>
      `- ${called(one.task.id, at)}: ${verdictInFeedback(one, as.typed)}${pointsSaid(one)}${hintOf(one, medium)}`,
  )
  return `${as.title(pack.title)}\n\n${phrase`${as.typed(student)}: ${marked.total} of ${numbered(marked.of, 'points')}.`}\n${restOf(marked)}\n${lines.join('\n')}\n`
}

/** What a student is told who handed something in, and of whom nothing could be marked. It says nothing of other students. @param as how it is written; default in Markdown */
export function noFeedback(
  pack: Pick<Pack, 'title'>,
  { student, medium }: Reader,
  as: Writing = MARKDOWN,
): string {
  const said =
    medium === 'page'
      ? phrase`Nothing could be marked: what you handed in has no answers of yours. Open the page again, answer, and hand in once more, or ask your teacher.`
      : phrase`Nothing could be marked: what you handed in is blank, or is no answer sheet of yours. Hand in answers.txt or answers.json with your answers, or ask your teacher.`
  return `${as.title(pack.title)}\n\n${as.typed(student)}: ${said}\n`
}

/** What is to be said of a total: that it is not final, or that it is no sum. */
function restOf({ tasks, isTotalTyped }: MarkedSheet): string {
  if (isTotalTyped) return `\n${phrase`Your teacher has set these points for the whole sheet.`}\n`
  const open = tasks.filter(({ mark }) => mark.verdict === 'needs a look').length
  if (open === 0) return ''
  return open === 1
    ? `\n${phrase`1 answer will be read by your teacher; its points are not counted yet.`}\n`
    : `\n${phrase`${grouped(open)} answers will be read by your teacher; their points are not counted yet.`}\n`
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  right: deferred`right`,
  'partly right': deferred`partly right`,
  'not yet': deferred`not yet`,
  made: deferred`made`,
  'needs a look': deferred`needs a look`,
  'no answer': deferred`no answer`,
}

/** Feedback for a student in one line of plain text: the verdict on each answer, and no key. In the page, questions have numbers for names. */
export function feedbackLine({ tasks }: MarkedSheet, medium: Medium = 'terminal'): string {
  return tasks
    .map(({ task, mark: { verdict } }, at) => {
      const said =
        verdict === 'needs a look' ? phrase`your teacher reads this` : translated(VERDICTS[verdict])
      return `${medium === 'page' ? at + 1 : task.id}: ${said}`
    })
    .join('; ')
}

/** The verdict on an answer in a few words, for the student's screen, where no teacher is. */
export function verdictOf(
  { mark: { verdict, note, unreadable } }: Pick<MarkedTask, 'mark'>,
  typed = plainly,
): string {
  return withNote(unreadable ? phrase`cannot be read` : translated(VERDICTS[verdict]), note, typed)
}

/** The verdict in a teacher's feedback: what the lab leaves to a reader is not yet judged. */
function verdictInFeedback({ mark }: Pick<MarkedTask, 'mark'>, typed: (text: string) => string): string {
  if (mark.verdict !== 'needs a look') return verdictOf({ mark }, typed)
  return withNote(phrase`your teacher reads this`, mark.note, typed)
}

/** The verdict on an answer as the teacher reads it, with its note as plain text. */
export const feedbackVerdict = ({ mark }: Pick<MarkedTask, 'mark'>): string => verdictOf({ mark }, inOneLine)

const withNote = (said: string, note: string | undefined, typed: (text: string) => string) =>
  note === undefined ? said : `${said} (${typed(note)})`

function pointsSaid({ mark: { verdict }, task, points }: MarkedTask): string {
  if (verdict === 'needs a look') return phrase`, up to ${numbered(task.points, 'points')}`
  return phrase`, ${points} of ${numbered(task.points, 'points')}`
}

function hintOf({ task, mark }: MarkedTask, medium: Medium): string {
  return mark.share < 1 && mark.verdict !== 'needs a look' && task.hint !== undefined
    ? `\n  ${phrase`Hint: ${textFor(task.hint, medium)}`}`
    : ''
}

/** A text of unknown origin, on one line. */
function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
}

/** Escapes a text of unknown origin for Markdown, on one line. */
function plainly(text: string): string {
  return inOneLine(text).replace(/[\\`*_{}[\]<>#|~&!]/g, sign => `\\${sign}`)
}
