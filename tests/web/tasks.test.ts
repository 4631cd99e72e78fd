import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { emptyAnswerSheet, type AnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { PRACTICE } from '../../src/exercise/variant.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { readPack } from '../../src/node/exercises/packs.ts'
import { servePage } from '../../src/node/page/page-server.ts'
import { servedPage } from '../../src/node/page/served-page.ts'
import { check } from '../../src/web/engine/check.ts'
import { spawnCollapseLab as collapseLab } from '../cli/spawned.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, savedFile } from './browser.ts'

/** Answers to each exercise: right, wrong, partly right, missing, of the wrong kind. */
const ANSWERS: Readonly<Record<string, AnswerSheet['answers']>> = {
  '01-photocopy': {
    guess: 50,
    'once-after-one': '63,1',
    'law-after-one': 63.2,
    'law-after-two': 'half',
    'worst-copy': 'first',
    'a-lost-word': ['zephyr', 'the'],
    'why-once': 'it is not there to be read',
  },
  '06-replace-accumulate-mix': { guess: 'pile', order: ['pile', 'replace', 'mix'], 'replace-words': 55 },
  '08-save-the-language': {
    guess: '12',
    plan: { regime: 'keep-human', humanShare: 0.3, sizeFactor: 2 },
    worst: 'likely',
  },
  '09-cards-and-dice': { guess: 1 },
}

const sheetFor = (name: string): AnswerSheet => {
  const sheet = emptyAnswerSheet(readPack(name).pack, { student: 'ada', secret: PRACTICE })
  return { ...sheet, answers: { ...sheet.answers, ...ANSWERS[name] } }
}

/** What the command says of a sheet. */
function checkedByCommand(sheet: AnswerSheet): { tasks: [string, number][]; total: number } {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(sheet))
  const { code, stdout, stderr } = collapseLab(folder, 'exercise', 'check', '.', '--json')
  expect(code, stderr).toBe(0)
  const { questions, total } = JSON.parse(stdout) as {
    questions: { id: string; points: number }[]
    total: number
  }
  return { tasks: questions.map(({ id, points }) => [id, points]), total }
}

describe('answers are marked in the page as by the command', () => {
  test.each(Object.keys(ANSWERS))('%s', name => {
    const { value, pack } = readPack(name)
    const sheet = sheetFor(name)
    const texts = Object.fromEntries(
      Object.values(pack.runs).map(({ corpus }) => [corpus, { sent: readCorpus(corpus) }]),
    )
    const order = { exercise: value, variant: sheet.variant, answers: sheet.answers, texts }
    const { tasks, total } = check({ kind: 'check', ...order }, () => undefined)
    const command = checkedByCommand(sheet)
    expect(tasks.map(({ id, points }) => [id, points])).toEqual(command.tasks)
    expect(total).toBe(command.total)
    expect(total).toBeGreaterThan(0)
  })
})

/** A page that holds one exercise, as a teacher hands it out. */
function exercisePage(name: string): string {
  const folder = scratchFolder()
  const { code, stderr } = collapseLab(folder, 'exercise', 'page', name, '--out', 'page.html')
  expect(code, stderr).toBe(0)
  return `${pathToFileURL(join(folder, 'page.html')).href}#tasks`
}

const begin = async (page: Page, student: string) => {
  await page.getByRole('button', { name: /^Begin: / }).click()
  await page.getByLabel(/practise without a class/).fill(student)
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
}
const openSheet = (page: Page, sheet: unknown) =>
  page.getByLabel(/^Go on with a file of answers/).setInputFiles({
    name: 'answers.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof sheet === 'string' ? sheet : JSON.stringify(sheet)),
  })

describeInBrowser('the tasks', open => {
  test('a pupil with nothing but the page reads, runs, answers, checks, and hands in what the command marks alike', async () => {
    const url = exercisePage('01-photocopy')
    const { page, requests, complaints } = await open(url)
    await begin(page, 'ada')
    const { variant } = sheetFor('01-photocopy')
    expect(await page.locator('.task-run pre').textContent()).toContain(`--seed ${variant}`)
    await page.getByRole('button', { name: 'Run it here (copy)' }).click()
    const row = page.locator('.task-run tr', { hasText: 'those used once' })
    await row.waitFor({ timeout: 60_000 })
    const [measured = ''] = (await row.locator('td').nth(1).textContent())!.split(' ')
    const box = (id: string) => page.getByRole('textbox', { name: new RegExp(`^${id} `) })
    await box('guess').fill('50')
    await box('once-after-one').fill(measured)
    await box('law-after-one').fill('60')
    await page.getByLabel('the first, from the book to A').check()
    await page.getByRole('button', { name: 'Check my answers' }).click()
    await page.getByText(/^\d+ of 13 points\.$/).waitFor({ timeout: 60_000 })
    expect(await page.locator('#mark-once-after-one').textContent()).toBe('right')
    expect(await page.locator('#mark-law-after-one').textContent()).toMatch(/^not yet\. Hint: e is 2\.71828/)
    expect(await page.locator('#mark-law-after-two').textContent()).toBe('no answer')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save my answers' }).click()
    const sheet = JSON.parse(readFileSync(await savedFile(await download), 'utf8')) as AnswerSheet
    expect(sheet.variant).toBe(variant)
    const { total } = checkedByCommand(sheet)
    expect(await page.getByText(/^\d+ of 13 points\.$/).textContent()).toBe(`${total} of 13 points.`)
    // The run is in the other views, too.
    await page.getByRole('navigation').getByRole('button', { name: 'Wall' }).click()
    expect(await page.locator('.count').textContent()).toMatch(/^Book E uses/)
    expect(requests.filter(asked => asked !== url.split('#')[0] && !/^(data|blob):/.test(asked))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('a sheet that a class was given goes on with its own seed; a plan is handed in by fields', async () => {
    const { page } = await open(exercisePage('08-save-the-language'))
    await page.getByRole('button', { name: /^Begin: / }).click()
    await openSheet(page, { ...sheetFor('08-save-the-language'), student: '<b>Eve</b>', variant: 'v0123456789abcdef' }) // prettier-ignore
    expect(await page.locator('.task > .note').textContent()).toMatch(/^Answers of <b>Eve<\/b>, seed v0123456789abcdef\./) // prettier-ignore
    expect(await page.getByLabel('humanShare').inputValue()).toBe('0.3')
    await page.getByLabel('regime').selectOption('replace')
    await page.getByLabel('humanShare').fill('')
    await page.getByLabel('sizeFactor').fill('0,5')
    await page.getByLabel('rare-case-gate=2:1').check()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save my answers' }).click()
    const saved = JSON.parse(readFileSync(await savedFile(await download), 'utf8')) as AnswerSheet
    expect(saved.answers.plan).toEqual({ regime: 'replace', sizeFactor: 0.5, protect: ['rare-case-gate=2:1'] }) // prettier-ignore
    expect(saved).toMatchObject({ student: '<b>Eve</b>', variant: 'v0123456789abcdef', exercise: '08-save-the-language' }) // prettier-ignore
  })

  const refused: [string, unknown, RegExp][] = [
    ['no JSON', '{"format":', /answers\.json is not a file of answers/],
    [
      'another exercise',
      sheetFor('06-replace-accumulate-mix'),
      /these are answers to 06-replace-accumulate-mix, which is not in this page/,
    ],
    [
      'another version',
      { ...sheetFor('01-photocopy'), version: 99 },
      /these answers are to version 99 of the exercise, and this page has version 1/,
    ],
    ['a prototype', '{"__proto__": {"format": "collapse-lab/answers/1"}}', /format is not what it should be/],
    ['too much', `{"a": "${'x'.repeat(70_000)}"}`, /answers\.json is longer than a file of answers can be/],
  ]
  test('a sheet that will not do is refused in a line', async () => {
    const { page, complaints } = await open(exercisePage('01-photocopy'))
    for (const [why, sheet, message] of refused) {
      await openSheet(page, sheet)
      await expect.poll(() => page.locator('.refusal').textContent(), { message: why }).toMatch(message)
    }
    expect(complaints).toEqual([])
  })

  test('who serves the page has every exercise', async () => {
    const { page: html, files } = servedPage([])
    const server = await servePage(html, { port: 0, files })
    try {
      const { page, complaints } = await open(`${server.address}#tasks`)
      expect(await page.locator('.shelf li').count()).toBe(9)
      await page.getByRole('button', { name: /^Begin: Rare first/ }).click()
      await page.getByLabel(/practise without a class/).fill('ada')
      await page.getByRole('button', { name: 'Begin', exact: true }).click()
      await page.getByRole('button', { name: /^Run it here/ }).first().click() // prettier-ignore
      await page.locator('.task-run table').waitFor({ timeout: 60_000 })
      expect(complaints).toEqual([])
    } finally {
      await server.close()
    }
  })

  test.each(['04-ten-thousand-stories', '09-cards-and-dice'])('%s has nothing that axe finds wrong, and fits 320 pixels', async name => {
    const { page } = await open(exercisePage(name), { viewport: { width: 320, height: 700 } })
    await begin(page, 'ada')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }) // prettier-ignore
})
