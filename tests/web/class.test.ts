import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { emptyAnswerSheet, type AnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { textSheet } from '../../src/exercise/text-sheet.ts'
import { PRACTICE } from '../../src/exercise/variant.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { listPacks, readPack } from '../../src/node/exercises/packs.ts'
import { servePage } from '../../src/node/page/page-server.ts'
import { servedPage } from '../../src/node/page/served-page.ts'
import { check } from '../../src/web/engine/check.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, openedOnce, PAGE, savedFile } from './browser.ts'
import { giveText } from './own-text.ts'

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
async function checkedByCommand(sheet: AnswerSheet): Promise<{ tasks: [string, number][]; total: number }> {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'answers.json'), JSON.stringify(sheet))
  const { code, stdout, stderr } = await collapseLab(folder, 'exercise', 'check', '.', '--json')
  expect(code, stderr).toBe(0)
  const { questions, total } = JSON.parse(stdout) as {
    questions: { id: string; points: number }[]
    total: number
  }
  return { tasks: questions.map(({ id, points }) => [id, points]), total }
}

describe('answers are marked in the page as by the command', () => {
  test.each(Object.keys(ANSWERS))('%s', { timeout: 180_000 }, async name => {
    const { value, pack } = readPack(name)
    const sheet = sheetFor(name)
    const texts = Object.fromEntries(
      Object.values(pack.runs).map(({ corpus }) => [corpus, { sent: readCorpus(corpus) }]),
    )
    const order = { exercise: value, variant: sheet.variant, answers: sheet.answers, texts }
    const { tasks, total } = check({ kind: 'check', ...order }, () => undefined)
    const command = await checkedByCommand(sheet)
    expect(tasks.map(({ id, points }) => [id, points])).toEqual(command.tasks)
    expect(total).toBe(command.total)
    expect(total).toBeGreaterThan(0)
  })
})

/** A page that holds one exercise, as a teacher hands it out. */
async function exercisePage(name: string): Promise<string> {
  const folder = scratchFolder()
  const { code, stderr } = await collapseLab(folder, 'exercise', 'page', name, '--out', 'page.html')
  expect(code, stderr).toBe(0)
  return pathToFileURL(join(folder, 'page.html')).href
}

const begin = async (page: Page, student: string) => {
  await page.getByLabel('Your name, or any word').fill(student)
  await page.getByLabel('Your name, or any word').press('Enter')
}
const openSheet = (page: Page, sheet: unknown) =>
  page.getByLabel(/^Continue with a file of answers/).setInputFiles({
    name: 'answers.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof sheet === 'string' ? sheet : JSON.stringify(sheet)),
  })

/** What a page says that only a terminal understands. */
const TERMINAL = /collapse-lab (?:run|show|serve|exercise|provenance|experiment)|npx|terminal|command line/

describeInBrowser('the class', open => {
  const plain = openedOnce(`${PAGE}#class`)

  test('a pupil with nothing but the page of an exercise lands on it, reads, runs, answers, checks, and hands in what the command marks alike', async () => {
    const url = await exercisePage('01-photocopy')
    const { page, requests, complaints } = await open(url)
    expect(page.url()).toBe(`${url}#class`)
    expect(await page.locator('h1').textContent()).toBe('A photocopy of a photocopy')
    expect(await page.locator('.foot').count()).toBe(0)
    await begin(page, 'ada')
    const { variant } = sheetFor('01-photocopy')
    expect(await page.locator('.task-run .note').first().textContent()).toContain(
      `You have your own seed: it begins with ${variant.slice(0, 5)}.`,
    )
    expect(await page.locator('main').textContent()).not.toMatch(TERMINAL)
    await page.getByText('Press “Run it” first').waitFor()
    await page.getByRole('button', { name: 'Run it' }).click()
    const row = page.locator('.task-run tr', { hasText: 'those used once' })
    await row.waitFor({ timeout: 60_000 })
    const [measured = ''] = (await row.locator('td').nth(1).textContent())!.split(' ')
    await page.getByRole('button', { name: 'Show the lost words of copy E' }).click()
    const [lost, other] = (await page.locator('.lost-words').textContent())!.split(', ')
    const box = (id: string) => page.locator(`#answer-${id}`)
    await box('guess').fill('50')
    await box('once-after-one').fill(measured)
    await box('law-after-one').fill('60')
    await box('a-lost-word').fill(`${lost!}, the`)
    await page.getByLabel('the first, from the book to A').check()
    const check = page.getByRole('button', { name: 'Check my answers' })
    await check.click()
    await page.getByText(/^\d+(\.\d+)? of 13 points\.$/).waitFor({ timeout: 60_000 })
    expect(await page.locator('#mark-once-after-one').textContent()).toBe('right')
    expect(await page.locator('#mark-law-after-one').textContent()).toMatch(/^not yet\. Hint: e is 2\.71828/)
    expect(await page.locator('#mark-law-after-two').textContent()).toBe('no answer')
    expect(await page.locator('#mark-a-lost-word').textContent()).toMatch(
      /Hint: Section 5 has a button that lists them\.$/,
    )
    await box('a-lost-word').fill(`${lost!}, ${other!}`)
    await check.click()
    await expect
      .poll(() => page.locator('#mark-a-lost-word').textContent(), { timeout: 60_000 })
      .toBe('right')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save my answers' }).click()
    const sheet = JSON.parse(readFileSync(await savedFile(await download), 'utf8')) as AnswerSheet
    expect(sheet.variant).toBe(variant)
    const { total } = await checkedByCommand(sheet)
    expect(await page.getByText(/^[\d.]+ of 13 points\.$/).textContent()).toBe(`${total} of 13 points.`)
    // The run is in the other views, too.
    await page.getByRole('link', { name: 'Words', exact: true }).click()
    expect(await page.locator('.foot .left').textContent()).toContain('left in copy E')
    expect(requests.filter(asked => asked !== url && !/^(data|blob):/.test(asked))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('the box for the guess is where the sheet asks for it, and says at once what does not count as one', async () => {
    const { page } = await open(await exercisePage('01-photocopy'), { viewport: { width: 375, height: 800 } })
    await begin(page, 'ada')
    const top = (at: string) => page.locator(at).evaluate(each => each.getBoundingClientRect().top)
    expect(await top('#answer-guess')).toBeGreaterThan(await top('h2:has-text("1. Guess first")'))
    expect(await top('#answer-guess')).toBeLessThan(await top('h2:has-text("2. Run it")'))
    // Every question has its number of the sheet, and the text calls it so.
    expect(await page.locator('.asked > li').evaluateAll(all => all.map(each => (each as HTMLLIElement).value))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]) // prettier-ignore
    expect(await page.locator('main').textContent()).toContain('it is the answer to question 3. Compare')
    expect(await page.locator('main').textContent()).not.toMatch(/law-after|once-after|v[0-9a-f]{16}/)
    const told = page.locator('#unfit-guess')
    for (const [typed, said] of [['sixty', 'This does not count yet. Write a number from 0 to 100.'], ['150', 'This does not count yet. Write a number from 0 to 100.'], ['60 %', ''], ['', '']] as const) {
      await page.locator('#answer-guess').fill(typed)
      await expect.poll(() => told.textContent(), { message: typed }).toBe(said)
    } // prettier-ignore
    await page.locator('#answer-once-after-one').fill('many')
    await page.locator('#unfit-once-after-one').getByText('Write a percentage, as in 12.3.').waitFor()
    expect(await page.locator('#answer-why-once').getAttribute('maxlength')).toBe('2000')
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('a run has a bar under its button; on a phone a shadow shows that its table goes on; what was lost begins with words; all but that is there when the page is loaded again', async () => {
    const { page } = await open(await exercisePage('01-photocopy'), { viewport: { width: 375, height: 800 } })
    await begin(page, 'ada')
    await page.locator('#answer-guess').fill('55')
    await page.getByRole('button', { name: 'Run it' }).click()
    await page.locator('.task-run progress').waitFor()
    expect(await page.locator('.questions progress').count()).toBe(0)
    const table = page.locator('.task-run .scroll')
    await table.waitFor({ timeout: 60_000 })
    expect(await page.locator('.task-run progress').count()).toBe(0)
    const { wide, shadows, by } = await table.evaluate(each => {
      const { backgroundImage, backgroundAttachment } = getComputedStyle(each)
      return { wide: each.scrollWidth > each.clientWidth, shadows: backgroundImage.split('linear-gradient').length - 1, by: backgroundAttachment } // prettier-ignore
    })
    expect({ wide, shadows, by }).toEqual({ wide: true, shadows: 4, by: 'local, local, scroll, scroll' })
    await page.getByRole('button', { name: 'Show the lost words of copy E' }).click()
    const lost = (await page.locator('.lost-words').textContent())!.split(', ')
    const isWord = (form: string) => /\p{L}.*\p{L}/u.test(form)
    expect(lost.slice(0, 100).filter(form => !isWord(form))).toEqual([])
    const marks = lost.findIndex(form => !isWord(form))
    expect(lost.slice(marks).filter(isWord)).toEqual([])
    const cells = await table.textContent()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save my answers' }).click()
    await download
    await page.reload()
    await table.waitFor()
    expect(await table.textContent()).toBe(cells)
    expect(await page.locator('#answer-guess').inputValue()).toBe('55')
    await page.getByText('Press “Run it” first').waitFor()
    await page.getByRole('button', { name: 'Somebody else' }).click()
    await page.getByLabel('Your name, or any word').waitFor()
  }, 120_000)

  test('before it begins, an exercise says what a pupil will do and for how long; its steps are a list with an item each', async () => {
    const { page } = plain
    await goTo(page, '#class?exercise=01-photocopy')
    await page.setViewportSize({ width: 1440, height: 900 })
    const ahead = page.getByRole('region', { name: 'What you will do' })
    expect(await ahead.locator('ol li').allTextContents()).toEqual(['Guess first 5 minutes', 'Run it 5 minutes', 'The law 10 minutes', 'Which copy was the worst? 10 minutes', 'Look at what is lost 10 minutes']) // prettier-ignore
    expect(await ahead.textContent()).toContain('40 minutes · 8 questions · 13 points · from age 14')
    // Goals and needs are there for pupils, standards on demand, and what an open answer needs for its points is not in the page.
    expect(await ahead.locator('ul').first().locator('li').count()).toBe(3)
    expect(await ahead.getByText(/CSTA 2-DA-08/).isVisible()).toBe(false)
    await ahead.locator('summary').click()
    expect(await ahead.getByText(/CSTA 2-DA-08/).isVisible()).toBe(true)
    const { rubric } = readPack('1').pack.tasks.find(({ forReader }) => forReader)!
    expect(await page.content()).not.toContain(rubric![0]!.when)
    // The name comes first, and one step alone is called so.
    expect(await page.locator('.task button').allTextContents()).toEqual(['All exercises', 'Begin'])
    const top = (at: string) => page.locator(at).evaluate(each => each.getBoundingClientRect().top)
    expect(await top('.practise')).toBeLessThan(await top('.task-begin .button'))
    expect(await accessibilityFaults(page)).toEqual([])
    await begin(page, 'ada')
    expect(await page.locator('.task ol').first().locator('li').allTextContents()).toEqual([
      'It looks at the last two words it has written.',
      'It finds all places in the book where these two words stand, and picks one by chance.',
      'It writes the word that comes next there.',
    ])
    await goTo(page, '#class')
  })

  test('a sheet that a class was given goes on with its own seed; a plan is handed in by fields', async () => {
    const { page } = await open(await exercisePage('08-save-the-language'))
    await openSheet(page, { ...sheetFor('08-save-the-language'), student: '<b>Eve</b>', variant: 'v0123456789abcdef' }) // prettier-ignore
    expect(await page.locator('.task > .note').first().textContent()).toMatch(/^Answers of <b>Eve<\/b>\./)
    expect(await page.locator('main').textContent()).not.toMatch(TERMINAL)
    expect(await page.getByLabel('Human share').inputValue()).toBe('0.3')
    await page.getByLabel('What each model reads').selectOption('only the last copy')
    await page.getByLabel('Human share').fill('')
    await page.getByLabel('Length, as a factor').fill('0,5')
    await page
      .getByLabel('Read passages with rare words several times (times: 2, uses of a rare word at most: 1)')
      .check()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save my answers' }).click()
    const saved = JSON.parse(readFileSync(await savedFile(await download), 'utf8')) as AnswerSheet
    expect(saved.answers.plan).toEqual({ regime: 'replace', sizeFactor: 0.5, protect: ['rare-case-gate=2:1'] }) // prettier-ignore
    expect(saved).toMatchObject({ student: '<b>Eve</b>', variant: 'v0123456789abcdef', exercise: '08-save-the-language' }) // prettier-ignore
  })

  test('a sheet of plain text is opened with the answers that are in it', async () => {
    const { page } = await open(await exercisePage('09-cards-and-dice'))
    const { pack } = readPack('09-cards-and-dice')
    await openSheet(page, textSheet(pack, sheetFor(pack.name)).replace(/^guess .*: $/m, '$&“7,5”'))
    expect(await page.locator('.task > .note').first().textContent()).toMatch(/^Answers of ada\./)
    expect(await page.locator('#answer-guess').inputValue()).toBe('7,5')
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
      /these answers are to version 99 of the exercise, and this page has version 2/,
    ],
    ['a prototype', '{"__proto__": {"format": "collapse-lab/answers/1"}}', /format is not what it should be/],
    ['too much', `{"a": "${'x'.repeat(70_000)}"}`, /answers\.json is longer than a file of answers can be/],
  ]
  test('a sheet that will not do is refused in a line', async () => {
    const { page, complaints } = plain
    for (const [why, sheet, message] of refused) {
      await openSheet(page, sheet)
      await expect.poll(() => page.locator('.refusal').textContent(), { message: why }).toMatch(message)
    }
    expect(complaints).toEqual([])
  })

  test('the plain page holds two exercises; each has an address, Back leads to the list, and answers stay', async () => {
    const { page } = plain
    await goTo(page, '#class')
    expect(await page.locator('.shelf h2').allTextContents()).toEqual([
      'A photocopy of a photocopy',
      'Cards and dice',
    ])
    expect(await page.locator('main').textContent()).not.toMatch(TERMINAL)
    await page.getByRole('button', { name: 'Open: Cards and dice' }).click()
    await begin(page, 'ada')
    expect(page.url()).toContain('exercise=09-cards-and-dice')
    const first = page.locator('#answer-guess')
    await first.fill('7')
    await page.goBack()
    await page.locator('.shelf').waitFor()
    await page.goForward()
    await expect.poll(() => first.inputValue()).toBe('7')
  })

  test(
    'who serves the page has every exercise, and none of them speaks of a terminal',
    { timeout: 180_000 },
    async () => {
      const { page: html, files } = servedPage([])
      const server = await servePage(html, { port: 0, files })
      try {
        const { page, complaints } = await open(`${server.address}#class`)
        const names = listPacks().map(({ pack }) => pack.name)
        expect(await page.locator('.shelf li').count()).toBe(names.length)
        for (const name of names) {
          await page.goto(`${server.address}#class?exercise=${name}`)
          await page.locator('.task').waitFor()
          await begin(page, 'ada')
          await page.locator('.questions').waitFor()
          expect(await page.locator('main').textContent(), name).not.toMatch(TERMINAL)
        }
        expect(complaints).toEqual([])
      } finally {
        await server.close()
      }
    },
  )

  test('the life of a word is looked up where the exercise asks for it', async () => {
    // The exercise of a shorter text, which a page runs in a moment.
    const pack = join(scratchFolder(), '02-rare-first')
    cpSync('exercises/02-rare-first', pack, { recursive: true })
    const exercise = join(pack, 'exercise.json')
    writeFileSync(exercise, readFileSync(exercise, 'utf8').replace('"moby-dick"', '"twenty-chapters"'))
    const { page } = await open(await exercisePage(pack))
    await begin(page, 'ada')
    await page.getByRole('button', { name: 'Run it' }).first().click()
    await page.locator('.task-run table').waitFor({ timeout: 60_000 })
    await page.getByLabel('The life of a word').fill('whale')
    await page.locator('.practise [role=status]', { hasText: /^in the text [\d,]+ times · A: [\d,]+ · B:/ }).waitFor() // prettier-ignore
  })

  test('the seventh exercise is played in the page: ten passages by the pupil’s seed', async () => {
    const pack = join(scratchFolder(), '07-who-wrote-it')
    cpSync('exercises/07-who-wrote-it', pack, { recursive: true })
    const exercise = join(pack, 'exercise.json')
    writeFileSync(exercise, readFileSync(exercise, 'utf8').replace('"moby-dick"', '"twenty-chapters"'))
    const { page } = await open(await exercisePage(pack))
    await begin(page, 'ada')
    await page.getByRole('button', { name: 'Run it' }).click()
    await page.getByRole('button', { name: 'Human or machine? Play against copy C' }).click({ timeout: 60_000 }) // prettier-ignore
    await page.getByText('Passage 1 of 10. Who wrote this?').waitFor()
    expect(page.url()).toMatch(new RegExp(`#game\\?copy=C&seed=${sheetFor('07-who-wrote-it').variant}$`))
  })

  test.each(['04-ten-thousand-stories', '09-cards-and-dice'])('%s has nothing that axe finds wrong, and fits 320 pixels', async name => {
    const { page } = await open(await exercisePage(name), { viewport: { width: 320, height: 700 } })
    await begin(page, 'ada')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }) // prettier-ignore
})

describeInBrowser('a link for a class', open => {
  const shared = openedOnce(`${PAGE}#text`)

  test('is made in the page, sets a text and settings, locks what the teacher does not tick, and says who has set it', async () => {
    const { page } = await open(`${PAGE}#text?generations=7&order=2`)
    await page.locator('summary', { hasText: 'Link for a class' }).click()
    const list = page.locator('.class-link')
    await list.getByRole('combobox', { name: 'Text' }).selectOption('twenty-chapters')
    await page.getByLabel('Your name, as pupils know it').fill('Ms <i>Smith</i>')
    await list.locator('summary', { hasText: 'Pupils may change: What each model reads, Copies' }).click()
    await list.getByLabel('What each model reads').uncheck()
    await list.getByLabel('Temperature').check()
    const link = await page.getByLabel('The link').inputValue()
    const pupil = await open(link)
    expect(await pupil.page.locator('.set').textContent()).toMatch(
      /^Ms <i>Smith<\/i> has set this for your class\./,
    )
    expect(await pupil.page.locator('.set dl').textContent()).toBe('Words in a row (order)2')
    expect(await pupil.page.locator('.settings-sentence').textContent()).toContain(
      'Each model reads only the last copy.',
    )
    expect(await pupil.page.getByLabel('Copies', { exact: true }).inputValue()).toBe('7')
    await pupil.page.locator('.understood', { hasText: 'The text: Moby-Dick' }).waitFor()
    expect(await pupil.page.getByRole('button', { name: 'Take another text' }).count()).toBe(0)
    await pupil.page.locator('summary', { hasText: 'More settings' }).click()
    expect(await pupil.page.locator('.more .control label').allTextContents()).toEqual(['Temperature'])
    expect(await pupil.page.locator('.class-link').count()).toBe(0)
    expect(pupil.complaints).toEqual([])
  })

  test('stands first, below the warning that a page from disk makes one for this computer only; the choices are folded, and no text is lost to them', async () => {
    const { page } = await open(`${PAGE}#text`)
    await giveText(page)
    await page.locator('summary', { hasText: 'Link for a class' }).click()
    const list = page.locator('.class-link')
    expect(await list.locator(':scope > :nth-child(2)').textContent()).toMatch(/^This page lies on your disk/)
    expect(await list.locator(':scope > :nth-child(3) input').inputValue()).toMatch(/^file:.*#text\?lock=/)
    await expect.poll(() => list.locator('input[type=checkbox]:visible').count()).toBe(0)
    expect(await list.locator('.may-change summary').textContent()).toBe('Pupils may change: The text, What each model reads, Copies') // prettier-ignore
    await list.getByRole('combobox', { name: 'Text' }).selectOption('twenty-chapters')
    expect(await list.locator(':scope > :nth-child(3) input').inputValue()).toContain('text=twenty-chapters')
    expect(await page.locator('.understood').textContent()).toMatch(/^mine, /)
  })

  test.each([
    ['regime=xyz', /^What each model reads must be one of .*, got "xyz"$/],
    ['generations=9999', /^Copies must be a whole number from 1 to 500, got 9999$/],
    ['order=77&lock=order', /^Words in a row \(order\) must be a whole number from 1 to 10, got 77$/],
    ['text=faust', /^This page does not hold the text “faust”\.$/],
  ])('that is wrong is told at once: %s', async (query, message) => {
    const { page } = shared
    await goTo(page, `#text?${query}`)
    expect(await page.locator('[role=alert]').textContent()).toMatch(message)
  })
})
