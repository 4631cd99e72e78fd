import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync, zipSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { PlanOptions } from '../../src/lineage/plan.ts'
import type { PageData } from '../../src/report/page/page-data.ts'
import type { RunFile } from '../../src/report/run/run-file.ts'
import { openRun } from '../../src/web/engine/open-run.ts'
import { packRun } from '../../src/web/engine/pack-run.ts'
import { fileName, textOf, type OwnText } from '../../src/web/engine/text.ts'
import { collapseLab } from '../cli/command-line.ts'
import { ONE_PASSAGE } from '../one-passage.ts'
import { scratchFolder } from '../scratch.ts'
import { PAGE, describeInBrowser, savedFile } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { giveText, runText, TEXT } from './own-text.ts'

type Files = Record<string, Uint8Array>

/** The files that the page packs for a plan, by their paths. */
async function packed(plan: PlanOptions, text: OwnText = { name: 'tale.txt', text: TEXT }): Promise<Files> {
  const archive = packRun({ kind: 'pack', text, plan, software: 'test' }, () => undefined)
  return unzipSync(new Uint8Array(await archive.arrayBuffer()))
}

/** Writes files into a folder of their own. */
function unpackedInto(files: Files): string {
  const folder = scratchFolder()
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}

const optionsOf = (plan: PlanOptions) =>
  Object.entries(plan).flatMap(([key, value]) => [
    `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
    String(value),
  ])

/** What does not depend on when and where a run was made. */
const lasting = ({ software: _, times: __, host: ___, ...file }: RunFile) => file

const filesIn = (folder: string): Record<string, Uint8Array> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(path => statSync(join(folder, path)).isFile())
      .map(path => [path, readFileSync(join(folder, path))]),
  )

const open = (files: Files) =>
  new Promise<PageData>(resolve => {
    const given = Object.entries(files).map(([path, bytes]) => ({
      path,
      bytes: bytes as Uint8Array<ArrayBuffer>,
    }))
    resolve(openRun({ kind: 'open', files: given, software: 'test' }))
  })

describe('the files that the page packs', () => {
  const plans: PlanOptions[] = [
    { generations: 2 },
    { generations: 2, regime: 'accumulate', tokens: 'char', order: 5, seed: 'two' },
    { generations: 3, regime: 'keep-human', humanShare: 0.3, protect: ['near-duplicates'], size: 3000 },
  ]
  test.each(plans)('are those that the command writes, byte for byte: %j', async plan => {
    const files = await packed(plan)
    const folder = unpackedInto({ 'tale.txt': files['tale.txt']! })
    const { code, stderr } = await collapseLab(folder, 'run', '--corpus', 'tale.txt', ...optionsOf(plan))
    expect(code, stderr).toBe(0)
    const [name = ''] = readdirSync(join(folder, 'runs'))
    const written = filesIn(join(folder, 'runs', name))
    const inPage = Object.keys(files).filter(path => path !== 'tale.txt')
    expect(inPage.sort()).toEqual(Object.keys(written).map(path => `${name}/${path}`).sort()) // prettier-ignore
    for (const [path, bytes] of Object.entries(written))
      if (path !== 'run.json') expect(Buffer.from(files[`${name}/${path}`]!).equals(bytes), path).toBe(true)
    const fileOf = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as RunFile
    expect(lasting(fileOf(files[`${name}/run.json`]!))).toEqual(lasting(fileOf(written['run.json']!)))
  })

  test('can be verified by the command, whatever the text was called', async () => {
    for (const name of ['A tale. Of two', '../../etc/passwd', 'tale', '.hidden.md', '=1+1.txt']) {
      const folder = unpackedInto(await packed({ generations: 1 }, { name, text: TEXT }))
      const [run = ''] = readdirSync(folder).filter(entry => statSync(join(folder, entry)).isDirectory())
      const { code, stdout, stderr } = await collapseLab(folder, 'verify', `./${run}`)
      expect(code, `${name}: ${stdout}${stderr}`).toBe(0)
    }
  })

  test.each(ONE_PASSAGE)(
    'can be verified where the text is one passage in $language',
    async ({ text, sentences }) => {
      const files = await packed({ generations: 1, order: 2 }, { name: 'one.txt', text })
      const folder = unpackedInto(files)
      const [run = ''] = readdirSync(folder).filter(entry => statSync(join(folder, entry)).isDirectory())
      const { code, stdout, stderr } = await collapseLab(folder, 'verify', `./${run}`)
      expect(code, stdout + stderr).toBe(0)
      const { inputs } = JSON.parse(Buffer.from(files[`${run}/run.json`]!).toString()) as RunFile
      expect(inputs[0]!.passages).toBe(sentences.length)
    },
  )

  const paragraphs = TEXT.replace(/[^\n -~]/g, "'").split('\n\n')
  const inFormats: [string, Buffer][] = [
    ['tale.html', Buffer.from(paragraphs.map(text => `<p>${text} &mdash; <i>r&eacute;sum&eacute;</i>`).join('\n'))],
    ['tale.txt', Buffer.from(paragraphs.map(text => `${text} Ein Märchen, süß`).join('\r\n\r\n'), 'latin1')],
  ] // prettier-ignore
  test.each(inFormats)('hold the file as it was given, whatever its format: %s', async (name, bytes) => {
    const files = await packed({ generations: 1 }, textOf(name, new Uint8Array(bytes)))
    expect(bytes.equals(files[name]!)).toBe(true)
    const { code, stdout, stderr } = await collapseLab(unpackedInto(files), 'verify', './tale-word3-replace-gen1-seed1') // prettier-ignore
    expect(code, stdout + stderr).toBe(0)
    expect((await open(files)).runs[0]!.passages.length).toBe(2)
  })

  test.each([
    ['tale.txt', 'tale.txt'],
    ['tale', 'tale.txt'],
    ['../../etc/passwd', 'etc-passwd.txt'],
    ['C:\\x<y>.md', 'C-x-y-.md'],
    ['...', 'text.txt'],
    ['Ärger im Büro.txt', 'Ärger im Büro.txt'],
  ])('a text called %j is saved as %j', (name, saved) => {
    expect(fileName(name)).toBe(saved)
  })
})

describe('the files of a run, opened', () => {
  test('show what a report of the run shows: as an archive, and as the folder that the command wrote', async () => {
    const files = await packed({ generations: 2 })
    const folder = unpackedInto(files)
    const [name = ''] = readdirSync(folder).filter(entry => entry !== 'tale.txt')
    expect((await collapseLab(folder, 'report', `./${name}`, '--out', 'report.html')).code).toBe(0)
    const { text, runs } = embeddedIn(join(folder, 'report.html'))
    const archive = { 'saved.zip': zipSync(files) }
    for (const opened of [await open(archive), await open(files)]) {
      expect(opened.text).toEqual(text)
      expect(opened.runs).toEqual(runs)
    }
  })

  test('show no passages where the text is not among them, and say so', async () => {
    const { 'tale.txt': _, ...files } = await packed({ generations: 1 })
    const [run] = (await open(files)).runs
    expect(run!.passages).toEqual([])
    expect(run!.notes.at(-1)).toContain('the texts are missing')
  })

  const spoilt: [string, (files: Files, name: string) => Files, RegExp][] = [
    ['none of it', () => ({ 'a.txt': strToU8('x') }), /there is no run\.json among these files/],
    [
      'two runs',
      (files, name) => ({ ...files, 'other/run.json': files[`${name}/run.json`]! }),
      /there are 2 runs among these files/,
    ],
    [
      'a table that was changed',
      (files, name) => ({ ...files, [`${name}/metrics.csv`]: strToU8('run,generation\n') }),
      /metrics\.csv is not as run\.json records it/,
    ],
    [
      'a table that is missing',
      (files, name) => Object.fromEntries(Object.entries(files).filter(([path]) => path !== `${name}/vocabulary.csv`)),
      /vocabulary\.csv is missing/,
    ],
    ['no JSON', (files, name) => ({ ...files, [`${name}/run.json`]: strToU8('{"format":') }), /run\.json is not JSON/],
    [
      'a rule that is none',
      (files, name) => ({
        ...files,
        [`${name}/run.json`]: strToU8(
          Buffer.from(files[`${name}/run.json`]!).toString().replace('"replace"', '"__proto__"'),
        ),
      }),
      /regime/,
    ],
    [
      'a generation too many',
      (files, name) => ({
        ...files,
        [`${name}/run.json`]: strToU8(
          Buffer.from(files[`${name}/run.json`]!)
            .toString()
            .replace(/"generations": \[\s*"A"/, '"generations": ["A", "B"'),
        ),
      }),
      /generations: they must be the first of 1, in order/,
    ],
    ['no archive', () => ({ 'a.zip': strToU8('PK not a zip') }), /the archive cannot be unpacked/],
  ] // prettier-ignore
  test.each(spoilt)('are refused in a line: %s', async (_, spoil, message) => {
    const files = await packed({ generations: 1 })
    const name = Object.keys(files)
      .find(path => path.endsWith('/run.json'))!
      .split('/')[0]!
    await expect(open(spoil(files, name))).rejects.toThrow(message)
  })

  test('are refused when they say that they are too large, before they are unpacked', async () => {
    const archive = zipSync({ 'x/run.json': strToU8('{}') })
    // The size that the entry of the central directory states (APPNOTE 4.3.12, offset 24).
    const entry = Buffer.from(archive).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    new DataView(archive.buffer).setUint32(entry + 24, 0x7fffffff, true)
    await expect(open({ 'bomb.zip': archive })).rejects.toThrow(/a page opens at most 5,000 of 536,870,912 bytes/) // prettier-ignore
  })
})

describeInBrowser('the files of a run', openPage => {
  test('are saved by the page, verified by the command, and opened in another page', async () => {
    const { page, complaints } = await openPage(`${PAGE}#text?generations=2`)
    await giveText(page)
    await runText(page)
    await page.locator('.foot .left', { hasText: 'left in copy B' }).waitFor()
    const shown = await page.locator('.foot .left').textContent()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const saved = await savedFile(await download)
    const archive = new Uint8Array(readFileSync(saved))
    const folder = unpackedInto(unzipSync(archive))
    const { code, stdout } = await collapseLab(folder, 'verify', './mine-word3-replace-gen2-seed1')
    expect(code, stdout).toBe(0)

    const other = await openPage(`${PAGE}#text`)
    const open = () => other.page.locator('summary', { hasText: 'Open a saved run' }).click()
    const left = () => other.page.locator('.foot .left').textContent()
    await open()
    await other.page
      .getByLabel('Choose a zip')
      .setInputFiles({ name: 'mine.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) })
    await other.page.locator('.view-words').waitFor()
    await expect.poll(left).toBe(shown)
    await other.page.getByRole('link', { name: 'Your text', exact: true }).click()
    await open()
    await other.page.getByLabel('Choose a folder').setInputFiles(folder)
    await other.page.locator('.view-words').waitFor()
    await expect.poll(left).toBe(shown)
    expect([...complaints, ...other.complaints]).toEqual([])
  })
})
