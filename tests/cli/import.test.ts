import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseChance } from '../../src/report/run/records.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'

const folder = scratchFolder()
const lab = (...args: string[]) => collapseLab(folder, ...args)
const file = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')
const unfolded = (text: string) => text.replace(/\s+/g, ' ')
const METRICS = ['--metric', 'types-written,surviving-types,perplexity,duplicate-sentences,invented-types']
const generations = ['A', 'B', 'C'].map(name => `made/${name}/passages.jsonl`)

/** A chat in which nothing was generated. */
const SILENT = JSON.stringify({ messages: [{ role: 'user', content: 'One?' }, { role: 'assistant', content: '' }] }) // prettier-ignore

describe('import', () => {
  beforeAll(async () => {
    writeFileSync(join(folder, 'tale.txt'), prose(200))
    expect((await lab('run', 'tale.txt', '--order', '2', '--out', 'made', ...METRICS)).code).toBe(0)
    const stated = ['--by', 'models of the lab', '--year', '2026', '--licence', 'CC0']
    const { code, stdout } = await lab('import', 'tale.txt', ...generations, '--order', '2', '--name', 'tale-word2-replace-metrics0-seed1', ...stated, ...METRICS) // prettier-ignore
    expect(code).toBe(0)
    expect(unfolded(stdout)).toContain('C beside chance, at the same length')
  })
  const made = 'runs/tale-word2-replace-metrics0-seed1'

  test('of passages that a run wrote has its numbers to the byte, but for genealogy and theory', () => {
    const { name } = JSON.parse(file('made', 'run.json')) as { name: string }
    const lines = file('made', 'metrics.csv')
      .replaceAll(name, 'tale-word2-replace-metrics0-seed1')
      .split('\n')
    const comparable = lines.filter(line => !/,theory,|,surviving-ancestors,/.test(line))
    expect(comparable.length).toBeGreaterThan(20)
    expect(file(made, 'metrics.csv')).toBe(comparable.join('\n'))
    expect(file(made, 'vocabulary.csv')).toBe(file('made', 'vocabulary.csv'))
  })

  test('keeps what was stated of the texts, and says that they are imported', async () => {
    const { stdout } = await lab('provenance', made)
    expect(unfolded(stdout)).toContain('passages.jsonl (imported: C); author: models of the lab; year: 2026; licence: CC0;') // prettier-ignore
    expect(unfolded(stdout)).toContain('tale.txt (human); author: not stated;')
  })

  test('has a band of chance for every text, and what a lineage of the lab wrote lies at it', () => {
    const rows = parseChance(file(made, 'chance.csv'))
    const of = (metric: string) => rows.filter(row => row.metric === metric)
    expect(of('surviving-types').map(({ model }) => model)).toEqual(['A', 'B', 'C'])
    expect(of('perplexity').every(({ copies, passages }) => copies && !passages)).toBe(true)
    for (const { copies } of of('surviving-types')) expect(copies!.low).toBeLessThanOrEqual(copies!.high)
    // Passages of the text use all of its words: they are as many tokens as it has.
    expect(of('surviving-types').map(({ passages }) => passages!.low)).toEqual([1, 1, 1])
  })

  test('can be verified, compared, read closely and shown as a page', async () => {
    const verified = await lab('verify', made)
    expect(verified.stdout).toContain('All 12 files are as the plan gives them.')
    expect((await lab('compare', 'made', made)).code).toBe(0)
    const close = await lab('show', made, '--passage', 'C/2')
    expect([close.code, unfolded(close.stdout)]).toEqual([0, expect.stringContaining('copied word for word')])
    expect(close.stdout).not.toContain('Where it comes from')
    for (const wanted of [
      ['show', made, '--passage', 'C/2', '--token', '1'],
      ['provenance', made, '--passage', 'C/2'],
    ]) {
      // prettier-ignore
      const { code, stderr } = await lab(...wanted)
      expect([code, stderr]).toEqual([1, expect.stringContaining('nobody knows where each token was copied from')]) // prettier-ignore
    }
    expect((await lab('report', made, '--out', 'page.html')).code).toBe(0)
    expect(file('page.html')).toContain('"chance":[{')
  })

  test('of the whole text rewritten holds nothing out, and says why', async () => {
    writeFileSync(
      join(folder, 'rewritten.txt'),
      file('tale.txt').replaceAll('the old captain', 'the skipper'),
    )
    const { code, stdout, stderr } = await lab('import', 'tale.txt', 'rewritten.txt', '--out', 'rewritten', ...METRICS) // prettier-ignore
    expect(code).toBe(0)
    expect(unfolded(stderr)).toMatch(/the text of A has [\d.]+ % of the held-out text word for word.* nothing is held out/) // prettier-ignore
    expect(unfolded(stdout)).not.toContain('perplexity on held-out text')
    const { plan } = JSON.parse(file('rewritten', 'run.json')) as { plan: { heldOut: string } }
    expect(plan.heldOut).toBe('none')
    const asked = await lab('import', 'tale.txt', 'rewritten.txt', '--out', 'asked', '--held-out', 'tenths', ...METRICS) // prettier-ignore
    expect(unfolded(asked.stderr)).toContain('perplexity and guesses are of text that was read')
  })

  describe('of texts with words that the human text does not have', () => {
    beforeAll(async () => {
      // A has "tapestry" in its second and third passage, B only in its first.
      const passages = file('tale.txt').split('\n\n')
      const put = (places: readonly number[]) =>
        passages.map((text, at) => (places.includes(at) ? `${text} What a tapestry.` : text)).join('\n\n')
      writeFileSync(join(folder, 'once.txt'), put([1, 2, 4, 6]))
      writeFileSync(join(folder, 'twice.txt'), put([0]))
      const { code } = await lab('import', 'tale.txt', 'once.txt', 'twice.txt', '--no-chance', '--out', 'new-words', '--metric', 'types-written') // prettier-ignore
      expect(code).toBe(0)
    })

    test('tells the life of such a word, and refuses one that no text has', async () => {
      const { code, stdout } = await lab('show', 'new-words', '--word', 'Tapestry')
      expect(code).toBe(0)
      expect(unfolded(stdout)).toContain('"tapestry" is not in the human text; A is the first that has it. B has it once.') // prettier-ignore
      expect(stdout).toMatch(/human +0 +– +–\n *A +4 +4 +A\/2\n *B +1 +1 +B\/1\n/)
      const data = JSON.parse(
        (await lab('show', 'new-words', '--word', 'tapestry', '--json')).stdout,
      ) as object
      expect(data).toMatchObject({
        counts: [0, 4, 1],
        places: [
          { generation: 'A', passages: 4, first: 'A/2' },
          { generation: 'B', passages: 1, first: 'B/1' },
        ],
      })
      const refused = await lab('show', 'new-words', '--word', 'delve')
      expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('word "delve" is in no text of the run')]) // prettier-ignore
    })

    test('does not say that passages of one number have nothing in common', async () => {
      const { stdout } = await lab('show', 'new-words', '--passage', '1')
      expect(unfolded(stdout)).toContain('--passage NUMBER shows others.')
    })

    test('has such words in drift: by G2 where they are frequent enough, and in a list of all', async () => {
      const { stdout } = await lab('show', 'new-words', '--drift', 'A', '--json')
      const { gaining, added } = JSON.parse(stdout) as Record<
        'gaining' | 'added',
        { type: string; human: number; now: number }[]
      >
      const tapestry = expect.objectContaining({ type: 'tapestry', human: 0, now: 4 }) as object
      expect(gaining).toContainEqual(tapestry)
      expect(added).toContainEqual(tapestry)
      expect(unfolded((await lab('show', 'new-words', '--drift', 'B')).stdout)).toMatch(
        /words? that B has and the human text that A learned from does not .*tapestry 1/,
      )
    })
  })

  test('lets models of the lab go on behind the texts', async () => {
    const { code } = await lab('import', 'tale.txt', 'made/A/passages.jsonl', '--generations', '3', '--out', 'on', ...METRICS) // prettier-ignore
    expect(code).toBe(0)
    const { generations, plan } = JSON.parse(file('on', 'run.json')) as {
      generations: string[]
      plan: { sizes: number[] }
    }
    expect([generations, plan.sizes.length]).toEqual([['A', 'B', 'C'], 1])
    expect(new Set(parseChance(file('on', 'chance.csv')).map(({ model }) => model))).toEqual(new Set(['A']))
  })

  test('without chance has no table of it, and can be verified', async () => {
    const { code, stdout } = await lab('import', 'tale.txt', 'made/A/passages.jsonl', '--no-chance', '--out', 'bare', ...METRICS) // prettier-ignore
    expect([code, stdout.includes('beside chance')]).toEqual([0, false])
    expect(existsSync(join(folder, 'bare', 'chance.csv'))).toBe(false)
    expect((await lab('verify', 'bare')).code).toBe(0)
  })

  test('reads as much of each as --size says, so that texts of two authors compare', async () => {
    for (const [name, length] of [
      ['one', 40],
      ['two', 30],
    ] as const) {
      writeFileSync(join(folder, `${name}.txt`), prose(length, name))
      const { code } = await lab('import', 'tale.txt', `${name}.txt`, '--size', '500', '--held-out', 'tenths', '--no-chance', '--out', name, ...METRICS) // prettier-ignore
      expect(code).toBe(0)
    }
    expect((JSON.parse(file('one', 'run.json')) as { plan: object }).plan).toMatchObject({
      size: 500,
      sizes: [500],
    })
    expect((await lab('compare', 'one', 'two')).stdout).not.toContain('do not compare')
    const { stdout } = await lab('compare', 'one', 'bare')
    expect(unfolded(stdout)).toContain('import each with the same --size')
    expect((await lab('verify', 'one')).code).toBe(0)
    expect((await lab('import', 'tale.txt', 'two.txt', '--size', '99999')).stderr).toMatch(/two\.txt, the text of A, has [\d,]+ tokens, fewer than 99999\nhint: take --size /) // prettier-ignore
  })

  test('of a corpus beside a file keeps what is known of each, and can be verified', async () => {
    const { code } = await lab('import', 'tale.txt', 'made/A/passages.jsonl', 'twenty-chapters', '--no-chance', '--out', 'both', '--metric', 'types-written') // prettier-ignore
    expect(code).toBe(0)
    const { stdout } = await lab('provenance', 'both')
    expect(unfolded(stdout)).toContain('(imported: A); author: not stated;')
    expect(unfolded(stdout)).toContain('(imported: B); author: Herman Melville; year: 1851;')
    expect((await lab('verify', 'both')).stdout).toContain('✓ run.json')
  })

  test.each([
    [['import', 'tale.txt'], 2, 'import needs a text that something else wrote'],
    [['import', 'silent.json'], 1, 'silent.json has no text on the generated side; messages with text by role: user 1, assistant 0'], // prettier-ignore
    [['import', 'tale.txt', 'nowhere.txt'], 1, '"nowhere.txt" is neither a corpus nor a file or folder'],
    [['import', 'tale.txt', 'empty.txt'], 1, 'empty.txt'],
    [['import', 'tale.txt', 'made/A/passages.jsonl', '--name', '../out'], 2, '--name must be one word'],
    [['import', 'tale.txt', 'made/A/passages.jsonl', '--name', 'x', '--out', 'y'], 2, '--name and --out are both given'], // prettier-ignore
    [['import', 'tale.txt', ...generations, '--generations', '2'], 1, '3 texts are to be imported'],
    [['import', 'tale.txt', ...generations, '--regime', 'grow'], 1, 'an imported text is one text'],
  ])('refuses %j', async (args, code, says) => {
    writeFileSync(join(folder, 'empty.txt'), '')
    writeFileSync(join(folder, 'silent.json'), SILENT)
    const refused = await lab(...args)
    expect([refused.code, unfolded(refused.stderr)]).toEqual([code, expect.stringContaining(says)])
    expect(existsSync(join(folder, 'runs', 'x'))).toBe(false)
  })
})
