import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPack } from '../../src/node/exercises/packs.ts'
import { collapseLab } from '../cli/command-line.ts'
import { elements } from '../exercise/qti.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser } from './browser.ts'

const VERSIONS = ['1.2', '2004'] as const
type Version = (typeof VERSIONS)[number]
const { pack } = readPack('9')
const POINTS = pack.tasks.reduce((sum, { points, forReader }) => sum + (forReader ? 0 : points), 0)

/** What a platform has stored of a learner: elements of its data model. */
type Stored = Readonly<Record<string, string>>

/**
 * A stand-in for the object of a platform, as strict as the standard: it takes calls between begin and end alone, known elements, and
 * values of their kinds. What it has stored outlives the page, as at a platform.
 */
function standIn(version: string): void {
  const is12 = version === '1.2'
  const core = is12 ? 'cmi.core.' : 'cmi.'
  const number = /^-?\d+(\.\d{1,7})?$/
  const writable: Record<string, RegExp> = {
    [`${core}score.raw`]: number,
    [`${core}score.min`]: number,
    [`${core}score.max`]: number,
    ...(is12 ? {} : { 'cmi.score.scaled': /^-?(0(\.\d{1,7})?|1(\.0{1,7})?)$/ }),
    [is12 ? 'cmi.core.lesson_status' : 'cmi.completion_status']: /^(completed|incomplete)$/,
    [is12 ? 'cmi.core.exit' : 'cmi.exit']: /^suspend$/,
    'cmi.suspend_data': /^[^]{0,4000}$/,
  }
  const [id, name] = is12 ? ['student_id', 'student_name'] : ['learner_id', 'learner_name']
  const readable: Record<string, string> = { [core + id]: 'pupil-7', [core + name]: 'Lovelace, Ada' }
  const state = { stored: JSON.parse(localStorage.getItem('stored') ?? '{}') as Record<string, string>, calls: [] as string[], wrong: [] as string[], on: false } // prettier-ignore
  Object.assign(window, { platform: state })
  const wrong = (what: string) => (state.wrong.push(what), 'false')
  const work: Record<string, (...values: string[]) => string> = {
    begin: (...values) => (values.length === 1 && values[0] === '' && !state.on ? ((state.on = true), 'true') : wrong('begin')),
    get: (...[element = '']) => (state.on ? (readable[element] ?? state.stored[element] ?? (writable[element] ? '' : wrong(element))) : wrong('get')),
    set(...[element = '', value = '']) {
      if (!state.on || !writable[element]?.test(value)) return wrong(`${element} = ${value}`)
      state.stored[element] = value
      return 'true'
    },
    commit: () => (state.on ? (localStorage.setItem('stored', JSON.stringify(state.stored)), 'true') : wrong('commit')),
    end: () => (state.on ? ((state.on = false), 'true') : wrong('end')),
  } // prettier-ignore
  const names: Record<string, string> = is12
    ? { LMSInitialize: 'begin', LMSGetValue: 'get', LMSSetValue: 'set', LMSCommit: 'commit', LMSFinish: 'end' } // prettier-ignore
    : { Initialize: 'begin', GetValue: 'get', SetValue: 'set', Commit: 'commit', Terminate: 'end' }
  const api = Object.fromEntries(
    Object.entries(names).map(([name, kind]) => [
      name,
      (...values: string[]) => {
        state.calls.push(kind)
        return work[kind]!(...values)
      },
    ]),
  )
  Object.assign(window, { [is12 ? 'API' : 'API_1484_11']: api })
}

/** The package that the command makes, as files. */
async function packageFor(version: Version): Promise<Record<string, string>> {
  const folder = scratchFolder()
  const { code, stdout, stderr } = await collapseLab(folder, 'exercise', 'scorm', '9', '--to', version, '--out', 'course') // prettier-ignore
  expect(code, stderr).toBe(0)
  expect(stdout).toContain(`at most ${POINTS}`)
  const files = unzipSync(readFileSync(join(folder, 'course.zip')))
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

const packages: Partial<Record<Version, Record<string, string>>> = {}
let server: Server
let origin = ''

beforeAll(async () => {
  for (const version of VERSIONS) packages[version] = await packageFor(version)
  server = createServer((request, response) => {
    const [, version, what] = /^\/(1\.2|2004)\/(frame|opener|page|nobody)$/.exec(request.url ?? '') ?? []
    const page = packages[version as Version]?.['index.html'] ?? ''
    const begun = `<!doctype html><title>platform</title><script>${standIn.toString()};standIn('${version}')</script><main><h1>Platform</h1></main>`
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (what === 'page') response.end(page)
    // A frame in a frame, as platforms have it.
    else if (what === 'frame')
      response.end(`${begun}<iframe src="nobody" width="1200" height="800"></iframe>`)
    else if (what === 'opener') response.end(begun)
    else if (what === 'nobody')
      response.end('<!doctype html><title>player</title><main><h1>Player</h1></main><iframe src="page" width="1100" height="700"></iframe>') // prettier-ignore
    else response.writeHead(404).end()
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}, 120_000)
afterAll(() => server.close())

const platformOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { platform: { stored: Stored; calls: string[]; wrong: string[]; on: boolean } }).platform) // prettier-ignore

/** Answers all but the last two questions; the numbers of the law and the choice are right. */
async function answerSome(page: Page | FrameLocator): Promise<void> {
  const box = (id: string) => page.locator(`#answer-${id}`)
  for (const [id, value] of [['guess', '8'], ['sheet-one', '7'], ['sheet-five', '4'], ['law-1', '63'], ['law-2', '47'], ['law-3', '12']] as const) await box(id).fill(value) // prettier-ignore
  await page.getByRole('button', { name: 'Check my answers' }).click()
}

test.each(VERSIONS)('the manifest of SCORM %s names one page that reports', version => {
  const { 'imsmanifest.xml': manifest = '', ...rest } = packages[version]!
  expect(Object.keys(rest)).toEqual(['index.html'])
  const of = (name: string) => elements(manifest, name).map(({ attribs }) => attribs!)
  const [told] = of('manifest')
  const textOf = (name: string) => elements(manifest, name)[0]!.children![0]!.data
  expect(told!.identifier).toBe(`collapse-lab-${pack.name}`)
  expect(textOf('schema')).toBe('ADL SCORM')
  expect(textOf('schemaversion')).toBe(version === '1.2' ? '1.2' : '2004 3rd Edition')
  expect(of('organizations')[0]!.default).toBe(of('organization')[0]!.identifier)
  const [resource] = of('resource')
  expect(of('item')[0]!.identifierref).toBe(resource!.identifier)
  expect(resource).toMatchObject({ type: 'webcontent', href: 'index.html', [version === '1.2' ? 'adlcp:scormtype' : 'adlcp:scormType']: 'sco' }) // prettier-ignore
})

describeInBrowser('an exercise in a learning platform', open => {
  test.each(VERSIONS)('by SCORM %s: begins with the learner, reports the points that the page gives, says what is open for the teacher, and keeps the answers', async version => {
    const { page, complaints } = await open(`${origin}/${version}/frame`)
    const inner = page.frameLocator('iframe').frameLocator('iframe')
    await inner.getByText('Answers of pupil-7.').waitFor()
    expect(await inner.getByRole('button', { name: 'Somebody else' }).count()).toBe(0)
    await inner.getByText('When you check your answers, the page tells your learning platform your points. 2 more points are for answers that your teacher reads').waitFor() // prettier-ignore
    await answerSome(inner)
    await inner.getByText('5 of 10 points.').waitFor({ timeout: 60_000 })
    await inner.getByText(`Your learning platform was told: 5 of ${POINTS} points. 2 more points`).waitFor()
    const core = version === '1.2' ? 'cmi.core.' : 'cmi.'
    const status = version === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status'
    expect((await platformOf(page)).stored).toMatchObject({
      ...{ [`${core}score.min`]: '0', [`${core}score.max`]: String(POINTS), [`${core}score.raw`]: '5' },
      ...(version === '2004' ? { 'cmi.score.scaled': String(5 / POINTS) } : {}),
      [status]: 'incomplete',
    })
    // With every question answered it is complete, whatever the points are.
    await inner.locator('#answer-law-5').fill('27')
    await inner.getByLabel('no, never').check()
    await inner.locator('#answer-bigger').fill('It is nearer to the law.')
    await inner.getByRole('button', { name: 'Check my answers' }).click()
    await inner.getByText(`Your learning platform was told: 7 of ${POINTS} points.`).waitFor({ timeout: 60_000 }) // prettier-ignore
    const told = await platformOf(page)
    expect(told.stored).toMatchObject({ [`${core}score.raw`]: '7', [status]: 'completed' })
    expect(told.calls[0]).toBe('begin')
    expect(told.calls.filter(call => call === 'commit').length).toBeGreaterThan(1)
    expect(told.wrong).toEqual([])
    // Leaving ends the session, and nothing comes after it.
    await page.evaluate(() => document.querySelector('iframe')!.setAttribute('src', 'about:blank'))
    await expect.poll(async () => (await platformOf(page)).on).toBe(false)
    expect((await platformOf(page)).calls.at(-1)).toBe('end')
    expect((await platformOf(page)).wrong).toEqual([])
    // Another visit goes on with the answers.
    await page.reload()
    await expect.poll(() => inner.locator('#answer-law-5').inputValue(), { timeout: 20_000 }).toBe('27') // prettier-ignore
    expect(complaints).toEqual([])
  }) // prettier-ignore

  test.each(VERSIONS)('by SCORM %s: finds a platform in the window that opened it, too', async version => {
    const { page } = await open(`${origin}/${version}/opener`)
    const opened = page.waitForEvent('popup')
    await page.evaluate(() => void window.open('page'))
    const popup = await opened
    await popup.getByText('Answers of pupil-7').waitFor()
    await answerSome(popup)
    await popup.getByText(`Your learning platform was told: 5 of ${POINTS} points.`).waitFor({ timeout: 60_000 }) // prettier-ignore
    expect((await platformOf(page)).wrong).toEqual([])
    await popup.close()
  }) // prettier-ignore

  test('without a platform it says so, asks for a name, and works as any page of an exercise', async () => {
    const { page, complaints } = await open(`${origin}/1.2/page`)
    await page.getByLabel('Your name, or any word').fill('ada')
    await page.getByRole('button', { name: 'Begin' }).click()
    await answerSome(page)
    await page.getByText('5 of 10 points.').waitFor({ timeout: 60_000 })
    await page.getByText('This page was made for a learning platform, and is in none.').waitFor()
    expect(complaints).toEqual([])
  })
})
