import { parse } from 'csv-parse/sync'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
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
writeFileSync(join(folder, 'marks.txt'), 'a b\nc <s> d e\n')
writeFileSync(join(folder, 'held.txt'), 'a b\n\na c zz <unk>\n')
writeFileSync(join(folder, 'latin.txt'), Buffer.from('caf\xe9 b', 'latin1'))
writeFileSync(join(folder, 'kenlm.bin'), 'mmap lm http://kheafield.com/code format version 5\n\0')
writeFileSync(join(folder, 'packed.xz'), Buffer.from('\xfd7zXZ\0\0', 'latin1'))
writeFileSync(join(folder, 'zero.arpa'), '\\data\\\nngram 1=4\nngram 2=1\nngram 3=0\n\n\\1-grams:\n-99 <s> -0.5\n-0.5 </s>\n-0.5 a\n-0.5 b\n\n\\2-grams:\n-1 </s> <s>\n\n\\end\\\n') // prettier-ignore

const json = async (...args: string[]) =>
  JSON.parse((await collapseLab(folder, ...args, '--json')).stdout) as Record<string, unknown>

describe('train and score', () => {
  let trained: Outcome
  beforeAll(async () => {
    trained = await collapseLab(folder, 'train', 'train.txt', '--order', '4', '--arpa', 'model.arpa')
  })

  test('say that nothing was saved where no file was named', async () => {
    const { stdout } = await collapseLab(folder, 'train', 'train.txt')
    expect(stdout).toMatch(/\nNothing was saved: --arpa FILE writes the model\.\n$/)
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

  test('a packed file is told by what it holds, not by its name', async () => {
    await collapseLab(folder, 'train', 'train.txt', '--order', '4', '--arpa', 'named.arpa')
    writeFileSync(join(folder, 'packed.arpa'), gzipSync(readFileSync(join(folder, 'named.arpa'))))
    writeFileSync(join(folder, 'plain.arpa.gz'), readFileSync(join(folder, 'named.arpa')))
    writeFileSync(join(folder, 'test.txt.gz'), gzipSync(readFileSync(join(folder, 'test.txt'))))
    const { model: _, text: __, ...plain } = await json('score', 'named.arpa', 'test.txt')
    for (const model of ['packed.arpa', 'plain.arpa.gz'])
      expect(await json('score', model, 'test.txt.gz')).toMatchObject(plain)
  })

  test('token by token: the rows add up to the score, in CSV and JSON; a word that is not known stands as it is', async () => {
    writeFileSync(join(folder, 'odd.txt'), 'the =zyx\n\nthe\n')
    const { stdout } = await collapseLab(folder, 'score', 'model.arpa', 'odd.txt', '--by-token', '--csv')
    const [head, ...rows] = parse(stdout, {})
    expect(head).toEqual([
      'passage',
      'position',
      'token',
      'ngram',
      'log10',
      'probability',
      'surprisal',
      'unknown',
    ])
    expect(rows.map(([passage, position, token]) => [passage, position, token])).toEqual([
      ['1', '1', 'the'],
      ['1', '2', "'=zyx"],
      ['1', '3', '</s>'],
      ['2', '1', '</s>'],
      ['3', '1', 'the'],
      ['3', '2', '</s>'],
    ])
    expect(rows[1]!.at(-1)).toBe('yes')
    const { tokens, logProb } = await json('score', 'model.arpa', 'odd.txt')
    expect(rows.length).toBe(tokens)
    expect(rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBeCloseTo(logProb as number, 9)
    const { tokens: objects } = await json('score', 'model.arpa', 'odd.txt', '--by-token')
    expect((objects as { token: string; surprisal: number }[]).map(({ token }) => token)).toEqual(['the', '=zyx', '</s>', '</s>', 'the', '</s>']) // prettier-ignore
    expect((await collapseLab(folder, 'score', 'model.arpa', 'odd.txt', '--csv')).code).toBe(2)
  })

  test('empty lines are sentences, and what a model lacks or has too much is said', async () => {
    const scored = await json('score', 'zero.arpa', 'held.txt')
    expect(scored).toMatchObject({ order: 3, tokens: 9, outOfVocabulary: 3, impossible: 3 })
    const { stdout } = await collapseLab(folder, 'score', 'zero.arpa', 'held.txt')
    expect(stdout).toMatch(/^Note: 3 tokens have a logarithm of −99 or below/m)
    expect(stdout).toMatch(
      /^Note: 1 n-gram of the model has <\/s> before a word.* \("<\/s> <s>" in line 13\)/m,
    )
    expect(stdout).toMatch(/^Note: the model has no <unk>/m)
  })

  test('better smoothing predicts better', async () => {
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

  test('discounts can be set, and others than those that a smoothing takes are refused', async () => {
    const set = ['train', 'worn.txt', '--smoothing', 'kneser-ney', '--order', '2', '--discount', '0.3']
    const { levels } = (await json(...set)) as { levels: { discounts: number[]; fallback: boolean }[] }
    expect(levels.map(({ discounts, fallback }) => [discounts, fallback])).toEqual([
      [[0.3, 0.3, 0.3], false],
      [[0.3, 0.3, 0.3], false],
    ])
    const three = await json('train', 'train.txt', '--discount', '1,1,1')
    expect((three.levels as { discounts: number[] }[])[0]!.discounts).toEqual([1, 1, 1])
    for (const args of [
      ['--discount', '0.5'],
      ['--discount', '0.5,1,x'],
      ['--discount', '0.5', '--smoothing', 'mle'],
    ]) {
      const { code, stderr } = await collapseLab(folder, 'train', 'train.txt', ...args)
      expect([code, stderr]).toEqual([2, expect.stringMatching(/discount.*\nhint: /)])
    }
  })

  test('of Katz it is said where the discounts end', async () => {
    const { stdout } = await collapseLab(folder, 'train', 'train.txt', '--smoothing', 'katz')
    expect(stdout).toMatch(/ off 3\n[^]*Nothing is subtracted from counts above 5/)
  })

  test('stupid backoff is called a score', async () => {
    expect((await collapseLab(folder, 'train', 'train.txt', '--smoothing', 'stupid-backoff')).stdout).toMatch(
      /scores, not probabilities/,
    )
  })

  test('on a disk, or from counts of parts, give the same model and the same words about it', async () => {
    const whole = ['train', 'train.txt', '--order', '4', '--arpa']
    const disk = await collapseLab(folder, ...whole, 'disk.arpa', '--memory', '256M')
    expect(disk.stdout).toBe(trained.stdout.replace('model.arpa', 'disk.arpa'))
    for (const part of ['1/2', '2/2']) {
      const args = ['--part', part, '--counts', `${part[0]}.counts`]
      const { stdout } = await collapseLab(folder, 'train', 'train.txt', '--order', '4', ...args)
      expect(stdout).toMatch(/^train\.txt, part \d of 2 · order 4\n[\d,]+ tokens, [\d,]+ different words\n/)
    }
    const merged = ['train', '--merge', '2.counts', '1.counts', '--arpa', 'merged.arpa']
    expect((await collapseLab(folder, ...merged)).stdout).toBe(
      trained.stdout.replace('model.arpa', 'merged.arpa'),
    )
    const model = readFileSync(join(folder, 'model.arpa'))
    for (const name of ['disk.arpa', 'merged.arpa'])
      expect(readFileSync(join(folder, name)).equals(model)).toBe(true)
  })

  test.each([
    [['train.txt', 'test.txt'], /train takes one text/],
    [['train.txt', '--part', '1/2'], /--part says which part --counts writes/],
    [['train.txt', '--part', '3/2', '--counts', 'x.counts'], /--part must be a part of several, got "3\/2"/],
    [['train.txt', '--counts', 'x.counts', '--arpa', 'x.arpa'], /no model: it takes no --arpa/],
    [['train.txt', '--counts', 'x.counts', '--discount', '1,1,1'], /it takes no --add or --discount/],
    [['1.counts', '--merge', '--order', '3'], /--merge takes the order of the counts/],
    [['train.txt', '--temp', '.'], /--temp is for training on a disk/],
    [['train.txt', '--memory', '512'], /--memory must be an amount of memory, got "512"/],
    [['train.txt', '--memory', '1G', '--tokens', 'word'], /no --tokens word/],
  ])('options of training on a disk that do not go together are refused: %j', async (args, why) => {
    const { code, stderr } = await collapseLab(folder, 'train', ...args)
    expect([code, stderr]).toEqual([2, expect.stringMatching(why)])
  })

  test('a smoothing that reads the text itself is not trained on a disk', async () => {
    const args = ['--smoothing', 'jelinek-mercer', '--memory', '1G']
    expect(await collapseLab(folder, 'train', 'train.txt', ...args)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/jelinek-mercer fits its weights on the text.*\nhint: leave out --memory/) as string, // prettier-ignore
    })
  })

  test('what is there already stays, unless one insists', async () => {
    const again = await collapseLab(folder, 'train', 'worn.txt', '--arpa', 'model.arpa')
    expect(again.code).toBe(1)
    expect(again.stderr).toMatch(/model\.arpa is there already.*\nhint: .*--arpa/)
    await collapseLab(folder, 'train', 'train.txt', '--arpa', 'twice.arpa')
    expect((await collapseLab(folder, 'train', 'worn.txt', '--arpa', 'twice.arpa', '--force')).code).toBe(0)
  })

  test.each<[string[], number, RegExp]>([
    [
      ['train', 'marks.txt', '--arpa', 'marks.arpa'],
      1,
      /marks\.txt, line 2: "<s>" cannot be a word of the text/,
    ],
    [['train', 'marks.txt'], 1, /marks\.txt, line 2: "<s>" cannot be a word of the text/],
    [['score', 'zero.arpa', 'marks.txt'], 1, /marks\.txt, line 2: "<s>" cannot be a word of the text/],
    [['train', 'zero.arpa'], 1, /zero\.arpa is a model in the ARPA format, and a text is wanted/],
    [['train', 'zero.arpa', '--tokens', 'word'], 1, /zero\.arpa is a model in the ARPA format, and a text/],
    [
      ['score', 'zero.arpa', 'zero.arpa'],
      1,
      /zero\.arpa is a model in the ARPA format, and a text is wanted/,
    ],
    [
      ['score', 'kenlm.bin', 'test.txt'],
      1,
      /kenlm\.bin is a KenLM binary, and a model in the ARPA format is wanted/,
    ],
    [['train', 'kenlm.bin'], 1, /kenlm\.bin is a KenLM binary, and a text is wanted/],
    [['train', 'packed.xz'], 1, /packed\.xz is an xz file, and a text is wanted\nhint: .*xz -d/],
    [['score', 'packed.xz', 'test.txt'], 1, /packed\.xz is an xz file, and a model/],
    [['score', 'zero.arpa', 'latin.txt'], 1, /latin\.txt is not UTF-8: byte 3 \(0xe9\)/],
    [['train', 'train.txt', '--smoothing', 'kneser'], 2, /no smoothing "kneser"\nhint: .*kneser-ney/],
    [['train', 'train.txt', '--order', '11'], 2, /order must be a whole number from 1 to 10/],
    [['train', 'train.txt', '--add', '2'], 2, /--add is what --smoothing add-k adds/],
    [
      ['train', 'train.txt', '--smoothing', 'add-k', '--add', '0'],
      2,
      /--add is what --smoothing add-k adds, above 0/,
    ],
    [['score', 'gone.arpa', 'test.txt'], 1, /gone\.arpa does not exist/],
    [['score', '.', 'test.txt'], 1, /\. is not a file: it is a folder/],
    [
      ['score', 'test.txt', 'test.txt'],
      1,
      /test\.txt, line \d+: there is no \\data\\: this is a text, and a model/,
    ],
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
