import type { MarkedSheet, MarkedTask } from '../../exercise/mark.ts'
import type { Pack } from '../../exercise/pack.ts'
import { counted } from '../format/numbers.ts'

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
      : `\n${counted(open.length, 'answers')} will be read by your teacher; ${open.length === 1 ? 'its points are' : 'their points are'} not counted yet.\n`
  return `# ${pack.title}\n\n${plainly(student)}: ${marked.total} of ${counted(marked.of, 'points')}.\n${rest}\n${lines.join('\n')}\n`
}

/** The verdict on an answer in a few words, for the student's screen and the teacher's feedback. */
export function verdictOf({ mark: { verdict, note } }: Pick<MarkedTask, 'mark'>): string {
  return note === undefined ? verdict : `${verdict} (${plainly(note)})`
}

function pointsSaid({ mark: { verdict }, task, points }: MarkedTask): string {
  if (verdict === 'needs a look') return `, up to ${counted(task.points, 'points')}`
  return `, ${points} of ${counted(task.points, 'points')}`
}

function hintOf({ task, mark }: MarkedTask): string {
  return mark.share < 1 && mark.verdict !== 'needs a look' && task.hint !== undefined
    ? `\n  Hint: ${task.hint}`
    : ''
}

/** Escapes a text of unknown origin for Markdown, on one line. */
function plainly(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~&!]/g, sign => `\\${sign}`)
}
