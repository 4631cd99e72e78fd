import type { Pack } from '../../exercise/pack.ts'
import { rubricLine } from './about.ts'
import { shareOf } from './gift.ts'
import { inXml } from '../format/markup.ts'
import { bankDigits, questionsIn, type Question, type Variant } from './variants.ts'

/** Variants as Moodle XML (docs.moodle.org, Moodle XML format): a category for each. */
export function moodleXml(pack: Pack, variants: readonly Variant[]): string {
  const questions = variants.flatMap(variant => [
    `<question type="category"><category>${textElement(`$course$/top/collapse-lab/${pack.name}/${variant.name}`)}</category></question>`,
    ...questionsIn(pack, variant).map(question => xmlQuestion(question, variant.name)),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`
}

const TYPES = {
  number: 'numerical',
  range: 'numerical',
  choice: 'multichoice',
  choices: 'multichoice',
  order: 'matching',
  text: 'essay',
} as const

function xmlQuestion(question: Question, variant: string): string {
  const { task, quiz, text } = question
  const lines = text.split('\n').map(line => `<p>${inXml(line)}</p>`)
  return [
    `<question type="${TYPES[quiz.type]}">`,
    `<name>${textElement(`${task.id} ${variant}`)}</name>`,
    `<questiontext format="html">${textElement(lines.join(''))}</questiontext>`,
    `<defaultgrade>${task.points}</defaultgrade>`,
    ...xmlAnswers(question),
    '</question>',
  ].join('\n')
}

function xmlAnswers({ task: { options = {}, rubric = [] }, quiz }: Question): string[] {
  const named = Object.entries(options)
  switch (quiz.type) {
    case 'number':
      return [numerical(quiz.value, quiz.allowance)]
    case 'range':
      return [numerical((quiz.from + quiz.to) / 2, (quiz.to - quiz.from) / 2)]
    case 'choice':
      return [
        '<single>true</single>',
        ...named.map(([id, text]) => answer(quiz.right.includes(id) ? '100' : '0', text)),
      ]
    case 'choices':
      return [
        '<single>false</single>',
        ...named.map(([id, text]) =>
          answer(quiz.right.includes(id) ? shareOf(quiz.right.length) : '-100', text),
        ),
      ]
    case 'order':
      return quiz.order.map(
        (id, place) =>
          `<subquestion format="html">${textElement(inXml(options[id]!))}<answer>${textElement(String(place + 1))}</answer></subquestion>`,
      )
    case 'text':
      return [
        '<responseformat>editor</responseformat>',
        ...(rubric.length === 0
          ? []
          : [
              `<graderinfo format="html">${textElement(`<ul>${rubric.map(row => `<li>${inXml(rubricLine(row))}</li>`).join('')}</ul>`)}</graderinfo>`,
            ]),
      ]
  }
}

const numerical = (value: number, tolerance: number) =>
  `<answer fraction="100" format="moodle_auto_format">${textElement(bankDigits(value))}<tolerance>${bankDigits(tolerance)}</tolerance></answer>`
const answer = (fraction: string, text: string) =>
  `<answer fraction="${fraction}" format="html">${textElement(inXml(text))}</answer>`

/** A text element. HTML in it is escaped again, as XML. */
const textElement = (text: string) => `<text>${inXml(text)}</text>`
