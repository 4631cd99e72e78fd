import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))
const NAME = 'tale-word3-replace-seed1'
beforeAll(() => collapseLab(folder, 'run', '--corpus', 'tale.txt'))

test('from another folder than that of the text it is said what is missing, and where it lies', async () => {
  const elsewhere = scratchFolder()
  const run = join(folder, 'runs', NAME)
  for (const args of [
    ['show', run, '--passage', 'human/1'],
    ['show', run, '--passage', 'A/1'],
    ['verify', run],
  ]) {
    const { code, stderr } = await collapseLab(elsewhere, ...args)
    expect(code).toBe(1)
    expect(stderr).toContain(
      `the text of ${run} is not here: its plan names tale.txt, and ${elsewhere} holds no such file`,
    )
    expect(stderr).toContain(`hint: it lies in ${folder}: go there first, as by cd ${folder}`)
  }
})

describe('show --passage with an id', () => {
  test('reads one passage closely: marks, what they mean, and where it comes from', async () => {
    const { stdout, code } = await collapseLab(folder, 'show', NAME, '--passage', 'b/2')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^B\/2: \d+ tokens \(words\), written by B\n/)
    expect(stdout).toMatch(/\n {3}1 {2}\S/)
    expect(stdout).toMatch(/share of the tokens +here +B +human\n/)
    expect(stdout).toMatch(/Its \d+ tokens go back to \d+ different passages of the human text/)
    expect(stdout).toMatch(/The nearest human passage: tale\/\d+, similarity 0\.\d\d/)
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
    expect(stdout).not.toContain('\u001B')
  })

  test('reads a human passage with the words that the last generation has lost, as text and as data', async () => {
    const { stdout, code } = await collapseLab(folder, 'show', NAME, '--passage', 'human/2')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^human\/2 \(tale\/2\), read by A\n/)
    const data = JSON.parse((await collapseLab(folder, 'show', NAME, '--passage', 'human/2', '--json')).stdout) as { text: string; lost: string[] } // prettier-ignore
    // Each paragraph has a word of its own that no model is likely to write in three rounds.
    const written = ['A', 'B', 'C'].map(name => readFileSync(join(folder, 'runs', NAME, name, 'passages.jsonl'), 'utf8')) // prettier-ignore
    for (const word of data.lost) expect(written[2]).not.toMatch(new RegExp(`\\b${word}\\b`, 'i'))
    for (const word of data.lost) expect(stdout).toContain(`[${word}]`)
    const beyond = await collapseLab(folder, 'show', NAME, '--passage', 'human/999')
    expect(beyond.stderr).toMatch(/passage human\/999 is not in the run\nhint: A learned from \d+ passages/)
  })

  test('--json gives the spans with their places, and they are there', async () => {
    interface Data {
      text: string
      copied: { token: number; length: number; in: { passage: string; token: number } }[]
      forebears: { tokens: number }[]
      tokens: number
    }
    const chapters = readCorpus('moby-dick').passages.slice(0, 300)
    writeFileSync(join(folder, 'chapters.txt'), chapters.map(({ text }) => text).join('\n\n'))
    const small = '--corpus chapters.txt --generations 1 --metric types-written --out whale'.split(' ')
    expect((await collapseLab(folder, 'run', ...small)).code).toBe(0)
    const { split, fold } = tokenizerNamed('word')
    const words = (text: string) => split(text).map(fold)
    const read = readCorpus(join(folder, 'chapters.txt'))
    const human = new Map(read.passages.map(({ id, text }) => [id, words(text)]))
    let found = 0
    for (const number of [1, 2, 3]) {
      const { stdout } = await collapseLab(folder, 'show', 'whale', '--passage', `A/${number}`, '--json')
      const { text, copied, tokens, forebears } = JSON.parse(stdout) as Data
      expect(words(text).length).toBe(tokens)
      expect(forebears.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(tokens)
      for (const { token, length, in: place } of copied) {
        const source = human.get(place.passage)!.slice(place.token - 1, place.token - 1 + length)
        expect(source).toEqual(words(text).slice(token - 1, token - 1 + length))
        expect(length).toBeGreaterThanOrEqual(8)
        found += 1
      }
    }
    expect(found).toBeGreaterThan(0)
  })

  test('--token follows a token to the human text, by its number or a word', async () => {
    const { stdout, code } = await collapseLab(folder, 'show', NAME, '--passage', 'C/1', '--token', '2')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Token 2 of C\/1, and what it was copied from\n[^]*\nC\/1, token 2\n {2}.*\[\w+\][^]*copied from B\/\d+, token \d+\n[^]*copied from A\/\d+, [^]*copied from tale\/\d+, token \d+ of the human text\n/,
    )
    const { chain } = JSON.parse(
      (await collapseLab(folder, 'show', NAME, '--passage', 'C/1', '--token', '.', '--json')).stdout,
    ) as { chain: { source: string; context: string }[] }
    expect(chain.map(({ source }) => source)).toEqual(['C', 'B', 'A', 'human'])
    expect(chain.every(({ context }) => context.includes('[.]'))).toBe(true)
  })

  test.each([
    [['--passage', 'Z/1'], 1, /generation "Z" is not in the run\nhint: it has human, A, B, C\n$/],
    [
      ['--passage', 'B/999999'],
      1,
      /passage B\/999999 is not in the run\nhint: B wrote \d+ passages, counted from 1/,
    ],
    [
      ['--passage', 'B/0'],
      2,
      /must be the id of a passage .* got "B\/0"\nhint: write it as in B\/17 or human\/17, counted from 1/,
    ],
    [['--passage', 'B/x'], 2, /must be the id/],
    [['--passage', '__proto__/1'], 2, /must be the id/],
    [['--passage', 'B/1e3'], 2, /must be the id/],
    [['--passage', 'B/1', '--generation', 'A'], 2, /is a view of its own/],
    [['--passage', 'B/1', '--lost', 'A'], 2, /is a view of its own/],
    [['--token', '3'], 2, /--token asks for a passage/],
    [['--passage', '3', '--token', '3'], 2, /--token asks for a passage/],
    [['--passage', 'B/1', '--token', 'zebra'], 1, /token "zebra" is not in B\/1\nhint: it has \d+ tokens/],
  ])('%j is refused in two lines', async (args, exit, message) => {
    const { code, stderr, stdout } = await collapseLab(folder, 'show', NAME, ...args)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
    expect([code, stdout]).toEqual([exit, ''])
  })

  test('a human text that has changed, or is gone, is refused', async () => {
    writeFileSync(join(folder, 'moving.txt'), prose(40))
    await collapseLab(folder, 'run', '--corpus', 'moving.txt', '--out', 'moving')
    writeFileSync(join(folder, 'moving.txt'), prose(40).replace('miller', 'killer'))
    const changed = await collapseLab(folder, 'show', 'moving', '--passage', 'A/1')
    expect(changed.code).toBe(1)
    expect(changed.stderr).toMatch(
      /^collapse-lab: the text moving.txt is not the one that the run began with: sha256 \w{12}… and not \w{12}…\nhint: put the text back as it was, or run the plan again with --out and the name of a new folder\n$/,
    )
    const again = await collapseLab(folder, 'run', '--corpus', 'moving.txt', '--out', 'moving/')
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(
      /moving\.txt was changed since; nothing in it was touched\nhint: name a new folder, as in --out moving-2, or put the text back as it was\n$/,
    )
    rmSync(join(folder, 'moving.txt'))
    const gone = await collapseLab(folder, 'show', 'moving', '--passage', 'A/1', '--token', '1')
    expect(gone.code).toBe(1)
    expect(gone.stderr).toMatch(/^collapse-lab: .*moving.txt.*\nhint: .*\n$/)
  })

  test('what could steer a terminal does not come through', async () => {
    const paragraph = (k: number) =>
      `the \u001B[31mred\u0007 [whale] {saw} †${k} the \u202Esea and __proto__.`
    writeFileSync(join(folder, 'odd.txt'), Array.from({ length: 20 }, (_, k) => paragraph(k)).join('\n\n'))
    expect(
      (await collapseLab(folder, 'run', '--corpus', 'odd.txt', '--out', 'odd', '--order', '2')).code,
    ).toBe(0)
    const views = [[], ['--token', '2'], ['--token', '__proto__']]
    const outcomes: Outcome[] = []
    for (const more of views)
      outcomes.push(await collapseLab(folder, 'show', 'odd', '--passage', 'A/1', ...more))
    for (const { stdout } of outcomes)
      // eslint-disable-next-line no-control-regex -- these are what must not come through
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/)
    expect(outcomes[0]!.stdout).toContain('[31mred')
    expect(outcomes[0]!.stdout).toMatch(/⟦…⟧ +copied word for word|not marked: copied/)
  })
})
