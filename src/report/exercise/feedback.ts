import type { MarkedSheet, MarkedTask } from '../../exercise/mark.ts'
import type { Verdict } from '../../exercise/items/index.ts'
import type { Pack } from '../../exercise/pack.ts'
import { deferred, grouped, numbered, phrase, translated } from '../../phrase.ts'

/** Feedback for a student, in Markdown: points, verdicts, hints for wrong answers, and no key. */
export function feedback(
  pack: Pick<Pack, 'title'>,
  { student, marked }: { student: string; marked: MarkedSheet },
): string {
  const lines = marked.tasks.map(
    one => `- \`${one.task.id}\`: ${verdictOf(one)}${pointsSaid(one)}${hintOf(one)}`,
  )
  const open = marked.tasks.filter(({ mark }) => mark.verdict === 'needs a look')
  const rest =
    open.length === 0
      ? ''
      : open.length === 1
        ? `\n${phrase`1 answer will be read by your teacher; its points are not counted yet.`}\n`
        : `\n${phrase`${grouped(open.length)} answers will be read by your teacher; their points are not counted yet.`}\n`
  return `# ${pack.title}\n\n${phrase`${plainly(student)}: ${marked.total} of ${numbered(marked.of, 'points')}.`}\n${rest}\n${lines.join('\n')}\n`
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  right: deferred`right`,
  'partly right': deferred`partly right`,
  'not yet': deferred`not yet`,
  made: deferred`made`,
  'needs a look': deferred`needs a look`,
  'no answer': deferred`no answer`,
}

/** Feedback for a student in one line of plain text: the verdict on each answer, and no key. */
export function feedbackLine({ tasks }: MarkedSheet): string {
  return tasks.map(({ task, mark }) => `${task.id}: ${translated(VERDICTS[mark.verdict])}`).join('; ')
}

/** The verdict on an answer in a few words, for the student's screen and the teacher's feedback. */
export function verdictOf({ mark: { verdict, note } }: Pick<MarkedTask, 'mark'>): string {
  const said = translated(VERDICTS[verdict])
  return note === undefined ? said : `${said} (${plainly(note)})`
}

function pointsSaid({ mark: { verdict }, task, points }: MarkedTask): string {
  if (verdict === 'needs a look') return phrase`, up to ${numbered(task.points, 'points')}`
  return phrase`, ${points} of ${numbered(task.points, 'points')}`
}

function hintOf({ task, mark }: MarkedTask): string {
  return mark.share < 1 && mark.verdict !== 'needs a look' && task.hint !== undefined
    ? `\n  ${phrase`Hint: ${task.hint}`}`
    : ''
}

/** Escapes a text of unknown origin for Markdown, on one line. */
function plainly(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~&!]/g, sign => `\\${sign}`)
}
