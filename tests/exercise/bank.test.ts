import { readFileSync } from 'node:fs'
import { parse as parseGift } from 'gift-pegjs'
import { describe, expect, test } from 'vitest'
import type { Quiz } from '../../src/exercise/items/index.ts'
import type { Pack } from '../../src/exercise/pack.ts'
import { packOf } from '../../src/exercise/pack.ts'
import { variantOf } from '../../src/exercise/variant.ts'
import { exerciseRunsOf, listPacks, readPack } from '../../src/node/exercises/packs.ts'
import { gift } from '../../src/report/exercise/gift.ts'
import { moodleXml } from '../../src/report/exercise/moodle-xml.ts'
import { qti } from '../../src/report/exercise/qti.ts'
import { printable, printableKeys } from '../../src/report/exercise/print.ts'
import type { Variant } from '../../src/report/exercise/variants.ts'
import { validateXML } from 'xmllint-wasm'
import { elements, scoreOf } from './qti.ts'
import { elementsOf } from './xml.ts'

const variantsOf = (pack: Pack, count: number): Variant[] =>
  Array.from({ length: count }, (_, index) => {
    const seed = variantOf('bank', pack, `variant-${index + 1}`)
    return { name: `variant-${index + 1}`, seed, factsOf: exerciseRunsOf(pack)(seed).factsOf }
  })

const SCHEMA = readFileSync(new URL('moodle-quiz.rng', import.meta.url), 'utf8')

const QTI_SCHEMA = readFileSync(new URL('qti-item.rng', import.meta.url), 'utf8')

/** What a validator of its own finds wrong with a quiz, or with another file by a schema of its own. */
async function faultsOf(xml: string, schema = SCHEMA): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'quiz.xml', contents: xml },
    extension: 'relaxng',
    schema,
  })
  return errors.map(({ message }) => message)
}

const choices = (ids: readonly string[]) => ids.map(id => `choice-${id}`)

/** A right and a wrong answer to a question, as QTI has them; nothing where a person gives the points. */
function rightAndWrong(quiz: Quiz, options: readonly string[]) {
  switch (quiz.type) {
    case 'number':
      return { right: [String(quiz.value + 0.9 * quiz.allowance)], wrong: [String(quiz.value + 1.1 * quiz.allowance + 1e-9)] } // prettier-ignore
    case 'range':
      return { right: [String(quiz.to)], wrong: [String(quiz.to + 1)] }
    case 'choice':
      return {
        right: choices(quiz.right.slice(-1)),
        wrong: choices(options.filter(id => !quiz.right.includes(id)).slice(0, 1)),
      }
    case 'choices':
      return { right: choices(quiz.right), wrong: choices(options) }
    case 'order':
      return { right: choices(quiz.order), wrong: choices([...quiz.order].reverse()) }
    case 'text':
      return undefined
  }
}

test('the schema of an item of QTI finds faults', async () => {
  const { pack } = readPack('9')
  const xml = qti(pack, variantsOf(pack, 1))['items/variant-1-law-1.xml']!
  expect(await faultsOf(xml, QTI_SCHEMA)).toEqual([])
  for (const [from, to] of [
    ['cardinality="single" baseType="float">', 'baseType="float">'],
    ['identifier="variant-1-law-1"', 'identifier="1"'],
    ['toleranceMode="absolute"', 'toleranceMode="about"'],
    ['responseIdentifier="RESPONSE"', 'responseIdentifier="ANSWER"'],
  ] as const) {
    expect(xml).toContain(from)
    expect(await faultsOf(xml.replace(from, to), QTI_SCHEMA), to).not.toEqual([])
  }
})

test('the schema of a quiz finds faults', async () => {
  const quiz = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>${inner}</quiz>`
  const asked = '<name><text>a</text></name><questiontext format="html"><text>b</text></questiontext><defaultgrade>1</defaultgrade>' // prettier-ignore
  expect(await faultsOf(quiz(`<question type="essay">${asked}<responseformat>editor</responseformat></question>`))).toEqual([]) // prettier-ignore
  for (const wrong of [
    `<question type="essay">${asked}</question>`,
    `<question type="riddle">${asked}</question>`,
    `<question type="numerical">${asked}<answer fraction="100" format="html"><text>many</text><tolerance>1</tolerance></answer></question>`,
    `<question type="multichoice">${asked}<single>true</single><answer fraction="101" format="html"><text>a</text></answer></question>`,
  ])
    expect(await faultsOf(quiz(wrong)), wrong).not.toEqual([])
})

describe.each(listPacks().map(({ pack }) => [pack.name, pack] as const))(
  '%s in a question bank',
  (_, pack) => {
    const variants = variantsOf(pack, 1)

    test('has a key for every question', () => {
      for (const task of pack.tasks) expect(task.key(variants[0]!.factsOf), task.id).not.toBe('')
    })

    test('is GIFT that gift-pegjs parses, every question with its type', () => {
      const parsed = parseGift(gift(pack, variants))
      const types = parsed.map(({ type }) => type)
      const expected = pack.tasks.map(task => {
        const quiz = task.quiz(variants[0]!.factsOf)
        const TYPES = {
          number: 'Numerical',
          range: 'Numerical',
          choice: 'MC',
          choices: 'MC',
          order: 'Matching',
          text: 'Essay',
        }
        return TYPES[quiz.type]
      })
      expect(types).toEqual(['Category', ...expected])
    })

    test('is QTI 2.1 whose items a validator takes, and which give the points of the lab for right and wrong answers', async () => {
      const files = qti(pack, variants)
      for (const task of pack.tasks) {
        const xml = files[`items/variant-1-${task.id}.xml`]!
        expect(await faultsOf(xml, QTI_SCHEMA), xml).toEqual([])
        const answers = rightAndWrong(task.quiz(variants[0]!.factsOf), Object.keys(task.options ?? {}))
        if (!answers) expect(elements(xml, 'responseProcessing')).toEqual([])
        else {
          expect(scoreOf(xml, answers.right), task.id).toBeCloseTo(task.points, 9)
          expect(scoreOf(xml, answers.wrong), task.id).toBeLessThan(task.points)
        }
      }
      // Whatever is in the package is in its manifest, and what tests name is there.
      const [manifest, ...rest] = Object.entries(files)
      const named = elements(manifest![1], 'resource').map(({ attribs }) => attribs!.href)
      expect(named.sort()).toEqual(rest.map(([path]) => path).sort())
      // XML allows no identifier that begins with a digit, and none twice.
      const ids = ['manifest', 'resource'].flatMap(name => elements(manifest![1], name)).map(({ attribs }) => attribs!.identifier!) // prettier-ignore
      expect(ids.filter(id => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([])
      expect(new Set(ids).size).toBe(ids.length)
      // A program shows the points of a test that the test itself adds up.
      const [processing] = elements(files['tests/variant-1.xml']!, 'outcomeProcessing')
      expect(elements(files['tests/variant-1.xml']!, 'outcomeDeclaration').map(({ attribs }) => attribs!.identifier)).toEqual(['SCORE', 'MAXSCORE']) // prettier-ignore
      expect(processing?.children?.map(({ name, attribs }) => [name, attribs!.identifier])).toEqual([['setOutcomeValue', 'SCORE']]) // prettier-ignore
      expect(elements(files['tests/variant-1.xml']!, 'testVariables').map(({ attribs }) => attribs)).toEqual([{ variableIdentifier: 'SCORE' }]) // prettier-ignore
      const refs = elements(files['tests/variant-1.xml']!, 'assessmentItemRef')
      expect(refs.map(({ attribs }) => attribs!.href!.replace('../', ''))).toEqual(
        pack.tasks.map(({ id }) => `items/variant-1-${id}.xml`),
      )
    })

    test('is XML that the schema of Moodle’s format takes, every question with its type and a right answer', async () => {
      const xml = moodleXml(pack, variants)
      expect(await faultsOf(xml)).toEqual([])
      const [category, ...questions] = elementsOf(xml).children
      expect(category!.attributes.type).toBe('category')
      const TYPES = {
        number: 'numerical',
        range: 'numerical',
        choice: 'multichoice',
        choices: 'multichoice',
        order: 'matching',
        text: 'essay',
      }
      const expected = pack.tasks.map(task => TYPES[task.quiz(variants[0]!.factsOf).type])
      expect(questions.map(({ attributes }) => attributes.type)).toEqual(expected)
      for (const question of questions) {
        const answers = question.children.filter(({ name }) => name === 'answer')
        const fractions = answers.map(({ attributes }) => Number(attributes.fraction))
        if (answers.length > 0) expect(Math.max(...fractions)).toBeGreaterThan(0)
      }
    })
  },
)

describe('a bank of the photocopy', () => {
  const { pack, markdown } = readPack('1')
  const variants = variantsOf(pack, 2)

  test('has a key of its own for each variant, with the run that gives it', () => {
    const text = gift(pack, variants)
    for (const { seed, factsOf } of variants) {
      const key = 100 * factsOf('copy').value({ metric: 'surviving-types/1', generation: 1 })
      expect(text).toContain(`--seed ${seed} {#${Number(key.toPrecision(12))}:0.05}`)
    }
  })

  test('is printed on a sheet for each variant, with its seed and no key', () => {
    const html = printable(pack, markdown, variants, 'terminal')
    expect(html.match(/<section>/g)).toHaveLength(2)
    for (const { seed, factsOf } of variants) {
      expect(html).toContain(`--generations 5 --seed ${seed}</pre>`)
      const key = 100 * factsOf('copy').value({ metric: 'surviving-types/1', generation: 1 })
      expect(html).not.toContain(key.toFixed(2))
    }
    expect(html).toContain('<ol start="1"><li><p><code>guess</code> (1 point): Before you run')
    expect(html).toContain('<ul><li><code>first</code>: the first, from the book to A</li>')
    expect(html).not.toMatch(/\{\{|```|\*\*/)
    // A line for each answer, and five for the sentences.
    expect(html.split('class="line"')).toHaveLength(1 + 2 * (pack.tasks.length + 4))
    elementsOf(html.slice(html.indexOf('<body>'), html.indexOf('</html>')).replaceAll('&nbsp;', ' '))
  })
})

test('the keys of a bank are printed on a page of their own, a table for each variant', () => {
  const { pack } = readPack('9')
  const html = printableKeys(pack, variantsOf(pack, 2))
  expect(html.match(/<section>/g)).toHaveLength(3)
  expect(html).toContain('<td>law-1</td><td>1</td><td>63')
  elementsOf(html.slice(html.indexOf('<body>'), html.indexOf('</html>')))
})

test('what an open answer needs for its points is said to the teacher, and to whoever marks it in Moodle or by QTI', () => {
  const { pack, markdown } = readPack('9')
  const variants = variantsOf(pack, 1)
  const { id, rubric } = pack.tasks.find(({ forReader }) => forReader)!
  const rows = rubric!.map(({ points, when }) => `<li>${points} ${points === 1 ? 'point' : 'points'}: ${when}</li>`) // prettier-ignore
  const teacher = printableKeys(pack, variants)
  for (const row of rows) expect(teacher).toContain(row)
  for (const { code } of pack.meta!.standards) expect(teacher).toContain(code)
  const essay = elementsOf(moodleXml(pack, variants)).children.find(({ attributes }) => attributes.type === 'essay') // prettier-ignore
  const info = essay!.children.find(({ name }) => name === 'graderinfo')
  expect(info!.children[0]!.text).toBe(`<ul>${rows.join('')}</ul>`)
  expect(qti(pack, variants)[`items/variant-1-${id}.xml`]).toContain(
    `<rubricBlock view="scorer"><ul>${rows.join('')}</ul></rubricBlock>`,
  )
  // A pupil gets none of it.
  for (const text of [gift(pack, variants), printable(pack, markdown, variants)])
    expect(text).not.toContain(rubric![0]!.when)
})

test('signs of GIFT, XML and HTML in a question are text', () => {
  const prompt = 'Is {a} = "b" ~ <c> & #d: \\e, or → %100%?'
  const pack = packOf({
    format: 'collapse-lab/exercise/1',
    ...{ name: 'signs', version: 1, title: 'Signs', summary: 'Signs', minutes: 30 },
    items: [
      {
        ...{ kind: 'choice', id: 'signs', points: 1, prompt, hint: 'Any.' },
        options: { a: '=a -> {#1}', b: '~%50%b <b>' },
        answer: { is: ['a'] },
      },
    ],
  })
  const variants = [{ name: 'variant-1', seed: 'v0', factsOf: exerciseRunsOf(pack)('v0').factsOf }]
  const [, question] = parseGift(gift(pack, variants))
  expect(question).toMatchObject({ type: 'MC', stem: { text: prompt } })
  const choices = (question as unknown as { choices: { isCorrect: boolean; text: { text: string } }[] })
    .choices
  expect(choices.map(({ isCorrect, text }) => [isCorrect, text.text])).toEqual([
    [true, '=a → {#1}'],
    [false, '~%50%b <b>'],
  ])
  const [, xml] = elementsOf(moodleXml(pack, variants)).children
  expect(xml!.children[1]!.children[0]!.text).toBe(
    '<p>Is {a} = &quot;b&quot; ~ &lt;c&gt; &amp; #d: \\e, or → %100%?</p>',
  )
  const printed = printable(pack, '{{questions}}\n\n<script>', variants)
  expect(printed).not.toContain('<script>')
  expect(printed).not.toMatch(/answers\.json|exercise check/)
  expect(printed).toContain('Write each answer under its question.')
})
