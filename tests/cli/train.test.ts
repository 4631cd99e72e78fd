import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { toyBook } from '../toy.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome } from './spawned.ts'

const folder = scratchFolder()
const lines = (words: number, seed: number) =>
  toyBook({ words, octaves: 8, seed }).passages.map(({ text }) => text)
writeFileSync(join(folder, 'train.txt'), lines(3000, 1).join('\n'))
writeFileSync(join(folder, 'test.txt'), lines(500, 2).join('\n'))
writeFileSync(join(folder, 'worn.txt'), 'a b a b\n'.repeat(9))
writeFileSync(join(folder, 'marks.txt'), 'a <s> b\nc d e\n')

const json = async (...args: string[]) =>
  JSON.parse((await collapseLab(folder, ...args, '--json')).stdout) as Record<string, unknown>

describe('train and score', () => {
  let trained: Outcome
  beforeAll(async () => {
    trained = await collapseLab(folder, 'train', 'train.txt', '--order', '4', '--arpa', 'model.arpa')
  })

  test('show n-grams and discounts by length, and where the model was saved', () => {
    expect(trained).toMatchObject({ code: 0, stderr: '' })
    expect(trained.stdout).toMatch(/^train\.txt · modified Kneser-Ney, interpolated · order 4\n/)
    expect(trained.stdout).toMatch(/^4 +[\d,]+( +\d\.\d+){3}$/m)
    expect(trained.stdout).toMatch(/^Saved in model\.arpa \([\d,]+ bytes\)\.$/m)
    const [head, first] = readFileSync(join(folder, 'model.arpa'), 'utf8').split('\n')
    expect([head, first]).toEqual(['\\data\\', expect.stringMatching(/^ngram 1=\d+$/)])
  })

  test('report perplexity with and without unknown words', async () => {
    const { stdout, code } = await collapseLab(folder, 'score', 'model.arpa', 'test.txt')
    expect(code).toBe(0)
    expect(stdout).toMatch(/perplexity, unknown words included +[\d.,]+\n/)
    expect(stdout).toMatch(/tokens, end marks included +[\d,]+\n/)
  })

  test('a packed file is the same model', async () => {
    await collapseLab(folder, 'train', 'train.txt', '--order', '4', '--arpa', 'model.arpa.gz')
    expect(gunzipSync(readFileSync(join(folder, 'model.arpa.gz')))).toEqual(
      readFileSync(join(folder, 'model.arpa')),
    )
    const { model: _, ...plain } = await json('score', 'model.arpa', 'test.txt')
    expect(await json('score', 'model.arpa.gz', 'test.txt')).toMatchObject(plain)
    expect(plain.perplexity).toBeGreaterThan(1)
  })

  test('better smoothing foresees better', async () => {
    const perplexity = async (smoothing: string) => {
      await collapseLab(folder, 'train', 'train.txt', '--smoothing', smoothing, '--arpa', `${smoothing}.arpa`)
      return (await json('score', `${smoothing}.arpa`, 'test.txt')).perplexity as number
    }
    expect(await perplexity('modified-kneser-ney')).toBeLessThan(await perplexity('witten-bell'))
    expect(await perplexity('witten-bell')).toBeLessThan(await perplexity('add-k'))
  })

  test('a text that repeats itself gets fixed discounts, and is told so', async () => {
    expect((await collapseLab(folder, 'train', 'worn.txt', '--order', '2')).stdout).toMatch(
      /Note: .* discounts of length 1, 2 /,
    )
    const { levels } = (await json('train', 'worn.txt', '--order', '2')) as {
      levels: { fallback: boolean }[]
    }
    expect(levels.map(({ fallback }) => fallback)).toEqual([true, true])
  })

  test('of Katz it is said where the discounts end', async () => {
    const { stdout } = await collapseLab(folder, 'train', 'train.txt', '--smoothing', 'katz')
    expect(stdout).toMatch(/ off 3\n[^]*up to 5, nothing off greater ones/)
  })

  test('stupid backoff is called a score', async () => {
    expect((await collapseLab(folder, 'train', 'train.txt', '--smoothing', 'stupid-backoff')).stdout).toMatch(
      /scores, not probabilities/,
    )
  })

  test('what is there already stays, unless one insists', async () => {
    const again = await collapseLab(folder, 'train', 'worn.txt', '--arpa', 'model.arpa')
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/model\.arpa is there already.*\nhint: .*--arpa/)
    await collapseLab(folder, 'train', 'train.txt', '--arpa', 'twice.arpa')
    expect((await collapseLab(folder, 'train', 'worn.txt', '--arpa', 'twice.arpa', '--force')).code).toBe(0)
  })

  test.each<[string[], number, RegExp]>([
    [['train', 'marks.txt', '--arpa', 'marks.arpa'], 1, /the type "<s>" cannot stand in an ARPA file/],
    [['train', 'train.txt', '--smoothing', 'kneser'], 2, /no smoothing "kneser"\nhint: .*kneser-ney/],
    [['train', 'train.txt', '--order', '11'], 2, /order must be a whole number from 1 to 10/],
    [['train', 'train.txt', '--add', '2'], 2, /--add is what --smoothing add-k adds/],
    [
      ['train', 'train.txt', '--smoothing', 'add-k', '--add', '0'],
      2,
      /--add is what --smoothing add-k adds, above 0/,
    ],
    [['score', 'gone.arpa', 'test.txt'], 1, /gone\.arpa does not exist/],
    [['score', '.', 'test.txt'], 1, /\. is not a file/],
    [['score', 'test.txt', 'test.txt'], 1, /test\.txt, line \d+: there is no \\data\\/],
  ])('%j is refused', async (args, code, message) => {
    const refused = await collapseLab(folder, ...args)
    expect(refused).toMatchObject({ code, stdout: '' })
    expect(refused.stderr).toMatch(message)
    expect(refused.stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
  })

  test('a packed file that is cut off is refused', async () => {
    const bytes = readFileSync(join(folder, 'model.arpa.gz'))
    writeFileSync(join(folder, 'cut.arpa.gz'), bytes.subarray(0, bytes.length >> 1))
    expect((await collapseLab(folder, 'score', 'cut.arpa.gz', 'test.txt')).stderr).toMatch(
      /cut\.arpa\.gz cannot be unpacked/,
    )
  })
})
