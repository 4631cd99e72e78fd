import type { RunFile } from '../../src/report/run/run-file.ts'
import { ONE_PASSAGE } from '../one-passage.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'

const folder = scratchFolder()
const lab = async (...args: string[]) => {
  const { code, stdout, stderr } = await collapseLab(folder, ...args)
  expect(code, stderr).toBe(0)
  return stdout.replace(/\s+/g, ' ')
}

writeFileSync(
  join(folder, 'haiku.txt'),
  'The lamp has gone out.\nA moth still knocks at the glass.\nRain begins again.\n',
)
writeFileSync(join(folder, 'essay.txt'), prose(12))

/** What is shown of held-out text. */
const PREDICTED = /perplexity on|next word among|coverage-\d|\bjs\b|kl\b/
const once = (text: string) =>
  text.split(/The held-out text has \d+ tokens, too few to say anything/).length - 1

describe.each(['haiku', 'essay'])('of %s', name => {
  test('run shows nothing that rests on held-out text, says once why, and keeps every number', async () => {
    const shown = await lab('run', `${name}.txt`, '--out', name)
    expect(shown).not.toMatch(PREDICTED)
    expect(shown).not.toMatch(/predicts human writing|Theory expected/)
    expect(once(shown)).toBe(1)
    expect(readFileSync(join(folder, name, 'metrics.csv'), 'utf8')).toMatch(/,A,perplexity,/)
  })

  test('show --theory gives no verdict, in one line', async () => {
    const shown = await lab('show', name, '--theory')
    expect(shown).toMatch(/There is no verdict: A learned from fewer than 5,000 tokens\./)
    expect(shown).not.toMatch(/\b(agrees?|differs)\b/)
    const { agreements } = JSON.parse(await lab('show', name, '--theory', '--json')) as {
      agreements: { expected: number; agrees?: boolean; untold?: string }[]
    }
    expect(agreements.length).toBeGreaterThan(0)
    for (const found of agreements) {
      expect(found).toMatchObject({ untold: 'tokens' })
      expect(found).not.toHaveProperty('agrees')
    }
  })

  test('show --passage holds copies against no held-out text', async () => {
    const shown = await lab('show', name, '--passage', 'A/1')
    expect(shown).toMatch(/copied word for word, \d+\+ tokens +[\d.]+ % +[\d.]+ % +–/)
    expect(shown).toMatch(/no model has read, but the held-out text has \d+ tokens, fewer than 100\./)
    expect(shown).not.toMatch(/of about this length are usually/)
  })

  test('several seeds have no verdict on theory, and nothing that rests on held-out text', async () => {
    const shown = await lab('run', `${name}.txt`, '--replicates', '3', '--generations', '2', '--jobs', '1', '--out', `${name}3`)
    expect(shown).not.toMatch(PREDICTED)
    expect(once(shown)).toBe(1)
    expect(shown).toMatch(/There is no verdict: A learned from fewer than 5,000 tokens\./)
    expect(shown).not.toMatch(/means agree with/)
    const [head, ...rows] = readFileSync(join(folder, `${name}3`, 'intervals.csv'), 'utf8').trim().split('\n')
    expect(head).toMatch(/,theory,agrees$/)
    expect(rows.some(row => row.includes(',A,perplexity,'))).toBe(true)
    expect(rows.some(row => /,(yes|no)$/.test(row) && row.includes(',theory,'))).toBe(false)
  }) // prettier-ignore

  test('compare answers no question by held-out text', async () => {
    await lab('run', `${name}.txt`, '--replicates', '3', '--generations', '2', '--jobs', '1', '--regime', 'accumulate', '--out', `${name}3a`) // prettier-ignore
    const shown = await lab('compare', `${name}3`, `${name}3a`)
    expect(shown).not.toMatch(PREDICTED)
    expect(once(shown)).toBe(1)
    expect(shown).toMatch(
      /Not told, since (the held-out text has \d+ tokens, fewer than 100|the text has fewer than 30 tokens): [^:]*Does it predict human/,
    )
    expect(await lab('compare', `${name}3`, `${name}3a`, '--json')).toMatch(/"perplexity"/)
  })

  test('report writes a page without those numbers, and with the reason', async () => {
    await lab('report', name)
    const page = readFileSync(join(folder, name, 'report.html'), 'utf8')
    const data = JSON.parse(/id="run-data">([^]*?)<\/script>/.exec(page)![1]!) as {
      runs: { rows: { metric: string }[]; notes: string[] }[]
    }
    expect(data.runs[0]!.rows.filter(({ metric }) => /^(perplexity|accuracy|js|kl)/.test(metric))).toEqual([])
    expect(data.runs[0]!.notes.filter(note => /held-out text has \d+ tokens/.test(note))).toHaveLength(1)
  })

  test('measure leaves them out of both columns', async () => {
    const shown = await lab('measure', `${name}.txt`, '--against', `${name}.txt`)
    expect(shown).not.toMatch(PREDICTED)
    expect(once(shown)).toBe(1)
    expect(shown).not.toMatch(/copying and distance there/)
  })
})

test('of a haiku no share is told in words: it has fewer than thirty different words', async () => {
  const run = await lab('show', 'haiku')
  expect(run).toMatch(/The human text has fewer than 30 different words, too few to say how many are lost\./)
  expect(await lab('compare', 'haiku3', 'haiku3a')).toMatch(
    /Not told, since the text has fewer than 30 tokens: Does it lose fewer words\?/,
  )
  expect(await lab('forecast', 'haiku.txt')).toMatch(/fewer than 30, too few to say how many are left/)
})

test('forecast counts the words that a passage may lose, and gives no share of a few', async () => {
  for (const name of ['haiku', 'essay'])
    expect(await lab('forecast', `${name}.txt`)).toMatch(
      /most to lose \([^)]*\): \d+ of (its|their) \d+ words/,
    )
})

test.each(ONE_PASSAGE)(
  'a text of one passage in $language is cut the same way by every command, whether its language is given or guessed',
  async ({ language, text, sentences }) => {
    writeFileSync(join(folder, `${language}.txt`), text)
    const named = ['--language', language]
    for (const typed of [[], named]) {
      const out = [language, 'run', ...typed].join('-')
      const run = ['run', `${language}.txt`, ...typed, '--order', '2', '--generations', '1', '--out', out]
      await lab(...run)
      const { plan, inputs } = JSON.parse(readFileSync(join(folder, out, 'run.json'), 'utf8')) as RunFile
      expect(plan.language).toBe(language)
      expect(inputs[0]).toMatchObject({ passages: sentences.length, guessed: language })
      await lab('verify', out)
      await lab(...run, '--resume')
      await lab('report', out)
      expect(await lab('show', out, '--passage', 'human/1')).toContain(sentences[0])
    }
    const measured = async (...typed: string[]) =>
      JSON.parse(await lab('measure', `${language}.txt`, '--json', ...typed)) as unknown
    expect(await measured()).toEqual(await measured(...named))
  },
)
