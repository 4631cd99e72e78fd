import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { everywhere, narrow } from '../../src/model/index/suffix-index.ts'
import { generate } from '../../src/model/sampling/generate.ts'
import { nextProbabilities, score } from '../../src/model/scoring/score.ts'
import { train } from '../../src/model/train.ts'
import { randomFrom } from '../../src/random.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { writePassages } from '../../src/text/write.ts'

const names = { everywhere, narrow, generate, nextProbabilities, score, train, randomFrom, passagesOf, writePassages } // prettier-ignore

/** The code of the docstring that opens the file, a statement a line; a value stands behind `//`. */
const source = readFileSync(join(import.meta.dirname, '../../src/model/train.ts'), 'utf8')
const [docstring = ''] = source.split('*/')
const lines = Array.from(docstring.matchAll(/```js\n([^`]*)```/g), ([, code]) =>
  code!
    .split('\n')
    .map(line => line.replace(/^ \* ?/, ''))
    .filter(line => line !== ''),
).flat()
const values = lines.filter(line => line.includes(' // ')).map(line => line.split(' // ') as [string, string])

/** A value as the tutorial writes it: numbers to three decimals. */
const shown = (value: unknown): unknown =>
  typeof value === 'number'
    ? Math.round(value * 1000) / 1000
    : ArrayBuffer.isView(value)
      ? shown(Array.from(value as Float64Array))
      : Array.isArray(value)
        ? value.map(shown)
        : value

test('the tutorial has values to check', () => {
  expect(values.length).toBeGreaterThan(12)
})

test('every value of the tutorial is what its line gives', () => {
  const found: [string, unknown][] = []
  const script = lines.map(line => {
    const [code = ''] = line.split(' // ')
    return line.includes(' // ') ? `found(${JSON.stringify(code)}, ${code})` : code
  })
  runInNewContext(script.join('\n'), {
    ...names,
    found: (code: string, value: unknown) => found.push([code, shown(value)]),
  })
  expect(found).toEqual(
    values.map(([code, value]): [string, unknown] => [code, runInNewContext(`(${value})`) as unknown]),
  )
})
