import type { Pack } from '../../exercise/pack.ts'
import { numbered, phrase } from '../../phrase.ts'
import { inHtml } from '../format/markup.ts'
import { feedbackVerdict } from './feedback.ts'
import type { Graded } from './gradebook.ts'
import { sheetPage } from './print.ts'
import { inWords } from './to-read.ts'

/** The answers of a class, a table for each pupil: each answer beside its key, its points and the verdict on it. For the teacher alone. */
export function answersPage(pack: Pack, students: readonly Graded[]): string {
  const title = phrase`${pack.title}: answers`
  const sections = students.filter(({ student }) => student !== '').map(section)
  return sheetPage(title, [`<h1>${inHtml(title)}</h1>`, ...sections])
}

function section({ student, name = '', marked, sheet, keys = {}, total, flags }: Graded): string {
  const said = [
    ...(total === undefined ? [] : [phrase`${total} of ${numbered(marked?.of ?? 0, 'points')}`]),
    ...flags,
  ]
  const head = `<section>\n<h2>${inHtml(name === '' ? student : `${student} ${name}`)}</h2>\n<p>${inHtml(said.join('; '))}</p>`
  if (!sheet || !marked) return `${head}\n</section>`
  const titles = [phrase`question`, phrase`answer`, phrase`key`, phrase`points`, phrase`verdict`]
  const rows = marked.tasks.map(one => {
    const { id, points } = one.task
    const cells = [
      `<th scope="row">${inHtml(id)}</th>`,
      `<td class="answer">${inHtml(inWords(sheet.answers[id]))}</td>`,
      `<td>${inHtml(keys[id] ?? '')}</td>`,
      `<td>${inHtml(one.mark.verdict === 'needs a look' ? phrase`of ${points}` : phrase`${one.points} of ${points}`)}</td>`,
      `<td>${inHtml(feedbackVerdict(one))}</td>`,
    ]
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    head,
    `<table>\n<tr>${titles.map(text => `<th scope="col">${inHtml(text)}</th>`).join('')}</tr>`,
    ...rows,
    '</table>\n</section>',
  ].join('\n')
}
