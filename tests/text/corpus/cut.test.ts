import { describe, expect, test } from 'vitest'
import { cutLines, cutText } from '../../../src/text/corpus/cut.ts'
import { linesOf } from '../../../src/text/corpus/lines.ts'

/** A text wrapped as a program does it: a line takes words while they fit. */
function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? (lines.length === 0 ? indent : '') + word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

const PARAGRAPHS = [
  'The lamp stood by the window and the rain fell on the hill, and no one in the house had slept for three nights because of the wind that came down from the moor.',
  'A fox ran along the wall. We had bread and a little cheese, and the fire was low; my sister wrote letters to a man in the north who had never once answered her.',
  'He came at last, in the spring, with a box of tools and a dog, and he said that he had not been able to read the letters, but that he had kept every one of them.',
]
const STANZA = ['The lamp is low,', 'The night is long,', 'And those who know', 'Have sung their song.']

const passages = (text: string) => cutText(text).flat()

describe('wrapped prose', () => {
  test.each([60, 65, 72, 76, 80])('is joined where it is wrapped at %i columns', width => {
    expect(passages(PARAGRAPHS.map(text => wrapped(text, width)).join('\n\n'))).toEqual(PARAGRAPHS)
  })

  test('is joined where only its paragraphs are set in, and no line is empty', () => {
    const text = [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS].map(text => wrapped(text, 60, '   '))
    expect(passages(text.join('\n'))).toEqual([...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS])
  })

  test('without empty lines or indents is parted where a line ends early with its sentence', () => {
    const many = Array.from({ length: 4 }, () => PARAGRAPHS).flat()
    expect(passages(many.map(text => wrapped(text, 60)).join('\n'))).toEqual(many)
  })

  test('keeps a stanza between its paragraphs as a passage with its line ends', () => {
    const prose = PARAGRAPHS.map(text => wrapped(text, 72))
    const verse = STANZA.map(line => `    ${line}`).join('\n')
    expect(passages([prose[0], verse, prose[1], prose[2]].join('\n\n'))).toEqual([
      PARAGRAPHS[0],
      STANZA.join('\n'),
      PARAGRAPHS[1],
      PARAGRAPHS[2],
    ])
  })

  test('of a script without blanks is joined without blanks', () => {
    const line = '春眠不覚暁処処聞啼鳥夜来風雨声花落知多少'
    expect(passages(`${line}\n${line}\n${line}\n${line}\n花落\n\n${line}\n${line}\n${line}\n花`)).toEqual([
      `${line.repeat(4)}花落`,
      `${line.repeat(3)}花`,
    ])
  })
})

describe('a line an item', () => {
  const tweets = Array.from(
    { length: 40 },
    (_, at) => `tweet number ${at} says a thing about word${at % 7} and cats`,
  )

  test.each([
    ['no empty line', tweets.join('\n'), 40],
    ['one empty line', [...tweets.slice(0, 20), '', ...tweets.slice(20)].join('\n'), 40],
    ['a title and an empty line', ['My tweets, exported', '', ...tweets].join('\n'), 41],
    [
      'a chat with one empty message',
      Array.from({ length: 30 }, (_, at) => (at === 12 ? '' : `[10:${at + 10}] Ann: what about ${at}?`)).join(
        '\n',
      ),
      29,
    ],
    ['long paragraphs with an empty line between scenes', [...PARAGRAPHS, '', ...PARAGRAPHS].join('\n'), 6],
  ])('with %s stays a line a passage', (_, text, count) => {
    expect(passages(text)).toHaveLength(count)
  })

  test('keeps with it the lines that hang below its bullet', () => {
    expect(passages('Plans\n\n- go to the market\n  and the mill\n- come back\n- sleep\n')).toEqual([
      'Plans',
      '- go to the market and the mill',
      '- come back',
      '- sleep',
    ])
  })
})

describe('verse', () => {
  test('is a passage a stanza, with its line ends', () => {
    const poem = [STANZA, [...STANZA].reverse(), STANZA].map(lines => lines.join('\n'))
    expect(passages(poem.join('\n\n'))).toEqual(poem)
  })

  test('of a play stays with the name of who speaks it', () => {
    const speech = STANZA.join('\n')
    expect(
      passages(`Faust:\n\n${speech}\n\nGeist:\n\nWer ruft mir?\n\nFaust (abgewendet):\n\n${speech}`),
    ).toEqual([`Faust:\n${speech}`, 'Geist:\nWer ruft mir?', `Faust (abgewendet):\n${speech}`])
    const names = ['DALAND.', 'SENTA.', 'DALAND.', 'SENTA.', 'DALAND.', 'SENTA.']
    expect(passages(names.map(name => `  ${name}\n\n${speech}`).join('\n\n'))).toEqual(
      names.map(name => `${name}\n${speech}`),
    )
  })
})

describe('empty lines and line ends', () => {
  const letter = ['One line\nand the next.', 'Two lines\nof it.', 'Three lines\nof it.']

  test.each([
    ['\n\n', '\n'],
    ['\n\u00a0 \n', '\n'],
    ['\n\f\n', '\n'],
    ['\r\n\r\n', '\r\n'],
    ['\r\r', '\r'],
    ['\u0085\u0085', '\u0085'],
    ['\n\u200b\ufeff\n', '\n'],
  ])('%j parts paragraphs', (gap, end) => {
    expect(passages(letter.map(text => text.replace('\n', end)).join(gap))).toEqual(
      letter.map(text => text.replace('\n', ' ')),
    )
  })

  test('U+2029 parts paragraphs, and U+2028 is a line end inside one', () => {
    expect(passages(letter.map(text => text.replace('\n', '\u2028')).join('\u2029'))).toEqual(letter)
  })

  test('a forced cut takes lines or paragraphs as they are', () => {
    expect(cutText('one\ntwo\n \nthree\n', { cut: 'paragraphs' })).toEqual([['one two', 'three']])
    expect(cutText('\n\none\n\ntwo\n\n', { cut: 'lines' })).toEqual([['one', 'two']])
  })
})

describe('a hyphen at a line’s end', () => {
  /** A paragraph wrapped at 46 columns, in which the first line ends in `first`. */
  const joined = (first: string, second: string, elsewhere = '', paragraphs = PARAGRAPHS) => {
    const words = 'there were a few of us who had seen a good deal'.slice(0, 45 - first.length)
    const text = `${words} ${first}\n${wrapped(`${second} and a great many more things of which no one knew`, 46)}`
    const { sections, hyphens } = cutLines(
      linesOf([text, ...paragraphs.map(text => wrapped(text, 46)), elsewhere].join('\n\n')),
    )
    return { text: sections[0]![0]!.slice(words.length + 1).replace(/ and a great.*$/, ''), hyphens }
  }

  test('goes where it parts a word, and is counted', () => {
    expect(joined('represen-', 'tatives')).toEqual({ text: 'representatives', hyphens: 1 })
    expect(joined('with-', 'out', 'Not with, not out, but without.')).toEqual({ text: 'without', hyphens: 1 })
  })

  test('stays in a word that has a hyphen already, behind a word of its own', () => {
    expect(joined('mother-in-', 'law')).toEqual({ text: 'mother-in-law', hyphens: 0 })
    expect(joined('jack-of-all-', 'trades')).toEqual({ text: 'jack-of-all-trades', hyphens: 0 })
    expect(joined('twelve-month-', 'old', 'A month is long.').text).toBe('twelve-month-old')
    expect(joined('to-mor-', 'row')).toEqual({ text: 'to-morrow', hyphens: 1 })
  })

  test('stays in English where both halves are words of the text, and the word in one is not', () => {
    const words =
      'He was known and liked, as well, as ever, and old, and fashioned thus, and ill, and gentle, and the sun, a light, some other thing, of ten.'
    expect(joined('well-', 'known', words)).toEqual({ text: 'well-known', hyphens: 0 })
    expect(joined('old-', 'fashioned', words)).toEqual({ text: 'old-fashioned', hyphens: 0 })
    for (const [head, tail] of [
      ['sun-', 'light'],
      ['some-', 'thing'],
      ['of-', 'ten'],
      ['ill-', 'ness'],
    ] as const)
      expect(joined(head, tail, words), head).toEqual({ text: head.slice(0, -1) + tail, hyphens: 1 })
    expect(joined('well-', 'known', `${words} The wellknown man.`).text).toBe('wellknown')
  })

  test('goes in German, where compounds are written in one', () => {
    const german = Array<string>(4).fill('Er wollte auf das Haus gehen und nicht mit dem Mann. '.repeat(10))
    expect(joined('auf-', 'gehen', '', german)).toEqual({ text: 'aufgehen', hyphens: 1 })
  })

  test('stays where the text has the word with its hyphen', () => {
    expect(joined('carpet-', 'bag', 'A carpet-bag.')).toEqual({ text: 'carpet-bag', hyphens: 0 })
    expect(joined('carpet-', 'bag', 'A carpetbag.')).toEqual({ text: 'carpetbag', hyphens: 1 })
  })

  test('stays before a capital or a digit, and before und with a blank', () => {
    expect(joined('Rabbit-', 'Hole')).toEqual({ text: 'Rabbit-Hole', hyphens: 0 })
    expect(joined('in 1917-', '1918')).toEqual({ text: 'in 1917-1918', hyphens: 0 })
    expect(joined('Vor-', 'und Nachteile')).toEqual({ text: 'Vor- und Nachteile', hyphens: 0 })
  })

  test('is none if it is a dash', () => {
    expect(joined('house--', 'there', 'A house--there. A fox--here.').text).toBe('house--there')
    expect(joined('house --', 'there', 'A house -- there. A fox -- here.').text).toBe('house -- there')
  })
})

test('a text of one long line, and one of very many lines, is cut at once', () => {
  const line = 'word '.repeat(200_000)
  expect(cutText(line)).toEqual([[line.trim()]])
  expect(cutText('word, word\n'.repeat(100_000)).flat()).toHaveLength(100_000)
  expect(cutText('* - '.repeat(200_000))).toHaveLength(1)
  expect(cutText(`${'a-'.repeat(200_000)}\n${'b-'.repeat(200_000)}\n\nc`)).toHaveLength(1)
}, 20_000)

test('two lines of which the first ends within a word are one passage, and the word is joined', () => {
  expect(cutText('The represen-\ntatives came. The representatives came.\n')).toEqual([
    ['The representatives came. The representatives came.'],
  ])
})

test('what stands above a list with a colon is no speaker', () => {
  expect(cutText('Things to buy:\n\n- milk\n- bread\n- nails').flat()).toEqual([
    'Things to buy:',
    '- milk',
    '- bread',
    '- nails',
  ])
  expect(cutText('ANN:\n\n- The rain falls.\n\nBEN:\n\n- It does.').flat()).toHaveLength(2)
})

test('what somebody says stays below the name, also where each name stands once', () => {
  expect(cutText('TOM.\nWhat\n\nANN.\nWell, that is that.\n\nBOB.\nI know.').flat()).toEqual([
    'TOM.\nWhat',
    'ANN.\nWell, that is that.',
    'BOB.\nI know.',
  ])
  const numbered = ['I', 'II', 'III'].map(
    number => `${number}\n${'It was a long night, and it rained. '.repeat(5).trim()}`,
  )
  expect(cutText(numbered.join('\n\n'))).toHaveLength(3)
  const long = 'It was a long speech, and it went on and on. '.repeat(5).trim()
  expect(cutText(`TOM.\n${long}\n\nANN.\n${long}`).flat()).toEqual([`TOM.\n${long}`, `ANN.\n${long}`])
})

test('a table of contents is a passage for each line, and begins no section', () => {
  const chapter = (number: number) => `Chapter ${number}. Of the sea`
  const contents = [1, 2, 3, 4].map(number => `${chapter(number)} .... ${number}0`)
  const body = [1, 2, 3, 4].map(number => [
    chapter(number),
    'The sea was calm, and the boat came in. '.repeat(4).trim(),
  ])
  const sections = cutText(['A BOOK', contents.join('\n'), ...body.flat()].join('\n\n'))
  expect(sections[0]).toEqual(['A BOOK', ...contents])
  expect(sections.slice(1)).toEqual(body)
})

test('a line of a hundred thousand blanks between two words is cut in time that grows with its length', () => {
  const begun = performance.now()
  expect(cutText(`a${' '.repeat(100_000)}b \u2028\u2028 c`, { cut: 'lines' }).flat()).toEqual([
    `a${' '.repeat(100_000)}b\nc`,
  ])
  expect(performance.now() - begun).toBeLessThan(1000)
})
