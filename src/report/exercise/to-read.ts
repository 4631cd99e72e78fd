import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import type { Task } from '../../exercise/items/index.ts'
import type { Pack } from '../../exercise/pack.ts'
import { numbered, phrase } from '../../phrase.ts'
import { unreadOf, type Graded } from './gradebook.ts'
import { inHtml } from '../format/markup.ts'
import { rubricLine } from './about.ts'
import { sheetPage } from './print.ts'

/**
 * The answers of a class that only a reader can mark, as an HTML page for the teacher alone: question by question, each pupil's answer
 * beside the points that were typed for it. What was read stays on the page, below what was not.
 */
export function toRead(pack: Pack, students: readonly Graded[]): string {
  const questions = pack.tasks.flatMap(task => {
    const answers = students.flatMap(student => answerTo(task, student))
    return answers.length === 0 ? [] : [section(task, answers)]
  })
  const open = students.reduce((sum, student) => sum + unreadOf(student).length, 0)
  const said =
    open === 0
      ? phrase`No answer is left to be read.`
      : phrase`${numbered(open, 'answers')} to read. Type the points into gradebook.csv, into the row of the pupil and the column that is named here. Then run the same command again.`
  return sheetPage(phrase`${pack.title}: answers to read`, [
    `<h1>${inHtml(phrase`${pack.title}: answers to read`)}</h1>`,
    `<p>${inHtml(said)}</p>`,
    ...questions,
  ])
}

/** An answer in words, with what is to be said of its points. */
interface OpenAnswer {
  readonly student: string
  readonly name: string
  readonly text: string
  readonly isOpen: boolean
  readonly points: string
  readonly key: string
}

function answerTo({ id, points: most }: Task, student: Graded): OpenAnswer[] {
  const { sheet, marked, typed = {}, changed = [] } = student
  const isOpen = unreadOf(student).includes(id)
  const given = typed[id]?.points
  const wasOpen = given !== undefined && marked?.open.includes(id)
  if (!sheet || (!isOpen && !wasOpen)) return []
  const said = isOpen
    ? phrase`of ${most}`
    : changed.includes(id)
      ? phrase`${given!} of ${most}, given before the answer changed`
      : phrase`${given!} of ${most}`
  return [
    {
      student: student.student,
      name: student.name ?? '',
      text: inWords(sheet.answers[id]),
      isOpen: isOpen || changed.includes(id),
      points: said,
      key: student.keys?.[id] ?? '',
    },
  ]
}

/** An answer as it was written; options of a plan as one types them. */
export function inWords(answer: AnswerSheet['answers'][string] | undefined): string {
  if (Array.isArray(answer)) return answer.join(', ')
  return typeof answer === 'object' && answer !== null ? JSON.stringify(answer) : String(answer ?? '')
}

function section({ id, prompt, points, rubric = [] }: Task, answers: readonly OpenAnswer[]): string {
  // What is still to be read comes first; else the order is that of the class.
  const sorted = [...answers].sort((a, b) => Number(b.isOpen) - Number(a.isOpen))
  // One key for all stands once, above.
  const [shared, ...more] = new Set(answers.map(({ key }) => key))
  const hasOne = more.length === 0
  const head = [phrase`pupil`, phrase`answer`, ...(hasOne ? [] : [phrase`key`]), phrase`points, column ${id}`]
  const cells = ({ student, name, text, points, key }: OpenAnswer) => [
    `<th scope="row">${inHtml(name === '' ? student : `${student} ${name}`)}</th>`,
    `<td class="answer">${inHtml(text)}</td>`,
    ...(hasOne ? [] : [`<td>${inHtml(key)}</td>`]),
    `<td>${inHtml(points)}</td>`,
  ]
  return [
    `<h2>${inHtml(`${id} (${phrase`${numbered(points, 'points')}`})`)}</h2>`,
    `<p>${inHtml(prompt)}</p>`,
    ...(hasOne ? [`<p>${inHtml(phrase`key: ${shared!}`)}</p>`] : []),
    ...(rubric.length === 0
      ? []
      : [`<ul>${rubric.map(row => `<li>${inHtml(rubricLine(row))}</li>`).join('')}</ul>`]),
    '<table>',
    `<tr>${head.map(cell => `<th scope="col">${inHtml(cell)}</th>`).join('')}</tr>`,
    ...sorted.map(answer => `<tr>${cells(answer).join('')}</tr>`),
    '</table>',
  ].join('\n')
}
