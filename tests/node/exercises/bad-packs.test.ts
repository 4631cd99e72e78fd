import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPack, surveyPacks } from '../../../src/node/exercises/packs.ts'
import { Refusal } from '../../../src/refusal.ts'
import { scratchFolder } from '../../scratch.ts'

const GOOD = resolve('exercises/09-cards-and-dice')
const home = process.cwd()

beforeEach(() => {
  process.chdir(scratchFolder())
  mkdirSync('exercises')
})
afterEach(() => process.chdir(home))

const at = (...path: string[]) => join('exercises', ...path)

/** Puts an exercise of some name into the folder of exercises; what it calls itself may be another name. */
function put(folder: string, called = folder): void {
  cpSync(GOOD, at(folder), { recursive: true })
  change(folder, text => text.replace('"name": "09-cards-and-dice"', `"name": ${JSON.stringify(called)}`))
}
const change = (folder: string, how: (text: string) => string, file = 'exercise.json') => {
  const path = at(folder, file)
  writeFileSync(path, how(readFileSync(path, 'utf8')))
}
/** Puts something else in place of a file of an exercise. */
const instead = (file: string, make: (path: string) => void) => () => {
  rmSync(at('bad', file))
  make(at('bad', file))
}

/** Ways in which an exercise called `bad` can be bad, and what is said of it. */
const BAD: [string, () => void, RegExp][] = [
  ['exercise.json is not JSON', () => change('bad', () => '{'), /bad.exercise\.json is not JSON/],
  ['exercise.json is empty', () => change('bad', () => ''), /bad.exercise\.json/],
  ['exercise.json is nested without end', () => change('bad', () => '['.repeat(50_000) + ']'.repeat(50_000)), /nested/], // prettier-ignore
  ['exercise.json has a prototype', () => change('bad', () => '{"__proto__": {"format": 1}}'), /bad.exercise\.json: format/], // prettier-ignore
  ['exercise.json is in no encoding of text', () => writeFileSync(at('bad', 'exercise.json'), Buffer.from([0xff, 0xfe, 0x00])), /bad.exercise\.json/], // prettier-ignore
  ['exercise.json is too large', () => change('bad', text => text + ' '.repeat(2 ** 21)), /bad.exercise\.json/], // prettier-ignore
  ['exercise.json is missing', instead('exercise.json', () => undefined), /bad.exercise\.json does not exist/], // prettier-ignore
  ['exercise.json is a folder', instead('exercise.json', path => mkdirSync(path)), /bad.exercise\.json is a folder/], // prettier-ignore
  ['exercise.json is a pipe', instead('exercise.json', path => execFileSync('mkfifo', [path])), /bad.exercise\.json is not a regular file/], // prettier-ignore
  ['exercise.json is a link to nowhere', instead('exercise.json', path => symlinkSync('/nowhere/at/all', path)), /bad.exercise\.json does not exist/], // prettier-ignore
  ['exercise.json is a link to itself', instead('exercise.json', path => symlinkSync('exercise.json', path)), /bad.exercise\.json/], // prettier-ignore
  ['exercise.md is missing', instead('exercise.md', () => undefined), /bad.exercise\.md does not exist/],
  ['notes.md is missing', instead('notes.md', () => undefined), /bad.notes\.md does not exist/],
  ['exercise.md is a folder', instead('exercise.md', path => mkdirSync(path)), /bad.exercise\.md is a folder/], // prettier-ignore
  ['exercise.md has a mark for nothing', () => change('bad', text => `${text}\n{{run none}}`, 'exercise.md'), /bad.exercise\.md: .*\{\{run none\}\}, which stands for nothing/], // prettier-ignore
  ['exercise.md has the page’s buttons outside its part', () => change('bad', text => `${text}\n{{lost E}}`, 'exercise.md'), /\{\{lost E\}\}, which stands for nothing/], // prettier-ignore
  ['exercise.md asks nothing', () => change('bad', text => text.replace('{{questions}}', ''), 'exercise.md'), /bad.exercise\.md has no \{\{questions\}\}/], // prettier-ignore
  ['a translation is broken', () => writeFileSync(at('bad', 'exercise.de.json'), '{'), /bad.exercise\.de\.json is not JSON/], // prettier-ignore
  ['a translated text has a mark for nothing', () => { writeFileSync(at('bad', 'exercise.de.json'), '{}'); writeFileSync(at('bad', 'exercise.de.md'), '{{questions}} {{run x}}') }, /bad.exercise\.de\.md: /], // prettier-ignore
  ['it is called as another one', () => change('bad', text => text.replace('"name": "bad"', '"name": "01-photocopy"')), /bad.exercise\.json is called 01-photocopy, and its folder "bad"/], // prettier-ignore
  ['it reads a file of this computer', () => change('bad', text => text.replace('"items"', '"runs": {"r": {"corpus": "../../../etc/passwd"}}, "items"')), /neither a corpus by its name nor in the folder/], // prettier-ignore
]

describe('an exercise that is bad is named, and all others are listed', () => {
  test.each(BAD)('%s', (_, spoil, said) => {
    put('bad')
    put('good')
    const whole = surveyPacks()
    expect(whole.broken).toEqual([])
    spoil()
    const { packs, broken } = surveyPacks()
    const names = packs.map(({ pack }) => pack.name)
    expect(names).toEqual(whole.packs.map(({ pack }) => pack.name).filter(name => name !== 'bad'))
    expect(names).toEqual(expect.arrayContaining(['good', '01-photocopy', '11-mode-collapse']))
    expect(broken.map(({ message }) => message)).toEqual([expect.stringMatching(said)])
    // Whoever asks for it is told the same, and the others can be asked for.
    expect(() => readPack('bad')).toThrow(Refusal)
    expect(() => readPack('bad')).toThrow(said)
    expect(readPack('good').pack.name).toBe('good')
  })

  test.each(['\u001b[31mred', '-rf', 'a b', '__proto__', 'Upper', 'конь', 'x'.repeat(80)])(
    'its folder has a name that no exercise may have: %j',
    name => {
      put(name, '09-cards-and-dice')
      const { packs, broken } = surveyPacks()
      expect(packs.filter(({ pack }) => pack.name === '09-cards-and-dice')).toHaveLength(1)
      expect(broken.map(({ message }) => message)).toEqual([expect.stringContaining(JSON.stringify(name))])
    },
  )

  test('what is no exercise is nobody’s business: files, other folders, links that go in a circle', () => {
    writeFileSync(at('list.txt'), '')
    mkdirSync(at('pictures'))
    symlinkSync('circle', at('circle'))
    const { packs, broken } = surveyPacks()
    expect(broken).toEqual([])
    expect(packs.length).toBeGreaterThan(10)
  })

  test('a file called exercises hides nothing', () => {
    rmSync('exercises', { recursive: true })
    writeFileSync('exercises', '')
    expect(surveyPacks().packs.length).toBeGreaterThan(10)
  })
})
