import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { once } from '../../src/once.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { TEXT } from './own-text.ts'

/** A text that would like to be markup, a script, a prototype, a line of its own. */
const HOSTILE = [
  '</script><script>alert("script")</script> <img src=x onerror=alert("image")>',
  '<!-- <script> __proto__ constructor toString hasOwnProperty &lt;b&gt; ${alert(1)} {{alert(2)}}',
  'javascript:alert(3) <svg onload=alert(4)> <iframe src="http://127.0.0.1:9/x"></iframe> \u2028 \u202E',
]

/** A run of the hostile text, made once. */
const made = once(async () => {
  const folder = scratchFolder()
  const lines = Array.from({ length: 60 }, (_, line) => `${HOSTILE[line % 3]!} word${line} again and again`)
  writeFileSync(join(folder, 'hostile.txt'), lines.join('\n'))
  const { stdout, stderr, code } = await collapseLab(folder, 'run', '--corpus', 'hostile.txt', '--out', 'run', '--tokens', 'whitespace') // prettier-ignore
  expect(code, stdout + stderr).toBe(0)
  return folder
})

/** A copy of it, to do with as one likes. */
async function hostileRun(): Promise<{ folder: string; run: string }> {
  const folder = scratchFolder()
  cpSync(await made(), folder, { recursive: true })
  return { folder, run: join(folder, 'run') }
}

test('report writes one file beside the run, says so, and refuses to write over another', async () => {
  const { folder } = await hostileRun()
  const { stdout, code } = await collapseLab(folder, 'report', 'run')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Saved in run\/report\.html, [\d,]+ kB\. Open it in any browser/)
  expect(readFileSync(join(folder, 'run/report.html'), 'utf8')).toContain('<!doctype html>')
  const again = await collapseLab(folder, 'report', 'run', '--out', 'hostile.txt')
  expect(again.code).toBe(1)
  expect(again.stderr).toMatch(/hostile\.txt is there already; it was not touched\nhint: /)
  expect((await collapseLab(folder, 'report', 'nothing')).stderr).toContain('run "nothing" is not there')
})

test('a report of a run whose text is gone shows the counts and says what is missing', async () => {
  const { folder } = await hostileRun()
  writeFileSync(join(folder, 'hostile.txt'), 'another text\n\nof another\n\nauthor')
  expect((await collapseLab(folder, 'report', 'run')).code).toBe(0)
  const page = readFileSync(join(folder, 'run/report.html'), 'utf8')
  expect(page).toContain('the texts are missing or too long to quote from')
})

test('a report of several runs of one text holds them all; one of another text is refused', async () => {
  const { folder } = await hostileRun()
  const plan = ['--tokens', 'whitespace', '--corpus']
  await collapseLab(folder, 'run', '--out', 'kept', '--regime', 'accumulate', ...plan, 'hostile.txt')
  writeFileSync(join(folder, 'tame.txt'), Array.from({ length: 60 }, (_, k) => `a tame line ${k}`).join('\n'))
  await collapseLab(folder, 'run', '--out', 'tame', ...plan, 'tame.txt')
  const { stdout, code } = await collapseLab(folder, 'report', 'run', 'kept')
  expect(code).toBe(0)
  expect(stdout).toContain('Saved in report.html')
  const { runs } = embeddedIn(join(folder, 'report.html'))
  expect(runs.map(({ plan: { regime } }) => regime)).toEqual(['replace', 'accumulate'])
  const alone = async (name: string) => {
    await collapseLab(folder, 'report', name)
    return embeddedIn(join(folder, name, 'report.html')).runs[0]
  }
  expect(runs).toEqual([await alone('run'), await alone('kept')])
  expect((await collapseLab(folder, 'report', 'run', 'kept')).stderr).toContain(
    'report.html is there already',
  )
  const other = await collapseLab(folder, 'report', 'run', 'tame', '--force')
  expect(other.stderr).toMatch(
    /tame-\S+ began with another text than hostile-\S+, and a page shows runs of the same words\nhint: /,
  )
})

describeInBrowser('a report', open => {
  test('with the text in it carries the run out again, and asks no one for it', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'mine.txt'), TEXT)
    await collapseLab(folder, 'run', '--corpus', 'mine.txt', '--out', 'run')
    const { code, stderr } = await collapseLab(folder, 'report', 'run', '--with-text', '--out', 'whole.html')
    expect(code, stderr).toBe(0)
    const url = `${pathToFileURL(join(folder, 'whole.html')).href}#read?copy=A`
    const { page, requests, complaints } = await open(url)
    // Models of a short text are trained when they come into sight.
    await page.locator('.write').scrollIntoViewIfNeeded()
    await page.locator('[aria-labelledby=nearest][aria-busy=false]').waitFor()
    expect(await page.locator('[aria-labelledby=nearest]').textContent()).toMatch(/mine\/\d+/)
    expect(requests.filter(asked => asked !== url.split('#')[0] && !/^(data|blob):/.test(asked))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('shows hostile text as text: nothing of it is executed, nothing asked for', async () => {
    const { folder } = await hostileRun()
    await collapseLab(folder, 'report', 'run')
    const url = pathToFileURL(join(folder, 'run/report.html')).href
    const { page, requests, complaints } = await open(url)
    const field = page.locator('.first-screen .field')
    await field.locator('span').first().waitFor()
    expect(await field.textContent()).toContain('</script><script>alert("script")</script>')
    await field.locator('span', { hasText: '__proto__' }).click()
    expect(await page.getByRole('dialog').locator('h2').textContent()).toBe('__proto__')
    for (const name of await page.locator('nav a').allTextContents())
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
    expect(await page.locator('main img, main iframe, main script').count()).toBe(0)
    expect(requests.filter(asked => asked !== url && !/^(data|blob):/.test(asked))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('shows the numbers of metrics.csv and vocabulary.csv', async () => {
    const { folder, run } = await hostileRun()
    await collapseLab(folder, 'report', 'run')
    const { page } = await open(pathToFileURL(join(folder, 'run/report.html')).href)
    const vocabulary = readFileSync(join(run, 'vocabulary.csv'), 'utf8').trimEnd().split('\n').slice(1)
    const left = vocabulary.filter(line => !line.endsWith(',0')).length
    await page.getByRole('radio', { name: 'Copy C', exact: true }).click()
    await expect
      .poll(() => page.locator('.left [role=status]').textContent())
      .toBe(`${left} of ${vocabulary.length} words left in copy C`)
  })
})
