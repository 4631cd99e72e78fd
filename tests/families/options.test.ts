import { execFileSync } from 'node:child_process'
import yargs from 'yargs'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/commands/run.ts'
import { planFlags, planOptionsIn } from '../../src/cli/plan-options.ts'
import { splitList, valueIn, valueText } from '../../src/lineage/options/option-text.ts'
import { options, optionsByPlace } from '../../src/lineage/options/index.ts'
import { planOf, type PlanOptions } from '../../src/lineage/plan.ts'
import { regimes } from '../../src/lineage/regimes/index.ts'
import { commandLine } from '../../src/report/run/command-line.ts'
import { parseRunFile } from '../../src/report/run/run-file.ts'
import { runName } from '../../src/report/run/run-name.ts'

/** The words of a command line, as a shell gives them to a program. */
const wordsOf = (line: string): string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

/** The plan that a command line says. */
function planIn(line: string) {
  const [npx, program, name, ...words] = wordsOf(line)
  expect([npx, program, name]).toEqual(['npx', 'collapse-lab', 'run'])
  const {
    _,
    $0: _0,
    corpus,
    ...given
  } = yargs(words)
    .options({ corpus: { type: 'string' }, ...planFlags })
    .strict()
    .parserConfiguration({ 'boolean-negation': false, 'camel-case-expansion': false })
    .parseSync()
  expect(_).toEqual([])
  return { corpus, plan: planOf(planOptionsIn(given)) }
}

/** A value for each option that is not its default, and the options that it cannot be without. */
const others: Readonly<Record<string, PlanOptions>> = {
  tokens: { tokens: 'char' },
  language: { language: 'pt-br' },
  case: { case: 'keep' },
  cut: { cut: 'lines' },
  order: { order: 5 },
  generations: { generations: 12 },
  regime: { regime: 'accumulate' },
  humanShare: { regime: 'keep-human', humanShare: 0.25 },
  humanDraws: { regime: 'keep-human', humanDraws: 'with-replacement' },
  pool: { regime: 'pool', pool: 7 },
  reserve: { reserve: 0.3 },
  heldOut: { heldOut: 'none' },
  protect: { protect: ['keep-original', 'fact-check=0.9:0.8:my notes, or’s "b".txt', 'near-duplicates=0.9'] },
  sizeFactor: { sizeFactor: 0.5 },
  size: { size: 1200 },
  passages: { passages: 33 },
  sampling: { sampling: 'jelinek-mercer' },
  temperature: { temperature: 0.7 },
  topK: { topK: 40 },
  topP: { topP: 1e-9 },
  minP: { minP: 0.05 },
  seed: { seed: "it's a seed, $HOME" },
  genealogy: { genealogy: false },
  metrics: { metrics: ['surviving-types', 'perplexity'] },
  imports: { imports: ['once.txt', 'a chat.json#generated'] },
  sizes: { sizes: [1200, 900, 900] },
  writer: { writer: 'python3 "my writer.py" --model a' },
}

describe('the list', () => {
  test('names each option once, and the test has a value for each', () => {
    const names = options.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(Object.keys(others)).toEqual(names)
    expect([...optionsByPlace].map(({ name }) => name).sort()).toEqual([...names].sort())
  })

  test('is the order of a plan, and what it has by default is what a plan has', () => {
    expect(Object.entries(planOf())).toEqual(options.map(option => [option.name, option.default]))
  })

  test('shares a flag only between kinds that are told apart', () => {
    const said = options.map(({ flag, kind }) => `${flag} ${kind === 'factor' ? 'factor' : ''}`)
    expect(new Set(said).size).toBe(said.length)
  })

  test('has what only some regimes take for at least one of them, with its default there', () => {
    for (const { name, regime } of options.filter(option => option.regime)) {
      const takers = regimes.filter(({ options }) => regime!.usual(options) !== undefined)
      expect(takers.length).toBeGreaterThan(0)
      for (const taker of takers)
        expect(planOf({ regime: taker.name })[name]).toBe(regime!.usual(taker.options))
    }
  })
})

describe.each(options.map(option => [option.name, option] as const))('%s', (name, option) => {
  const plan = planOf(others[name])

  test('is kept as it is given, and is the one thing that its plan changes in run.json', () => {
    const input = {
      corpus: 'toy',
      title: '',
      constructed: true,
      licence: '',
      sha256: '0'.repeat(64),
      passages: 1,
      bytes: 1,
    }
    const json: unknown = JSON.parse(JSON.stringify({ corpus: 'toy', ...plan }))
    const file = {
      format: 'collapse-lab/run/1',
      name: 'a',
      status: 'running',
      plan: json,
      inputs: [input],
      human: null,
    }
    const more = { generations: [], outputs: [], notes: [], software: { 'collapse-lab': '1', node: '1' } }
    const times = { times: { started: '', ended: null, seconds: 0 }, host: { platform: '', arch: '' } }
    expect(parseRunFile('run.json', JSON.stringify({ ...file, ...more, ...times })).plan).toEqual({
      corpus: 'toy',
      ...plan,
    })
    expect(plan[name]).toEqual(others[name]![name])
  })

  test.skipIf(option.ofImports)('goes through the command line and comes back', () => {
    const corpus = 'my text, 2nd.txt'
    expect(planIn(commandLine({ corpus, ...plan }))).toEqual({ corpus, plan })
    expect(planIn(commandLine({ corpus, ...others[name] }))).toEqual({ corpus, plan })
  })

  test.skipIf(option.ofImports)('has a line in the help of run', () => {
    const { describe: help } = run.options[option.flag]!
    const sharing = options.filter(({ flag }) => flag === option.flag)
    expect(help).toBe(sharing.map(other => other.help).find(text => text !== undefined))
  })

  test('gives its plan a name of its own', () => {
    const names = Object.values(others).map(given => runName('toy', planOf(given)))
    expect(names.filter(other => other === runName('toy', plan))).toHaveLength(1)
    expect(runName('toy', plan)).not.toBe(runName('toy', planOf()))
  })
})

test('an import is said by its texts, and what they say is not said again', () => {
  const plan = planOf({
    imports: ['once.txt', 'my chat.json'],
    sizes: [3, 4],
    generations: 2,
    genealogy: false,
  })
  const [, , ...words] = wordsOf(commandLine({ corpus: 'my novel.txt', ...plan }))
  expect(words.slice(0, 4)).toEqual(['import', 'my novel.txt', 'once.txt', 'my chat.json'])
  expect(words.filter(word => /imports|sizes|genealogy|generations/.test(word))).toEqual([])
  expect(commandLine({ corpus: 'a.txt', imports: ['b.txt'], generations: 3 })).toBe(
    'npx collapse-lab import a.txt b.txt --generations 3',
  )
})

test('what stands in a command has one word for each value', () => {
  expect(wordsOf(commandLine({ corpus: 'my text.txt' }))).toEqual([
    ...['npx', 'collapse-lab', 'run', '--corpus', 'my text.txt'],
  ])
  expect(commandLine({ corpus: 'moby-dick', order: 2, seed: 'v1' })).toBe(
    'npx collapse-lab run --corpus moby-dick --order 2 --seed v1',
  )
})

test('a comma that belongs to an item of a list has a backslash before it', () => {
  expect(splitList('a, b\\,c,,d ')).toEqual(['a', 'b,c', 'd'])
  expect(splitList(valueText(['a', 'b,c'], 'list'))).toEqual(['a', 'b,c'])
  expect(planOptionsIn({ protect: 'fact-check=1:1:x\\,y.txt,near-duplicates' })).toEqual({
    protect: ['fact-check=1:1:x,y.txt', 'near-duplicates'],
  })
})

test('a number is read in digits and nothing else', () => {
  for (const text of ['1e3', '-1', '0x10', ' 1', '1.', '']) expect(valueIn(text, 'decimal')).toBeUndefined()
  expect([valueIn('.5', 'decimal'), valueIn('.5x', 'factor')]).toEqual([0.5, 0.5])
  expect(valueIn(valueText(1e-9, 'decimal'), 'decimal')).toBe(1e-9)
})
