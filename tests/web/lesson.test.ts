import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lawsTask } from '../../src/node/class/laws.ts'
import { Lesson } from '../../src/node/class/lesson.ts'
import { serveLesson } from '../../src/node/class/lesson-server.ts'
import { readPack } from '../../src/node/exercises/packs.ts'
import type { PageServer } from '../../src/node/page/guarded-server.ts'
import { lessonPage } from '../../src/node/page/served-page.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { OTHER_NAME } from './chromium.ts'

const loaded = readPack('01-photocopy')
const ROSTER = [
  { student: '1001', name: 'Ada <b>Lovelace</b>' },
  { student: '1002', name: 'Ben Okri' },
  { student: '1003', name: 'Cem' },
]
const { page: exercisePage, files } = lessonPage(loaded)
const folder = scratchFolder()

let lesson: Lesson
let server: PageServer
let port = 0

/** Begins the lesson, or takes it up on the same port. */
async function begin(): Promise<void> {
  lesson = new Lesson(loaded.pack, { roster: ROSTER, secret: 'secret', folder })
  lesson.expect(await lawsTask.work(loaded.folder, () => undefined))
  const served = () => ({
    ...{ lesson, files, pack: loaded.pack, page: exercisePage, next: 'grade' },
    join: { address: `http://${OTHER_NAME}:${port}/`, qr: '' },
  })
  server = await serveLesson(served, { port, names: [OTHER_NAME] })
  port = Number(new URL(server.address).port)
}
beforeAll(begin)
afterAll(() => server.close())

const address = (path = '') => `http://${OTHER_NAME}:${port}/${path}`
const codeOf = (student: string) => lesson.rows().find(row => row.student === student)!.code
const typeCode = async (page: Page, code: string) => {
  await page.getByLabel('Your code').fill(code)
  await page.getByLabel('Your code').press('Enter')
}
const bar = (page: Page) => page.locator('.lesson-bar')

describeInBrowser('a lesson, under a name of another machine', open => {
  test('a pupil types a code, runs the exercise in the page, answers, and hands in', async () => {
    const { page, complaints, requests } = await open(address())
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    await typeCode(page, 'nobody')
    await page.getByRole('alert').getByText('Nobody has this code.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await typeCode(page, codeOf('1001').toLowerCase())
    await bar(page).getByText('Ada <b>Lovelace</b>').waitFor()
    await page.getByRole('button', { name: 'Run it' }).first().click()
    await page.locator('.task-run table').waitFor({ timeout: 60_000 })
    // The page is the exercise, and nothing else.
    expect(await page.locator('header nav').count()).toBe(0)
    await page.locator('#answer-guess').fill('50')
    await bar(page)
      .getByText(/^Saved at /)
      .waitFor()
    await bar(page).getByRole('button', { name: 'Ask for help' }).click()
    await bar(page).getByRole('button', { name: 'Help is asked for' }).waitFor()
    await page.getByRole('button', { name: 'Hand in' }).click()
    await bar(page)
      .getByText(/^Received at /)
      .waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    const [variant] = readdirSync(join(folder, 'handed-in'))
    expect(JSON.parse(readFileSync(join(folder, 'handed-in', variant!, 'answers.json'), 'utf8'))).toMatchObject({ student: '1001', variant, answers: { guess: '50' } }) // prettier-ignore
    expect(lesson.rows()[0]).toMatchObject({ asks: true, numbers: 2 })
    // The one complaint is the browser's own, of the wrong code.
    expect(complaints.filter(text => !text.includes('403'))).toEqual([])
    expect(new Set(requests.filter(url => !url.startsWith('blob:') && !url.startsWith('data:')).map(url => new URL(url).host))).toEqual(new Set([`${OTHER_NAME}:${port}`])) // prettier-ignore
  }, 120_000)

  test('who loads the page again is still there, with answers and table, until they say that they are somebody else', async () => {
    lesson.save(codeOf('1001'), { answers: { guess: '50' }, numbers: {} })
    const { page, complaints } = await open(address())
    await typeCode(page, codeOf('1001'))
    await page.getByRole('button', { name: 'Run it' }).first().click()
    await page.locator('.task-run table').waitFor({ timeout: 60_000 })
    const cells = await page.locator('.task-run table').textContent()
    await page.reload()
    await bar(page).getByText('Ada <b>Lovelace</b>').waitFor()
    expect(await page.locator('.task-run table').textContent()).toBe(cells)
    expect(await page.locator('#answer-guess').inputValue()).toBe('50')
    await bar(page).getByRole('button', { name: 'Not you?' }).click()
    await page.getByLabel('Your code').waitFor()
    expect(await page.getByLabel('Your code').inputValue()).toBe('')
    expect(complaints).toEqual([])
  }, 120_000)

  test('a lesson is the exercise: other views are there only where it leads to them, with the way back', async () => {
    const { page } = await open(address('#text'))
    await page.getByLabel('Your code').waitFor()
    const goesTo = async (hash: string, view: string) => {
      await page.evaluate(hash => void (location.hash = hash), hash)
      await page.locator(`main.view-${view}`).waitFor()
    }
    for (const other of ['#text', '#compare', '#nothing']) {
      await goesTo('#words', 'words')
      await goesTo(other, 'class')
    }
    await page.locator('main').press('3')
    expect(await page.locator('main').getAttribute('class')).toBe('view-class')
    await goesTo('#words', 'words')
    await page.getByRole('link', { name: 'Back to the exercise' }).click()
    await page.getByLabel('Your code').waitFor()
  })

  test('who comes back finds what they wrote; the link of a picture can be copied without a clipboard of its own', async () => {
    lesson.save(codeOf('1002'), { answers: { guess: '41' }, numbers: {} })
    const { page, complaints } = await open(address())
    await typeCode(page, codeOf('1002'))
    await expect.poll(() => page.locator('#answer-guess').inputValue()).toBe('41')
    await page.evaluate(() => void (location.hash = '#words'))
    await page.locator('.share summary').click()
    await page.locator('.share').getByRole('button', { name: 'Copy the link' }).first().click()
    await expect.poll(() => page.locator('.share [role=status]').first().textContent()).not.toBe('')
    expect(complaints).toEqual([])
  }, 60_000)

  test('while the server is away nothing is lost: the page says so, and hands in when the server is back', async () => {
    const { page } = await open(address())
    await typeCode(page, codeOf('1003'))
    await bar(page).getByText('Cem').waitFor()
    await server.close()
    await page.locator('#answer-guess').fill('33')
    await bar(page).getByText('The teacher’s computer does not answer.').waitFor()
    // What anybody would press then.
    await page.getByRole('button', { name: 'Hand in' }).click()
    await begin()
    await bar(page)
      .getByText(/^Received at /)
      .waitFor({ timeout: 20_000 })
    expect(lesson.rows()[2]!.handedIn).toBeGreaterThan(0)
    expect(lesson.join(codeOf('1003'))!.sheet.answers.guess).toBe('33')
  }, 60_000)

  test('the board shows what comes in without being loaded again, and the numbers when the teacher says so', async () => {
    const board = await open(address('board'))
    const dots = board.page.locator('svg .dots ellipse')
    const before = await dots.count()
    lesson.save(codeOf('1002'), { answers: { guess: '60' }, numbers: { 'once-after-one': 63 } })
    lesson.save(codeOf('1003'), { answers: { guess: '70' }, numbers: { 'once-after-one': 64 } })
    await expect.poll(() => dots.count()).toBeGreaterThanOrEqual(Math.max(2, before))
    expect(await board.page.locator('svg .law').count()).toBe(0)
    const teacher = await open(`${server.address}teacher`)
    await teacher.page.getByRole('button', { name: 'shown' }).click()
    await board.page.locator('svg .law').first().waitFor()
    await board.page.getByText('Theory expects 63.2 %.').waitFor()
    expect(await accessibilityFaults(board.page)).toEqual([])
    expect(await accessibilityFaults(teacher.page)).toEqual([])
    await teacher.page.getByRole('link', { name: 'The codes, to print' }).click()
    await expect.poll(() => teacher.page.locator('.slip').count()).toBe(3)
    expect([...board.complaints, ...teacher.complaints]).toEqual([])
  }, 60_000)
})
