import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureFiles } from '../../src/node/measure.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, `${name}.txt`)
  writeFileSync(path, lines.join('\n'))
  return path
}

/** A text of lines of four words each, none of which comes again. */
const fresh = (name: string, lines: number) =>
  Array.from({ length: lines }, (_, number) =>
    ['a', 'b', 'c', 'd'].map(letter => `${name}${letter}${number}`).join(' '),
  )

const [short, long] = [write('short', fresh('short', 5)), write('long', fresh('long', 50))]

test('the human column is of as much human text as the text has', () => {
  const { words, humanWords, sampleWords, human } = measureFiles(short, {
    against: long,
    tokens: 'whitespace',
    order: 2,
  })
  expect([words, humanWords, sampleWords]).toEqual([20, 20, 20])
  expect(human!['types-written']).toBe(20)
})

test('of a human text shorter than the text it is all that the model would read, and so is the sample; what length decides is left out', () => {
  const { words, humanWords, sampleWords, human } = measureFiles(long, {
    against: short,
    tokens: 'whitespace',
    order: 2,
  })
  expect(words).toBe(200)
  expect(humanWords).toBeLessThan(20)
  expect(sampleWords).toBe(humanWords)
  expect(human).toMatchObject({ ttr: 1 })
  expect(human).not.toHaveProperty('types-written')
})

// Every tenth line is held out. The first of them is the tenth, and all that a text of four words is given to look at.
test('what held-out text copies is asked of as much of it as the text has', () => {
  const lines = fresh('human', 50).map((line, number) =>
    number === 8 || number === 9 ? 'the whale the sea' : line,
  )
  const options = { against: write('human', lines), tokens: 'whitespace', order: 2 }
  const novelty = (text: string[]) =>
    measureFiles(write('text', text), options).human!['novelty-within-order']
  expect(novelty(['the whale the sea'])).toBe(0)
  expect(novelty(fresh('text', 5))).toBe(4 / 5)
})
