import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { readRoster } from '../../../src/node/exercises/roster.ts'
import { readSecret } from '../../../src/node/exercises/secret.ts'
import { readSheet } from '../../../src/node/exercises/sheets.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import { readCorpusFile } from '../../../src/node/corpora/corpus-file.ts'
import { readExperimentFile, readSweep } from '../../../src/node/experiments/experiment-file.ts'
import { readJson } from '../../../src/node/files/json.ts'
import { Refusal } from '../../../src/refusal.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const refusalOf = (work: () => unknown): Refusal => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const schema = v.object({ word: v.string() })
const wanted = { what: 'a word list', hint: 'as in {"word": "whale"}', syntaxHint: 'mend it' }

test('JSON that fits its schema is read', () => {
  expect(readJson(file('good.json', '{"word": "whale"}'), schema, wanted)).toEqual({ word: 'whale' })
})

test('JSON that does not fit is refused by its field, with what is wanted', () => {
  const { message, hint } = refusalOf(() => readJson(file('bad.json', '{"word": 1}'), schema, wanted))
  expect(message).toMatch(/bad\.json is not a word list: word: /)
  expect(hint).toBe(wanted.hint)
})

test('what is not JSON is refused by its line, and nothing of it is quoted', () => {
  const path = file('none.json', '{"my diary": 1\n"b": 2}')
  const { message, hint } = refusalOf(() => readJson(path, schema, wanted))
  expect(message).toBe(`${path} is not JSON`)
  expect(hint).toBe('look at line 2: mend it')
})

test('JSON that is nested a hundred thousand deep is refused, as a value and as a text', () => {
  const deep = file('deep.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect(refusalOf(() => readJson(deep, v.unknown(), wanted)).message).toBe(
    `${deep} is nested more than 100 deep`,
  )
})

const large = file('large.json', `"${'x'.repeat(2 * 1048576)}"`)

test.each([
  ['a sweep', () => readSweep(join(folder, 'nowhere.json'))],
  ['an experiment', () => readExperimentFile(join(folder, 'nowhere'))],
  ['a corpus.json', () => readCorpusFile(join(folder, 'nowhere.json'))],
  ['a class list', () => readRoster(join(folder, 'nowhere.csv'))],
  ['a class list that is too large', () => readRoster(large)],
  ['a secret that is too large', () => readSecret(large)],
  ['an answer sheet that is too large', () => readSheet(large, () => [])],
  ['a pack without its text', () => readPack(packWithoutText())],
])('the hint about %s is not about texts to learn from', (_, read) => {
  expect(refusalOf(read).hint).not.toMatch(/names the texts|learning from it/)
})

function packWithoutText(): string {
  file('exercise.json', JSON.stringify(readPack('01-photocopy').value))
  return `${folder}/`
}

test('sizes under a mebibyte are told in kibibytes', () => {
  expect(
    refusalOf(() => readSheet(file('answers.json', `"${'x'.repeat(70_000)}"`), () => [])).message,
  ).toMatch(/has 68\.4 KiB, and 64\.0 KiB is the limit/)
})
