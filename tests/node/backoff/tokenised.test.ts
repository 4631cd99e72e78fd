import fc from 'fast-check'
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ngramTables } from '../../../src/backoff/counts/ngram-tables.ts'
import { countTokenised } from '../../../src/node/backoff/counted.ts'
import { encodeTokenised, isPlainFile, readTokenised } from '../../../src/node/backoff/tokenised.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import { IntList } from '../../../src/arrays.ts'
import { countTypes, streamOf } from '../../../src/text/stream.ts'
import { whitespace } from '../../../src/text/tokenizers/whitespace.ts'
import { rankWords } from '../../../src/text/vocabulary.ts'
import { WordLines } from '../../../src/text/bytes/word-lines.ts'
import { hostileTexts } from '../../hostile.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const saved = (name: string, data: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, data)
  return path
}

/** Line ends and white space of all kinds, what NFC changes, what cannot be seen, words longer than a slot holds. */
const piece = fc.constantFrom(
  ...['a', 'b', 'whale', 'harpooneers', 'harpooneerz', '\u0001', 'é', 'e\u0301', '\u0301', '鯨', '🐳', '\u212b'],
  ...[' ', ' ', '\n', '\n', '\r\n', '\r', '\t', '\0', '\v', '\f', '\u00a0', '\u3000', '\u2028', '\ufeff', '\u0085'],
) // prettier-ignore

/** What lmplz makes of a text, as strings: lines end in a line feed, words are set apart by five bytes, and empty lines are lines. */
function byStrings(path: string): ReturnType<typeof readTokenised> {
  const lines = readFileSync(path, 'utf8').replace(/^\ufeff/, '').split('\n') // prettier-ignore
  if (!/[^ \t\r\0]/.test(lines.at(-1)!)) lines.pop()
  const tokens = lines.map(line => line.split(/[ \t\r\0]+/).filter(word => word !== ''))
  const words = ['', ...new Set(tokens.flat().map(word => word.normalize('NFC')))]
  const numberOf = new Map(words.map((word, number) => [word, number]))
  const numbers = tokens.flatMap(line => [...line.map(word => numberOf.get(word.normalize('NFC'))!), 0])
  const counts = countTypes(streamOf(Int32Array.from([0, ...numbers])), words.length)
  const { vocabulary, idOf } = rankWords(words, counts, whitespace)
  return {
    title: '',
    vocabulary,
    stream: streamOf(Int32Array.from([0, ...numbers], number => idOf[number]!)),
  }
}

const plain = ({ vocabulary, stream }: Omit<ReturnType<typeof readTokenised>, 'title'>) => ({
  types: vocabulary.types,
  counts: [...vocabulary.counts],
  roles: [...vocabulary.roles],
  ids: [...stream.ids],
  words: stream.words,
  passages: stream.passages,
})

describe('a text read as bytes', () => {
  test('is what lmplz reads', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
        const path = saved('any.txt', `x ${pieces.join('')}`)
        expect(plain(readTokenised(path))).toEqual(plain(byStrings(path)))
      }),
    )
  })

  test('is the same wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (pieces, size) => {
        const bytes = Buffer.from(`x ${pieces.join('')}`)
        const read = (step: number) => {
          const lines = new WordLines(word => Buffer.from(word).toString('utf8'))
          const ids = new IntList(1)
          ids.push(0)
          for (let at = 0; at < bytes.length; at += step) lines.read(bytes.subarray(at, at + step), ids)
          lines.end(ids)
          const numbers = ids.array()
          const counts = countTypes(streamOf(numbers), lines.words.length)
          const { vocabulary, idOf } = rankWords(lines.words, counts, whitespace)
          return plain({ vocabulary, stream: streamOf(numbers.map(number => idOf[number]!)) })
        }
        expect(read(size)).toEqual(read(bytes.length))
      }),
    )
  })

  test('may be hostile, have a mark at its beginning, many types and no line feed at its end', () => {
    const many = Array.from({ length: 9000 }, (_, number) => `word-number-${number} ${number}`).join('\n')
    const path = saved(
      'hostile.txt',
      `\ufeff${[...hostileTexts, many].join('\n').replaceAll(/<\/?(s|unk)>/g, '')}`,
    )
    expect(plain(readTokenised(path))).toEqual(plain(byStrings(path)))
  })

  test('may have a word that is longer than what is read at a time', () => {
    const path = saved('long.txt', `a ${'b'.repeat(3 << 20)} c\nd`)
    expect(readTokenised(path).stream.words).toBe(4)
  })

  test('is the same packed by gzip, whatever the names of the files', () => {
    const text = 'a b\n\nb c c\n'
    const read = plain(readTokenised(saved('plain.txt.gz', text)))
    expect(read).toMatchObject({ passages: 3, words: 5 })
    const members = Buffer.concat([gzipSync('a b\n\nb'), gzipSync(' c c\n')])
    for (const [name, bytes] of [
      ['packed.txt.gz', gzipSync(text)],
      ['packed.txt', gzipSync(text)],
      ['members.gz', members],
    ] as const)
      // prettier-ignore
      expect(plain(readTokenised(saved(name, bytes)))).toEqual(read)
  })

  test('may be one long line without an end, with a long word in it', () => {
    const path = saved('line.txt', `${'whale '.repeat(1 << 20)}${'b'.repeat(9 << 20)}`)
    expect(readTokenised(path).stream).toMatchObject({ words: (1 << 20) + 1, passages: 1 })
  })

  test.each<[string, string | Uint8Array, RegExp]>([
    [
      'latin.txt',
      Buffer.from('a caf\xe9 b', 'latin1'),
      /latin\.txt is not UTF-8: byte 5 \(0xe9\) cannot be read/,
    ],
    [
      'marked.txt',
      Buffer.from('\xef\xbb\xbfcaf\xe9 b', 'latin1'),
      /marked\.txt is not UTF-8: byte 6 \(0xe9\)/,
    ],
    ['cut.txt', Buffer.from('a \xe9\x9d', 'latin1'), /cut\.txt is not UTF-8: byte 2/],
    ['surrogate.txt', Buffer.from('a \xed\xa0\x80', 'latin1'), /surrogate\.txt is not UTF-8: byte 2/],
    ['wide.txt', Buffer.from('\ufeffa b', 'utf16le'), /wide\.txt is UTF-16/],
    ['wide-unmarked.txt', Buffer.from('a b c', 'utf16le'), /wide-unmarked\.txt is UTF-16/],
    ['nothing.txt', '', /nothing\.txt is empty/],
    ['blank.txt', ' \n\t\n', /blank\.txt is empty/],
    ['begin.txt', 'a b\n\na <s> b\n', /begin\.txt, line 3: "<s>" cannot be a word/],
    ['end.txt', 'a b </s>', /end\.txt, line 1: "<\/s>" cannot be a word/],
    ['unknown.txt', 'a b\n<unk>\n', /unknown\.txt, line 2: "<unk>" cannot be a word/],
    ['capitals.txt', 'a é\n\n\nb <UNK> c <UNK>\n', /capitals\.txt, line 4: "<UNK>" cannot be a word/],
  ])('%s is refused', async (name, bytes, message) => {
    const path = saved(name, bytes)
    expect(() => readTokenised(path)).toThrow(message)
    await expect(countTokenised(path, 1)).rejects.toThrow(message)
  })

  test('has marks in any other spelling as words of its own', () => {
    expect(readTokenised(saved('other.txt', '<S> <Unk> <s>a <<s>> [UNK]\n')).stream.words).toBe(5)
  })

  test('is read with the words of a model; others are unknown', () => {
    const path = saved('held-out.txt', 'b a\n\nzz a <unk>\n')
    const ids = new Map([
      ['a', 1],
      ['b', 2],
    ])
    const idOf = (word: string) => ids.get(word) ?? 3
    expect([...encodeTokenised(path, idOf).ids]).toEqual([0, 2, 1, 0, 0, 3, 1, 3, 0])
    expect([...encodeTokenised(saved('lines.txt', '\n\n'), idOf).ids]).toEqual([0, 0, 0])
    expect(() => encodeTokenised(saved('none.txt', ''), idOf)).toThrow(/none\.txt is empty/)
    expect(() => encodeTokenised(saved('mark.txt', 'a\nb </s>\n'), idOf)).toThrow(
      /mark\.txt, line 2: "<\/s>"/,
    )
  })

  test('is counted while it is read to the tables that sorting gives', async () => {
    const text = Array.from(
      { length: 60_000 },
      (_, at) => `w${(at * at) % 977}${at % 11 === 10 ? '\n' : ' '}${at % 89 === 0 ? '\n\n' : ''}`,
    )
    const path = saved('counted.txt', text.join(''))
    const { vocabulary, stream } = readTokenised(path)
    const counted = await countTokenised(path, 3)
    expect(counted.vocabulary.types).toEqual(vocabulary.types)
    if (!('tables' in counted)) throw new Error('it was not counted')
    expect(counted.tables).toEqual(ngramTables(stream, vocabulary.unknown + 1, 3))
  })

  test('that is wrong is refused when it is counted, too', async () => {
    await expect(countTokenised(saved('bad.txt', Buffer.from('a \xff', 'latin1')), 2)).rejects.toThrow(/bad\.txt is not UTF-8: byte 2/) // prettier-ignore
    await expect(countTokenised(saved('empty.txt', '\n\n'), 2)).rejects.toThrow(/empty\.txt is empty/)
    await expect(countTokenised(saved('short.txt', 'a b\nc\n'), 4)).rejects.toThrow(/order 4 is longer/)
  })

  test('that is wrong, and longer than a string can be, is refused for the same fault as a short one', async () => {
    const path = saved('long-and-wrong.txt', Buffer.from('some words \xff\xfe here', 'latin1'))
    await expect(countTokenised(path, 2)).rejects.toThrow(/not UTF-8: byte 11 \(0xff\)/)
    // The rest of the file is zeros that take no room on the disk.
    truncateSync(path, 2200 * 1024 * 1024)
    await expect(countTokenised(path, 2)).rejects.toMatchObject({
      message: `${path} is not UTF-8: byte 11 (0xff) cannot be read`,
      hint: expect.stringContaining('save it again as UTF-8') as string,
    })
    rmSync(path)
  })

  test('is a file, with an ending or without, and no name of a corpus', () => {
    const path = saved('a.txt', 'a b')
    expect(isPlainFile(saved('text', 'a b'))).toBe(true)
    expect([
      isPlainFile(path),
      isPlainFile(folder),
      isPlainFile('moby-dick'),
      isPlainFile(`${path}l`),
    ]).toEqual([true, false, false, false])
  })

  test('is one packed by gzip too, whose empty lines are sentences', async () => {
    for (const name of ['empty.txt.gz', 'empty.txt', 'empty']) {
      const path = saved(name, gzipSync('a b\n\nb c c\n'))
      expect(isPlainFile(path)).toBe(true)
      const { text } = await trainingText(path, { tokens: 'whitespace', order: 2 })
      expect(text).toMatchObject({ occurrences: { stream: { passages: 3 } } })
    }
    expect(isPlainFile(saved('page.txt.gz', gzipSync('<!doctype html><p>a</p>')))).toBe(false)
    expect(isPlainFile(saved('notes.md.gz', gzipSync('# a')))).toBe(false)
  })
})
