import { describe, expect, test } from 'vitest'
import { withoutNoteMarks, withoutOrnaments } from '../../../src/text/corpus/layers.ts'
import { prepareText } from '../../../src/text/corpus/prepare.ts'

const PARAGRAPHS = [
  'The old harbour lay quiet in the early morning, and nobody but the watchman saw the boat come in. It was small and grey, and its sail hung in rags from the yard. He lifted his lantern, called out twice, and waited for an answer that did not come.',
  'When the sun rose the whole village stood upon the quay. Some said that the boat belonged to a fisherman who had been lost in the spring; others remembered no such man. The priest alone kept silent, since he had seen the name on its stern.',
  'By noon the tide had turned, and with it the temper of the people. They wanted to burn the boat. Only the watchman would not have it, for he had looked into the cabin, and what he had found there he told to nobody.',
]

/** Wraps a paragraph. @param indent of its first line */
function wrapped(paragraph: string, width = 60, indent = ''): string[] {
  const lines = [indent]
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1)!
    if (line.trim() === '') lines[lines.length - 1] = line + word
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}

const prepared = (text: string) => {
  const { sections, preparation } = prepareText(text, { tokens: 'word' })
  return { passages: sections.flat(), told: preparation.notes.join(' '), takenOff: preparation.takenOff }
}

const DOUBLE = 'The text is double-spaced'

describe('an empty line behind each line of prose parts no paragraphs', () => {
  test.each([
    [
      'where paragraphs are set apart by more',
      PARAGRAPHS.map(text => wrapped(text).join('\n\n')).join('\n\n\n'),
    ],
    ['where paragraphs are set in', PARAGRAPHS.flatMap(text => wrapped(text, 60, '     ')).join('\n\n')],
    ['where lines are long', PARAGRAPHS.map(text => wrapped(text, 45).join('\n\n')).join('\n\n\n\n')],
    ['where lines end in CR LF', PARAGRAPHS.map(text => wrapped(text).join('\r\n\r\n')).join('\r\n\r\n\r\n')],
    [
      'where the empty lines hold blanks',
      PARAGRAPHS.map(text => wrapped(text).join('\n \t\n')).join('\n\n \n'),
    ],
  ])('%s', (_, text) => {
    const { passages, told } = prepared(text)
    expect(passages).toEqual(PARAGRAPHS)
    expect(told).toContain(DOUBLE)
  })

  test('where nothing but early ends tells paragraphs', () => {
    const many = Array.from({ length: 4 }, () => PARAGRAPHS).flat()
    const { passages, told } = prepared(many.flatMap(text => wrapped(text)).join('\n\n'))
    expect(passages.join(' ')).toBe(many.join(' '))
    expect(passages.length).toBeGreaterThan(6)
    expect(told).toContain(DOUBLE)
  })

  test('and a heading stays alone', () => {
    const text = ['CHAPTER I', ...wrapped(PARAGRAPHS[0]!), 'CHAPTER II', ...wrapped(PARAGRAPHS[1]!)].join(
      '\n\n',
    )
    expect(prepared(text).passages).toEqual(['CHAPTER I', PARAGRAPHS[0], 'CHAPTER II', PARAGRAPHS[1]])
  })
})

describe('an empty line behind each line stays one', () => {
  test.each([
    [
      'in verse',
      'The sea is calm tonight and grey\nThe boats are out upon the bay\nand nobody has come to stay\nThe lamps go out along the shore\nand someone knocks upon the door\nI listen till I hear no more\nThe wind has fallen from the hill\nThe harbour and the town are still\nand so they say it always will',
    ],
    ['among whole paragraphs', [...PARAGRAPHS, ...PARAGRAPHS, ...PARAGRAPHS].join('\n')],
    ['among sentences', PARAGRAPHS.join(' ').replaceAll('. ', '.\n')],
    ['in a list', 'apples\nmilk\nbread and butter\nsalt\ntea\nten eggs\na lemon\nrice\noats\nhoney'],
  ])('%s', (_, text) => {
    const lines = text.split('\n')
    const { passages, told } = prepared(lines.join('\n\n'))
    expect(passages).toEqual(lines)
    expect(told).not.toContain(DOUBLE)
  })
})

describe('the marks of quoted mail', () => {
  const quoted = (paragraphs: readonly string[], mark: string) =>
    paragraphs
      .map(text =>
        wrapped(text)
          .map(line => `${mark} ${line}`)
          .join('\n'),
      )
      .join(`\n${mark}\n`)

  test.each([['>'], ['>>'], ['> >'], [' >']])('come off where lines begin with %j', mark => {
    const { passages, takenOff } = prepared(`Anna wrote:\n${quoted(PARAGRAPHS, mark)}\nI agree.`)
    expect(passages).toEqual(['Anna wrote:', ...PARAGRAPHS, 'I agree.'])
    expect(takenOff?.['quote marks']).toBeGreaterThan(PARAGRAPHS.length)
  })

  test('part what is quoted in a quotation from what quotes it', () => {
    const { passages } = prepared(
      `${quoted([PARAGRAPHS[0]!], '>')}\n${quoted([PARAGRAPHS[1]!], '>>')}\n\n${PARAGRAPHS[2]!}`,
    )
    expect(passages).toEqual(PARAGRAPHS)
  })

  test.each([
    ['a list', '> Bread\n> Milk\n> Salt and pepper\n> Tea'],
    ['one line', 'He typed:\n> go north\n\nIt is dark.\n\nYou may fall.'],
    ['marks that touch the word', '>be me\n>go to the shop\n>buy nothing\n>leave'],
    ['a sum', 'We see that 3\n> 2 and 5\n> 4, as before.'],
  ])('stay in %s', (_, text) => {
    expect(prepared(text).passages.join('\n')).toContain('>')
    expect(prepared(text).takenOff).toBeUndefined()
  })
})

describe('a text without white space', () => {
  const gene = Array.from({ length: 5_500 }, (_, at) => 'acgt'[(at * at + (at >> 3)) % 4]).join('')

  test('is cut by 1,000 characters, and that is told', () => {
    const { passages, told } = prepared(gene)
    expect(passages.map(({ length }) => length)).toEqual([1000, 1000, 1000, 1000, 1000, 500])
    expect(passages.join('')).toBe(gene)
    expect(told).toContain('each piece of 1,000 characters is a passage')
  })

  test('is never cut within a character', () => {
    const { passages } = prepared('𝔞'.repeat(2_500))
    expect(passages.map(text => Array.from(text).length)).toEqual([1000, 1000, 500])
  })

  test('and too short for three of them is left as it is', () => {
    expect(prepared('acgt'.repeat(400)).passages).toHaveLength(1)
  })
})

test.each([
  ['marks', '> a\n'.repeat(200_000)],
  ['blanks behind marks', `${'> '.repeat(500_000)}\n> a\n> b`],
  ['lines between empty ones', `${'word '.repeat(11)}\n\n`.repeat(20_000)],
])('a text of very many %s is read at once', (_, text) => {
  expect(prepared(text).passages.length).toBeGreaterThan(0)
})

describe('marks of emphasis are no words', () => {
  const textOf = (text: string) => prepareText(text, { tokens: 'word', least: 1 }).sections.flat()

  test.each([
    ['It was _very_ late.', 'It was very late.'],
    ['“_Never!_” he said—_never_—and _went_.', '“Never!” he said—never—and went.'],
    ['the _Pequod_’s mast', 'the Pequod’s mast'],
    ['_¿Y tú?_ (_ibid._)', '¿Y tú? (ibid.)'],
    ['They read _The Tale of\na Tub_ again.', 'They read The Tale of a Tub again.'],
    ['_“Ach,_ sagte er', '“Ach, sagte er'],
    ["De _koeli'_s liepen, _koeli_s en _Pequod_s.", "De koeli's liepen, koelis en Pequods."],
    ['She was _un_happy, _walk_ing and _very_ late.', 'She was unhappy, walking and very late.'],
  ])('%j', (text, plain) => {
    expect(textOf(text).join(' ')).toBe(plain)
  })

  test.each([
    'the file is a_b_c.txt, or __init__ and _private',
    'Name: ____ and ____',
    '-_- hi -_- ^_^ so ^_^ ._. and ._. >_< x >_<',
    '@a_b_ and @_c_d wrote _ and _',
    '_open and no end',
    'so ¯\\_(ツ)_/¯ and ¯_(ツ)_/¯',
    'H_2_O and x_1',
    'call _private_name or _a_b of _in_use_2',
  ])('%j keeps them', text => {
    expect(textOf(text)).toEqual([text])
  })

  test('and it is told how many were taken off, but not from tokenised text', () => {
    const text = 'It was _so_.\n\nAnd _so_ on.\n\nNo more.'
    expect(prepareText(text, { tokens: 'word' }).preparation.takenOff).toEqual({ emphasis: 2 })
    expect(prepareText(text, { tokens: 'whitespace' }).sections.flat()[0]).toBe('It was _so_.')
  })

  test('a long row of marks takes no time', () => {
    expect(textOf(' _a'.repeat(200_000))[0]).toHaveLength(599_999)
  })
})

describe('marks of footnotes', () => {
  const marked = (text: string) => withoutNoteMarks([text])

  test.each([
    [
      'A word.[3] Then¹ and “so.”² It was Jormungandr[12] here.',
      'A word. Then and “so.” It was Jormungandr here.',
      4,
    ],
    ['Alpha[1][2] beta.[3]', 'Alpha beta.', 3],
    ['She left,[A] and he[*] too.¹²', 'She left, and he too.', 3],
    ['He had a third† and “more.”‡ It was Ann†† too.', 'He had a third and “more.” It was Ann too.', 3],
  ])('raised and in brackets come off behind a word or a mark: %s', (text, plain, count) => {
    expect(marked(text)).toMatchObject({ passages: [plain], count })
  })

  test.each([
    'x² and y³, m², km², 10³ and 5 sec².',
    'H²O, see [3] and [4]. No.5 and v2.0, 3.5.',
    'a[0] and f[12](x), [1] A note.',
    'Who came.7 Nobody.',
    'No, their* boat. A * B and 2*3, † 1832.',
    'It cost 1066.5 Mark.',
  ])('none of them is in %s', text => {
    expect(marked(text)).toEqual({ passages: [text], count: 0 })
  })

  test('are numbers stuck to the ends of sentences where they count up', () => {
    const text = [
      'We had ships.1 Dr. Brown left.',
      'It rained.2',
      'He said “yes.”3 She went. It is No.5 The Mall.',
    ]
    expect(withoutNoteMarks(text)).toEqual({
      passages: [
        'We had ships. Dr. Brown left.',
        'It rained.',
        'He said “yes.” She went. It is No.5 The Mall.',
      ],
      count: 3,
    })
    const years = ['He came.4 Then in 1066.5 He left.', 'It rained.6', 'It was 1250.9 Mark.']
    expect(withoutNoteMarks(years).passages).toEqual([
      ...['He came. Then in 1066. He left.', 'It rained.', 'It was 1250.9 Mark.'],
    ])
    const prices = ['It was ships.4 Dr. Brown left.', 'It rained.2', 'He went.9']
    expect(withoutNoteMarks(prices).count).toBe(0)
  })

  test('are stars where as many notes begin with stars', () => {
    const text = ['He had ships* and boats.', 'And a map.**', '* Some say boats.', '** Of the sea.']
    expect(withoutNoteMarks(text)).toEqual({
      passages: ['He had ships and boats.', 'And a map.', '* Some say boats.', '** Of the sea.'],
      count: 2,
    })
    const list = ['He had ships* here.', '* milk', '* bread', '* nails']
    expect(withoutNoteMarks(list).count).toBe(0)
  })
})

test('lines of ornaments part scenes and are no words; silence and signatures stay', () => {
  const ornaments = [
    '* * * *',
    '   *      *      *',
    '***',
    '-----',
    '~~~',
    '. . .',
    '—————',
    '*',
    '⁂',
    '#  #  #',
    '• • •',
    '= = =',
  ]
  for (const line of ornaments)
    expect(withoutOrnaments(['One.', line, 'Two.']), line).toEqual({ lines: ['One.', '', 'Two.'], count: 1 })
  for (const line of ['...', '--', '-- ', '* milk', '- - and so', '1 1 1', '?', '. .'])
    expect(withoutOrnaments([line]), line).toEqual({ lines: [line], count: 0 })
})

test('readings of Japanese and notes of the typist come off, and are told', () => {
  const text = '｜私《わたし》は猫《ねこ》である。［＃改ページ］\n\n雨《あめ》だ。\n\n《The Times》 ｜ 1'
  const { passages, takenOff } = prepared(text)
  expect(passages).toEqual(['私は猫である。', '雨だ。', '《The Times》 ｜ 1'])
  expect(takenOff).toEqual({ readings: 4 })
})

test('marks of quoted mail that stay are told', () => {
  const { passages, told } = prepared('Hi Ann,\n\n> Can you come?\n\nYes.\n\n> When?')
  expect(passages).toContain('> When?')
  expect(told).toBe('2 lines begin with > and keep the mark, since it is not told whether mail is quoted.')
})

test('a long text without a blank is told to be one word, but not a script that sets none', () => {
  expect(prepared('ACGT'.repeat(1000)).told).toContain('--tokens char')
  expect(prepared('雨が降った'.repeat(100)).told).not.toContain('--tokens char')
  expect(prepared('One. Two. Three.').told).not.toContain('--tokens char')
})
