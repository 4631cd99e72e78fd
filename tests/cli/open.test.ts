import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docx } from '../docx.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { startCollapseLab } from './spawned.ts'

/** Opens a text, asks for the page once, and ends by Ctrl-C. */
async function opened(folder: string, ...args: string[]) {
  const command = startCollapseLab(folder, ...args)
  const printed: string[] = []
  const noted: string[] = []
  const ended = new Promise<number | null>(resolve => command.on('exit', resolve))
  command.stderr.on('data', (data: Buffer) => noted.push(data.toString()))
  const address = await new Promise<string>((resolve, reject) => {
    command.stdout.on('data', (data: Buffer) => {
      printed.push(data.toString())
      const [found] = /http:\S+/.exec(printed.join('')) ?? []
      if (found !== undefined) resolve(found)
    })
    command.on('exit', () => reject(new Error(noted.join(''))))
  })
  const page = await (await fetch(address)).text()
  command.kill('SIGINT')
  return { address, page, noted: noted.join(''), code: await ended }
}

const recordOf = (folder: string, run: string) => readFileSync(join(folder, 'runs', run, 'run.json'), 'utf8')

test('a text and nothing else: a run is made, and the page is served on which its words fade', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'my novel.docx'), docx(prose(60).split('\n\n')))
  const { address, page, noted, code } = await opened(folder, 'my novel.docx', '--generations', '2')
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#words\?play=yes$/)
  expect(page).toContain('"title":"my novel')
  expect(noted).toContain('The run is in runs/my-novel-word3-replace-gen2-seed1.\n')
  expect(noted).toContain('Open it in a browser on this machine')
  expect(code).toBe(130)
  expect(JSON.parse(recordOf(folder, 'my-novel-word3-replace-gen2-seed1'))).toMatchObject({ status: 'completed' }) // prettier-ignore
})

test('a text that is opened again has its run already; one that was changed has a new run beside the old one', async () => {
  const folder = scratchFolder()
  const tale = join(folder, 'tale.txt')
  writeFileSync(tale, prose(60))
  await opened(folder, 'tale.txt')
  const first = recordOf(folder, 'tale-word3-replace-seed1')
  await opened(folder, 'open', 'tale.txt', '--no-open')
  expect(recordOf(folder, 'tale-word3-replace-seed1')).toBe(first)
  writeFileSync(tale, prose(61))
  const { noted } = await opened(folder, 'tale.txt')
  expect(noted).toContain('The run is in runs/tale-word3-replace-seed1-2.\n')
  expect(recordOf(folder, 'tale-word3-replace-seed1')).toBe(first)
})

test('a file that is not there is no command; a command comes before a file of its name', async () => {
  const folder = scratchFolder()
  const { code, stderr } = await collapseLab(folder, 'my-nvoel.docx')
  expect(code).toBe(2)
  expect(stderr).toBe(
    'collapse-lab: my-nvoel.docx is neither a command nor a text that is there\nhint: check the name of the file; collapse-lab --help names the commands\n',
  )
  writeFileSync(join(folder, 'measure'), prose(5))
  expect((await collapseLab(folder, 'measure', 'measure')).code).toBe(0)
})
