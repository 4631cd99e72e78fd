import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { cellsOf, sweepOf } from '../../src/experiment/sweep/sweep.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { grouped } from '../../src/report/format/numbers.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { learnVocabulary } from '../../src/text/vocabulary.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import type { Outcome } from './spawned.ts'

const doc = (name: string) => readFileSync(`docs/${name}.md`, 'utf8')
const readme = readFileSync('README.md', 'utf8')

/** The default run, which most views of the README are of. */
const NAME = 'moby-dick-word3-replace-seed1'
const folder = scratchFolder()
let done: Outcome
beforeAll(async () => {
  done = await collapseLab(folder, 'run')
})

test('the table of the README is what `npm start` prints', () => {
  const table = done.stdout.split('\n').slice(2, 18).join('\n')
  expect(table).toMatch(/^ +human +A +B +C\n─+\ndifferent words used/)
  expect(readme).toContain(table)
})

test('the experiment of docs/experiments.md is what `experiment run mode-collapse --quick` prints', async () => {
  const { stdout } = await collapseLab(scratchFolder(), 'experiment', 'run', 'mode-collapse', '--quick')
  const table = /^What is used when[^]*?(?=\n\n)/m.exec(stdout)![0]
  expect(table).toMatch(/both: five rounds, temperature 0\.3 +0\.1 ±0\.1$/)
  expect(doc('experiments')).toContain(table)
  expect(stdout).toMatch(/\nSupports: /)
})

test('the forecast of docs/forecast.md is what `forecast moby-dick` prints', async () => {
  const { stdout } = await collapseLab(scratchFolder(), 'forecast', 'moby-dick')
  const table = /^chance of being used[^]*?\n(?=Half-life)/m.exec(stdout)![0]
  expect(table).toMatch(/over 100 times .*–55,410\n$/)
  expect(doc('forecast')).toContain(table)
})

test('the drift of docs/reading.md is what `show --drift C` prints', async () => {
  const { stdout } = await collapseLab(folder, 'show', NAME, '--drift', 'C')
  const lines = stdout.split('\n').slice(3, 13).join('\n')
  expect(lines).toMatch(/^C uses more +human +C +G2 +C uses less/)
  expect(doc('reading')).toContain(lines)
})

test('the close reading and the descent of docs/reading.md are what `show --passage` prints', async () => {
  const show = ['show', NAME, '--passage', 'B/793']
  const { stdout } = await collapseLab(folder, ...show)
  const marked = /^ {3}1 {2}[^]*?(?=\n\n)/m.exec(stdout)![0]
  const legend = /^share of the tokens[^]*?(?=\n\n)/m.exec(stdout)![0]
  expect(doc('reading')).toContain(`${marked}\n\n${legend}\n`)
  const descent = (await collapseLab(folder, ...show, '--token', 'clouds')).stdout
  const chain = /^B\/793, token[^]*/m.exec(descent)![0]
  expect(chain).toMatch(/of the human text/)
  expect(doc('reading')).toContain(chain)
})

test('the slices of docs/measuring.md are what `measure --slice third` prints of C', async () => {
  const written = join('runs', NAME, 'C', 'passages.jsonl')
  const { stdout } = await collapseLab(
    folder,
    'measure',
    written,
    '--against',
    'moby-dick',
    '--slice',
    'third',
  )
  const named = /^(measure|surviving-types|running-words-lost|perplexity|accuracy-5|js) /
  const shown = stdout.split('\n').filter(line => named.test(line))
  expect(shown).toHaveLength(6)
  for (const line of shown) expect(doc('measuring')).toContain(line)
})

test('the intervals and the answers of docs/seeds.md are what five seeds of two regimes give', async () => {
  const folder = scratchFolder()
  const five = ['run', '--replicates', '5', '--metric', 'surviving-types,perplexity,distinct-3']
  const { stdout } = await collapseLab(folder, ...five, '--out', 'replace')
  const table = stdout.split('\n').slice(2, 13).join('\n')
  expect(table).toMatch(/^ +human +A +B +C +leaves A\n─+\nhuman words still used/)
  expect(doc('seeds')).toContain(`\n${table}\n`)
  await collapseLab(folder, ...five, '--regime', 'accumulate', '--out', 'accumulate')
  const answers = /^Does it lose fewer words[^]*$/m.exec((await collapseLab(folder, 'compare', 'replace', 'accumulate')).stdout)![0] // prettier-ignore
  expect(answers).toMatch(/\nDoes it repeat itself less/)
  expect(doc('seeds')).toContain(answers)
})

test('the sweep of docs/seeds.md is examples/regimes.json, and has 20 cells', () => {
  const plan = readFileSync('examples/regimes.json', 'utf8')
  expect(doc('seeds')).toContain(plan.trimEnd())
  expect(cellsOf(sweepOf(JSON.parse(plan)))).toHaveLength(20)
})

test('the passages of the README and of docs/reading.md are what it writes', async () => {
  const { samples } = JSON.parse((await collapseLab(folder, 'show', NAME, '--json')).stdout) as {
    samples: { generation: string; text: string }[]
  }
  for (const { generation, text } of samples) expect(doc('reading')).toContain(`**${generation}** ${text}`)
  expect(readme).toContain(`**C** ${samples.at(-1)!.text}`)
})

test.each(['moby-dick', 'sotu', 'stories'])('the README counts the tokens of %s', name => {
  const { stream } = learnVocabulary(readCorpus(name).passages, tokenizerNamed('word'))
  expect(readme).toMatch(new RegExp(`\`${name}\`.*\\| +${grouped(stream.words)} +\\|`))
})

test('the library example of the README is examples/ten-lines.js', () => {
  const example = readFileSync('examples/ten-lines.js', 'utf8').split('\n').slice(1).join('\n').trim()
  expect(readme).toContain(example)
})

test('the README is short: at most 9,000 bytes', () => {
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(9000)
})
