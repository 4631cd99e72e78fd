import type { BoardQuestion } from '../../exercise/board.ts'
import { numbered, phrase } from '../../phrase.ts'
import { inHtml } from '../format/markup.ts'
import { drawDots, numberWith, rangeOf } from './dots.ts'
import { attendanceText, lessonPage, type Attendance } from './shell.ts'

/** Where pupils go. */
export interface Join {
  /** As in `http://192.168.1.5:8000/`. */
  readonly address: string
  /** The address as a picture for cameras, SVG. */
  readonly qr: string
}

/** A class as the board shows it, without a name. */
export interface BoardView {
  readonly title: string
  readonly join: Join
  readonly attendance: Attendance
  readonly questions: readonly BoardQuestion[]
}

/** Fewest runs of which a mean and its interval are shown. */
const FEWEST = 5

/** The board of a lesson, for a projector. */
export function boardPage(view: BoardView): string {
  return lessonPage(phrase`${view.title}: the board`, { body: boardBody(view) })
}

/** What changes on the board. */
export function boardBody({ title, join, attendance, questions }: BoardView): string {
  return [
    `<div class="join">${join.qr}<div>`,
    `<h1>${inHtml(title)}</h1>`,
    `<p class="address">${inHtml(join.address)}</p>`,
    `<p class="count">${attendanceText(attendance)}</p>`,
    '</div></div>',
    `<div class="charts">${questions.map(question => `<section>${drawQuestion(question)}</section>`).join('\n')}</div>`,
  ].join('\n')
}

function drawQuestion(question: BoardQuestion): string {
  const prompt = `<h2>${inHtml(question.prompt)}</h2>`
  if (question.kind === 'choices') return `${prompt}${bars(question.options)}`
  if (question.kind === 'guesses') {
    const { values, from, to } = question
    return `${prompt}<p class="soft">${inHtml(question.isFound ? phrase`Results: ${values.length}, a dot for each.` : phrase`Guesses: ${values.length}, a dot for each.`)}</p>${drawDots({ values, from, to, unit: '' })}`
  }
  const { values, unit, law, mean } = question
  if (values.length === 0) return `${prompt}<p class="soft">${inHtml(phrase`No run is done yet.`)}</p>`
  const shown = values.length >= FEWEST ? mean : undefined
  const axis = rangeOf(law === undefined ? values : [...values, law])
  const said = [
    phrase`${numbered(values.length, 'runs')}, a dot for each; every run has a seed of its own.`,
    ...(shown?.interval
      ? [
          phrase`Mean ${numberWith(shown.mean, unit)}, 95 % interval ${numberWith(shown.interval.low, unit)} to ${numberWith(shown.interval.high, unit)}.`,
        ]
      : []),
  ].join(' ')
  const byLaw = law === undefined ? '' : ` <span class="law">${inHtml(phrase`Theory expects ${numberWith(law, unit)}.`)}</span>` // prettier-ignore
  const dots = { values, ...axis, unit, ...(law !== undefined && { law }), ...(shown && { mean: shown }) }
  return `${prompt}<p>${inHtml(said)}${byLaw}</p>${drawDots(dots)}`
}

function bars(options: readonly { readonly text: string; readonly count: number }[]): string {
  const most = Math.max(1, ...options.map(({ count }) => count))
  const rows = options.map(
    ({ text, count }) =>
      `<span>${inHtml(text)}</span><span><span class="bar" style="width:${(80 * count) / most}%"></span>${count}</span>`,
  )
  return `<div class="bars">${rows.join('')}</div>`
}
