import { pointsOf, type Pack } from '../../exercise/pack.ts'
import { inXml } from '../format/markup.ts'
import { rubricLine } from './about.ts'
import { bankDigits, questionsIn, type Question, type Variant } from './variants.ts'

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
const QTI = 'http://www.imsglobal.org/xsd/imsqti_v2p1'
const QTI_SPACE = `xmlns="${QTI}" ${XSI} xsi:schemaLocation="${QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"`
const CP = 'http://www.imsglobal.org/xsd/imscp_v1p1'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * Variants as a content package of QTI 2.1 (IMS Question and Test Interoperability, Assessment Test, Section and Item Information Model,
 * 2012): an item for each question, a test for each variant, and the manifest that lists them. Points are in the outcome SCORE of each item, and together in that of the test. An order
 * has all its points or none; what a person has to read has none until then.
 *
 * @returns the files of the package by their paths in it
 */
export function qti(pack: Pack, variants: readonly Variant[]): Record<string, string> {
  const items = variants.flatMap(variant =>
    questionsIn(pack, variant).map(question => {
      const id = `${variant.name}-${question.task.id}`
      return { variant, id, path: `items/${id}.xml`, text: item(question, id) }
    }),
  )
  const tests = variants.map(variant => {
    const own = items.filter(one => one.variant === variant)
    return { id: variant.name, path: `tests/${variant.name}.xml`, own, text: test(pack, variant, own) }
  })
  const resources = [
    ...tests.map(({ id, path, own }) => resource({ id: `test-${id}`, type: 'test', path, needs: own })),
    ...items.map(({ id, path }) => resource({ id, type: 'item', path, needs: [] })),
  ]
  const manifest = `<manifest xmlns="${CP}" ${XSI} identifier="collapse-lab-${pack.name}">\n<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion></metadata>\n<organizations/>\n<resources>\n${resources.join('\n')}\n</resources>\n</manifest>\n`
  return {
    'imsmanifest.xml': `${HEAD}${manifest}`,
    ...Object.fromEntries([...tests, ...items].map(({ path, text }) => [path, text])),
  }
}

interface Resource {
  readonly id: string
  readonly type: 'test' | 'item'
  readonly path: string
  readonly needs: readonly { readonly id: string }[]
}

const resource = ({ id, type, path, needs }: Resource) =>
  `<resource identifier="${id}" type="imsqti_${type}_xmlv2p1" href="${path}"><file href="${path}"/>${needs.map(one => `<dependency identifierref="${one.id}"/>`).join('')}</resource>`

function test(pack: Pack, { name }: Variant, items: readonly { id: string; path: string }[]): string {
  const refs = items.map(({ id, path }) => `<assessmentItemRef identifier="${id}" href="../${path}"/>`)
  const title = inXml(`${pack.title}, ${name}`)
  return `${HEAD}<assessmentTest ${QTI_SPACE} identifier="test-${name}" title="${title}">\n${outcome('SCORE', 0)}\n${outcome('MAXSCORE', pointsOf(pack))}\n<testPart identifier="part" navigationMode="nonlinear" submissionMode="simultaneous">\n<assessmentSection identifier="section" title="${title}" visible="true">\n${refs.join('\n')}\n</assessmentSection>\n</testPart>\n${SUM}\n</assessmentTest>\n`
}

/** The points of a test: those of its items together. */
const SUM =
  '<outcomeProcessing><setOutcomeValue identifier="SCORE"><sum><testVariables variableIdentifier="SCORE"/></sum></setOutcomeValue></outcomeProcessing>'

/** A question as an item: what is declared, what is shown, and how the answer becomes points. */
interface Interaction {
  /** The response declaration. */
  readonly response: string
  /** What follows the text of the question. */
  readonly body: string
  /** Response processing; nothing where a person gives the points. */
  readonly processing?: string
}

function item(question: Question, id: string): string {
  const { task, text } = question
  const { response, body, processing = '' } = interactionOf(question)
  const lines = text.split('\n').map(line => `<p>${inXml(line)}</p>`)
  return [
    `${HEAD}<assessmentItem ${QTI_SPACE} identifier="${id}" title="${inXml(task.id)}" adaptive="false" timeDependent="false">`,
    response,
    outcome('SCORE', 0),
    outcome('MAXSCORE', task.points),
    `<itemBody>\n${[...lines, body, ...scorer(task)].join('\n')}\n</itemBody>`,
    ...(processing === '' ? [] : [`<responseProcessing>\n${processing}\n</responseProcessing>`]),
    '</assessmentItem>\n',
  ].join('\n')
}

/** What an open answer needs for its points, for those who mark it. */
const scorer = ({ rubric = [] }: Question['task']) =>
  rubric.length === 0
    ? []
    : [
        `<rubricBlock view="scorer"><ul>${rubric.map(row => `<li>${inXml(rubricLine(row))}</li>`).join('')}</ul></rubricBlock>`,
      ]

const outcome = (name: string, value: number) =>
  `<outcomeDeclaration identifier="${name}" cardinality="single" baseType="float"><defaultValue><value>${value}</value></defaultValue></outcomeDeclaration>`

function interactionOf({ task, quiz }: Question): Interaction {
  const { points, options = {} } = task
  switch (quiz.type) {
    case 'number': {
      const tolerance = bankDigits(quiz.allowance)
      return {
        response: declared('single', 'float', { right: [bankDigits(quiz.value)] }),
        body: ENTRY,
        processing: scored(
          `<equal toleranceMode="absolute" tolerance="${tolerance} ${tolerance}">${RESPONSE}<correct identifier="RESPONSE"/></equal>`,
          points,
        ),
      }
    }
    case 'range': {
      const limit = (value: number) => `<baseValue baseType="float">${bankDigits(value)}</baseValue>`
      const within = `<gte>${RESPONSE}${limit(quiz.from)}</gte><lte>${RESPONSE}${limit(quiz.to)}</lte>`
      return {
        response: declared('single', 'float'),
        body: ENTRY,
        processing: scored(`<and>${within}</and>`, points),
      }
    }
    case 'choice':
      return {
        response: declared('single', 'identifier', {
          right: quiz.right.slice(0, 1).map(choiceId),
          points: Object.keys(options).map(id => [id, quiz.right.includes(id) ? points : 0]),
        }),
        body: `<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="1">\n${choices(options)}\n</choiceInteraction>`,
        processing: MAPPED,
      }
    case 'choices': {
      const share = Number(bankDigits(points / quiz.right.length))
      return {
        response: declared('multiple', 'identifier', {
          right: quiz.right.map(choiceId),
          points: Object.keys(options).map(id => [id, quiz.right.includes(id) ? share : -share]),
          most: points,
        }),
        body: `<choiceInteraction responseIdentifier="RESPONSE" shuffle="false" maxChoices="0">\n${choices(options)}\n</choiceInteraction>`,
        processing: MAPPED,
      }
    }
    case 'order':
      return {
        response: declared('ordered', 'identifier', { right: quiz.order.map(choiceId) }),
        body: `<orderInteraction responseIdentifier="RESPONSE" shuffle="true">\n${choices(options)}\n</orderInteraction>`,
        processing: scored(`<match>${RESPONSE}<correct identifier="RESPONSE"/></match>`, points),
      }
    case 'text':
      return {
        response: declared('single', 'string'),
        body: '<extendedTextInteraction responseIdentifier="RESPONSE" expectedLines="5"/>',
      }
  }
}

/** The answer as the response declaration calls it. */
const RESPONSE = '<variable identifier="RESPONSE"/>'

const ENTRY = '<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="12"/></p>'

/** Points by what was chosen, as the mapping of the response declaration has them. */
const MAPPED = '<setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>'

/** All points where a condition holds, else none. */
const scored = (condition: string, points: number) =>
  `<responseCondition><responseIf>${condition}<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${points}</baseValue></setOutcomeValue></responseIf></responseCondition>`

interface Declared {
  /** The right answer. */
  readonly right?: readonly string[]
  /** Points by option, and the most that they may add up to; never below 0. */
  readonly points?: readonly (readonly [string, number])[]
  readonly most?: number
}

function declared(
  cardinality: string,
  type: string,
  { right = [], points = [], most }: Declared = {},
): string {
  const values = right.map(value => `<value>${value}</value>`).join('')
  const entries = points.map(([id, value]) => `<mapEntry mapKey="${choiceId(id)}" mappedValue="${value}"/>`)
  const upper = most === undefined ? '' : ` upperBound="${most}"`
  return [
    `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${type}">`,
    ...(values === '' ? [] : [`<correctResponse>${values}</correctResponse>`]),
    ...(entries.length === 0
      ? []
      : [`<mapping lowerBound="0"${upper} defaultValue="0">${entries.join('')}</mapping>`]),
    '</responseDeclaration>',
  ].join('')
}

/** An identifier of QTI, which begins with a letter. */
const choiceId = (id: string) => `choice-${id}`

const choices = (options: Readonly<Record<string, string>>) =>
  Object.entries(options)
    .map(([id, text]) => `<simpleChoice identifier="${choiceId(id)}">${inXml(text)}</simpleChoice>`)
    .join('\n')
