import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { measureFiles } from '../../src/node/index.ts'
import { BUILD } from '../build-in-use.ts'
import { scratchFolder } from '../scratch.ts'

test('whoever imports the library keeps the flags of V8 that they had', () => {
  expect(runInNewContext('typeof gc')).toBe('undefined')
})

test('whoever loads all of the library keeps JavaScript as it was: no function of it is another one, and no global is new', () => {
  const files = [
    'index.js',
    'node/index.js',
    ...readdirSync(join(BUILD, 'shared'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.js'))
      .map(name => join('shared', name)),
  ]
  const program = `
    const owners = [Math, JSON, Object, Array, Number, String, Promise, Map, Set, RegExp, Date, Function]
    const own = () => owners.flatMap(owner => [owner, owner.prototype].flatMap(of =>
      of ? Object.entries(Object.getOwnPropertyDescriptors(of)).map(([name, { value, get }]) => [of, name, value ?? get]) : []))
    const before = own()
    const globals = Object.getOwnPropertyNames(globalThis)
    for (const file of ${JSON.stringify(files.map(file => pathToFileURL(join(BUILD, file)).href))}) await import(file)
    const after = own()
    const changed = after.filter(([of, name, value]) => !before.some(each => each[0] === of && each[1] === name && Object.is(each[2], value)))
    const more = Object.getOwnPropertyNames(globalThis).filter(name => !globals.includes(name))
    console.log(JSON.stringify([...changed.map(([, name]) => name), ...more]), Math.sign(0))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }) // prettier-ignore
  expect(stdout, stderr).toBe('[] 0\n')
})

test('a text is measured without naming a tokenizer or an order', () => {
  const path = join(scratchFolder(), 'tale.txt')
  writeFileSync(path, 'The whale swam.\n\nThe ship sank.\n\nThe sea was calm.\n')
  expect(measureFiles(path)).toMatchObject({
    tokens: 'word',
    order: 3,
    words: 13,
    passages: 3,
    against: null,
  })
})
