import SentenceTokenizer from 'natural/lib/natural/tokenizers/sentence_tokenizer.js'
import { describe, expect, test } from 'vitest'
import { sentenceReader, sentencesOf } from '../../src/text/sentence-reader.ts'
import { ROLES, rolesInPassage, sentenceStarts } from '../../src/text/sentences.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { joinBy } from '../../src/text/tokenizers/spacing.ts'
import { toyBook } from '../toy.ts'

const { read, spacing } = tokenizerNamed('word')

/** Invented prose. */
const invented = toyBook({ words: 3000 }).passages.map(({ text }) => text)

/** The sentences of a passage, as text. */
function sentences(text: string, language = 'unknown'): string[] {
  const tokens = read(text)
  const { surfaces } = tokens
  const starts = sentenceStarts(rolesInPassage(tokens, language))
  return starts.map((start, number) => joinBy(spacing, surfaces.slice(start, starts[number + 1])))
}

test.each([
  ['One two. Three? Four! Five… Six', ['One two.', 'Three?', 'Four!', 'Five…', 'Six']],
  ['What?! No... Yes.', ['What?!', 'No...', 'Yes.']],
  [
    'Mr. Starbuck saw Dr. Bunger and Capt. Ahab. All left.',
    ['Mr. Starbuck saw Dr. Bunger and Capt. Ahab.', 'All left.'],
  ],
  ['J. Ross Browne came. So did I. He left.', ['J. Ross Browne came.', 'So did I.', 'He left.']],
  ['"Sir?" said I. "Go."', ['"Sir?" said I.', '"Go."']],
  ['He said: "Go." "Why?"', ['He said: "Go."', '"Why?"']],
  ['(So it was.) “Go!” Then…', ['(So it was.)', '“Go!”', 'Then…']],
  ['. . . and so', ['... and so']],
  ['no stop at all', ['no stop at all']],
])('%s', (text, expected) => {
  expect(sentences(text, 'en')).toEqual(expected)
})

describe('sentence starts', () => {
  test('of no tokens are none', () => {
    expect(sentenceStarts([])).toEqual([])
  })

  test('begin with 0 and rise, whatever the roles', () => {
    for (let number = 0; number < ROLES ** 3; number++) {
      const roles = Array.from({ length: 3 }, (_, place) => Math.floor(number / ROLES ** place) % ROLES)
      const starts = sentenceStarts(roles)
      expect(starts[0]).toBe(0)
      expect(starts.every((start, index) => index === 0 || start > starts[index - 1]!)).toBe(true)
    }
  })
})

test('simple prose is cut where natural cuts it', () => {
  const natural = new SentenceTokenizer()
  for (const text of invented) expect(sentences(text)).toEqual(natural.tokenize(text))
  const text = 'The sea rose! Who was there? Nobody (as yet) came. They waited… "Go." He went.'
  expect(sentences(text)).toEqual(natural.tokenize(text))
})

describe('the sentences of a running text', () => {
  test('are cut at white space after a full stop or another end, with the closing marks', () => {
    const text = '"Sir?" said I. (So it was.) Then… No\nend'
    expect(sentencesOf(text, 'en')).toEqual(['"Sir?" said I.', '(So it was.)', 'Then…', 'No end'])
  })

  test('are not cut at an abbreviation', () => {
    expect(sentencesOf('Mr. Starbuck saw (Dr. Bunger). J. Ross came.')).toEqual([
      'Mr. Starbuck saw (Dr. Bunger).',
      'J. Ross came.',
    ])
  })

  test('of simple prose are those of natural, and those of the tokens', () => {
    const natural = new SentenceTokenizer()
    for (const text of invented) {
      expect(sentencesOf(text)).toEqual(natural.tokenize(text))
      expect(sentencesOf(text)).toEqual(sentences(text))
    }
  })

  test('of nothing are none', () => {
    expect([sentencesOf(''), sentencesOf(' \n')]).toEqual([[], []])
  })

  test('of one to three characters are there', () => {
    expect(['A', '.', 'No', 'Ja.', '水。', '"'].map(text => sentencesOf(text))).toEqual([
      ...[['A'], ['.'], ['No'], ['Ja.'], ['水。'], ['"']],
    ])
  })

  test('are the same whatever the reader has read before', () => {
    // Rowling is a name in the first text, and a word in the second one; only the third asks with a semicolon.
    const texts = [
      'We met J. Rowling, and Rowling, and Rowling. I asked J. Rowling ate.',
      'The rowling was a rowling. It was plan J. Rowling was fun.',
      'Ποιος είναι; Εγώ. Τι ώρα είναι; Δεν ξέρω.',
      'It rained; we left.',
      'a; b',
      '',
    ]
    const read = sentenceReader()
    for (const text of [...texts, ...texts]) expect(read(text)).toEqual(sentencesOf(text))
    expect(read(texts[0]!)).toHaveLength(2)
    expect(read(texts[1]!)).toHaveLength(3)
    expect(read(texts[2]!)).toHaveLength(4)
    expect(read(texts[3]!)).toHaveLength(1)
  })
})

test.each([
  ['de', 'Am 3. Mai kam er an. Es regnete.', 2],
  ['de', 'Er wurde 3. Dann ging er.', 2],
  ['da', 'Den 3. maj kom han. Det regnede.', 2],
  ['nb', 'Den 17. mai kom han. Det regnet.', 2],
  ['fi', 'Hän tuli 6. joulukuuta. Satoi.', 2],
  ['cs', 'Přišel 3. května. Pršelo.', 2],
  ['hu', 'Az 1. január hideg. Esett.', 2],
  ['en', 'We were 3. May came. It rained.', 3],
])('in %s an ordinal before a month ends no sentence: %s', (language, text, count) => {
  expect(sentencesOf(text, language)).toHaveLength(count)
})

/** Short texts of one sentence each that comes back, told without a language. */
const cases: Readonly<Record<string, readonly string[]>> = {
  'no, yes and others are words': [
    'He said no.',
    'It rained.',
    'He ate a fig.',
    'He was a decent chap.',
    'It rained.',
  ],
  'a letter ends a sentence': [
    'We chose plan B.',
    'It rained.',
    'We took vitamin C.',
    'It rained.',
    'In size S.',
    'No.',
  ],
  'before a number no is none': ['It is no. 5 of vol. 2, fig. 3.', 'No. 7 is shut.'],
  'initials end none': ['J. K. Rowling wrote.', 'So did Ulysses S. Grant.', 'Mr. T. S. Eliot came.'],
  'small letters in a row are an abbreviation': [
    'He went, i.e. he left.',
    'Fruit, e.g. figs.',
    'At 10 a.m. it rained.',
  ],
  'Russian я': ['Это я.', 'Идёт дождь.', 'Это он.', 'Идёт дождь.'],
  'Korean 네': ['네.', '비가 왔다.', '아니.', '비가 왔다.'],
  Arabic: ['هل ذهب؟', 'نزل المطر.', 'هل ذهب؟', 'نزل الثلج.'],
  Urdu: ['بارش ہوئی۔', 'وہ گیا۔'],
  Hindi: ['बारिश हुई।', 'वह गया।', 'बारिश हुई॥'],
  Greek: ['Ποιος ήρθε;', 'Έβρεξε.', 'Ποιος ήρθε;', 'Χιόνισε.'],
  Armenian: ['Անձրև եկավ։', 'Նա գնաց։'],
  Amharic: ['ዝናብ ዘነበ።', 'እሱ ሄደ።'],
  German: [
    'Er sagte: „Es regnet.“',
    'Dann ging er.',
    'Sie sagte: „Ja.“',
    'Es regnet.',
    'Er kam bzw. er ging.',
  ],
  'German, in print': ['»Es regnet.«', 'Dann ging er.', '»Ja!«', 'Er rief: »Halt!«', 'Dann nicht.'],
  French: ['« Il pleut. »', 'Il partit.', 'Mme. Bovary rit.', '« Oui ! »', 'Elle dit : « Non. »'],
  Swedish: ['”Det regnar.”', 'Han gick.', '”Ja.”'],
  English: ['‘It rains.’', 'He went.', '‘Yes!’', '(So it was.)', '“No.”', 'He said “Go.”', 'They went.'],
  'lower quotes within': ['Er sagte: „Sie rief: ‚Nein!‘“', 'Dann ging er.'],
}

test.each(Object.entries(cases))('%s', (_, expected) => {
  expect(sentencesOf(expected.join(' '))).toEqual(expected)
})

test('Chinese, Japanese, Khmer, Burmese and Tibetan set no blank behind a sentence', () => {
  expect(sentencesOf('下雨了。他说：“是。”下雨了！')).toEqual(['下雨了。', '他说：“是。”', '下雨了！'])
  expect(sentencesOf('雨が降った。「はい。」彼は言った。')).toEqual([
    '雨が降った。',
    '「はい。」',
    '彼は言った。',
  ])
  expect(sentencesOf('ខ្ញុំអាន។ខ្ញុំទៅ។')).toEqual(['ខ្ញុំអាន។', 'ខ្ញុំទៅ។'])
  expect(sentencesOf('သူလာသည်။သူသွားသည်။')).toEqual(['သူလာသည်။', 'သူသွားသည်။'])
})

test('a semicolon asks in Greek alone', () => {
  expect(sentencesOf('He came; it rained.')).toEqual(['He came; it rained.'])
})

test('abbreviations are those of the language', () => {
  expect(sentencesOf('Er kam bzw. Dann ging er.', 'de')).toHaveLength(1)
  expect(sentencesOf('Am 3. Mai kam er. Im Mai ging er.', 'de')).toHaveLength(2)
  expect(sentencesOf('Vitamin C. It rained. Henry L. Stimson came.', 'en')).toHaveLength(3)
  expect(sentencesOf('M. Bovary vint.', 'fr')).toHaveLength(1)
  expect(sentencesOf('The St. Lawrence froze.', 'en')).toHaveLength(1)
  expect(sentencesOf('Hän tuli. Mr. Nieminen.', 'fi')).toHaveLength(3)
})

test('letters in a row end a sentence of English before a word that begins one', () => {
  expect(sentencesOf('He lives in Washington, D.C. It rained.', 'en')).toEqual([
    'He lives in Washington, D.C.',
    'It rained.',
  ])
  expect(sentencesOf('In the U.S. it rained. The U.S. Army came.', 'en')).toHaveLength(2)
})

test.each([
  [
    'en',
    ['He woke at 6 a.m.', 'It rained.', 'At 5 p.m. Monday came.', 'We left at 5 p.m.', 'But he stayed.'],
  ],
  [
    'en',
    ['We met John Smith Jr.', 'He left.', 'John Smith Jr. Ford came.', 'We saw Jr. and Sr.', 'Then all.'],
  ],
  [
    'en',
    [
      'It is Acme Inc.',
      'The rest is theirs.',
      'Acme Inc. Ltd. was sold.',
      'Apples, pears, etc.',
      'Some came.',
    ],
  ],
  ['en', ['In the U.S.', 'But the U.S. Army came.', 'Read, e.g. The Times, i.e. It.', 'Mr. No came.']],
  ['de', ['Er kam usw.', 'Dann ging er.', 'Er aß Äpfel usw. Birnen mag er.', 'Er las z. B. Die Zeit.']],
  ['fr', ['Des pommes, etc.', 'Il partit.', 'Mme. Elle rit.']],
  ['unknown', ['It was 6 a.m.', 'It rained.', 'The U.S. Army came.']],
])('in %s an abbreviation ends a sentence before a word that begins one: %j', (language, expected) => {
  expect(sentencesOf(expected.join(' '), language)).toEqual(expected)
})

test.each([
  ['en', ['Wait... what?', 'Wait… what?', 'Wait . . . what?', 'Wait...', 'What?']],
  [
    'en',
    ['“No.” and left.', '“No.”', 'And left.', '‘No!’—said he.', '“Why?” he asked.', '(He left.) and so on.'],
  ],
  ['en', ['It is 5 km. from here.', 'Ask the dept. of war.', '“Go.”', '“No,” he said.']],
  ['es', ['Son 5 km. de aquí.', '—¡Hola! —dijo él.', '—¿Sí?', '—Adiós.']],
  ['fr', ['« Oui. » dit-il.', '« Non. »', 'Elle rit.']],
  ['de', ['„Halt!“ rief er.', '„Halt!“', 'Er rief.']],
  ['ja', ['「はい。」と彼は言った。', '「はい。」', '彼は来た。', '「はい。」', 'ところが彼は来た。']],
  ['ko', ['“네.”라고 말했다.', '비가 왔다.']],
  ['en', ['... And so it was.', 'Yes.']],
])('in %s a sentence continues in small letters, and behind と: %j', (language, expected) => {
  expect(sentencesOf(expected.join(language === 'ja' ? '' : ' '), language)).toEqual(expected)
})

test('in posts without capitals a full stop ends a sentence', () => {
  expect(sentencesOf('he came. it rained. so it was')).toEqual(['he came.', 'it rained.', 'so it was'])
})

test.each([
  'Der 2. Weltkrieg begann.',
  'Er las „Der 2. Weltkrieg“ und schlief.',
  '„Der 1. Mann“, sagte er.',
  'Im 19. Jahrhundert spielte der 1. FC Köln.',
  'Der 2. „Große Krieg“ begann.',
  'Er wurde 3. Weltmeister.',
])('in German an ordinal before a noun ends no sentence: %s', text => {
  expect(sentencesOf(text, 'de')).toHaveLength(1)
  expect(sentencesOf(`${text} Er wurde 3. Dann ging er.`, 'de')).toHaveLength(3)
})

test('without a language no rule of English is applied', () => {
  expect(sentencesOf('Damals war Otto I. This König.', 'en')).toHaveLength(2)
  expect(sentencesOf('A. It kam.', 'unknown')).toHaveLength(1)
})

test.each([
  ['de', ['Er aß Brot usw.', 'Der Mann ging.', 'Brot etc.', 'Die Frau kam.', 'Äpfel usw. Menschen kamen.']],
  [
    'de',
    ['Er aß Brot u. s. w.', 'Das Haus war leer.', 'Vgl. Abb. 3 und Anm. Meier.', 'Er las z. B. Das Buch.'],
  ],
  ['de', ['Die Fa. Kohl & Co. KG liegt in der Hauptstr. 5.', 'Der Hund bellt.']],
  ['fr', ['Des pommes, etc.', 'Le roi partit.', 'M. J. L. Le Clézio vint.']],
  ['es', ['Pan, vino, etc.', 'El rey salió.', 'El Sr. D. Juan vino.']],
  ['it', ['Pane, vino ecc.', 'La donna uscì.', 'Ad es. Roma, S. Pietro e il Comm. Rossi.']],
  ['pt', ['Pão, vinho etc.', 'Os reis saíram.', 'Por ex. Lisboa, e o Gen. Costa.']],
  ['nl', ['Brood, enz.', 'Toen ging hij.', 'Ds. De Vries en Jhr. Six kwamen.']],
  ['sv', ['Bröd o. s. v.', 'Sedan gick han.', 'Se t. ex. Berlin.']],
  ['fi', ['Leipää j. n. e.', 'Sitten hän meni.', 'Hra Niemi ja tri. Salo tulivat.']],
  ['pl', ['Przyszedł p. Kowalski i ks. Nowak.', 'Był m. in. Polak.', 'Chleb i t. d.', 'Potem wyszedł.']],
  ['ru', ['В 1990 г.', 'Он приехал на р. Волгу и т. д.', 'Потом ушёл.', 'Был г. Иванов, т. е. Пётр.']],
  ['el', ['Ο κ. Παπαδόπουλος ήρθε.', 'Είπε π.χ. Το ψωμί, κ.λπ.', 'Μετά έφυγε.', 'Η κα. Μαρία γέλασε.']],
])(
  'in %s the usual abbreviations end no sentence but before a word that begins one: %j',
  (language, expected) => {
    expect(sentencesOf(expected.join(' '), language)).toEqual(expected)
  },
)

test.each([
  ['fr', ['— Tu viens ? dit-il.', '— Oui ! fit-elle.', '— Où ? demanda Charles.', 'Il partit.']],
  ['fr', ['« Tu viens ? » dit-il.', 'Comment vas-tu ? et toi ?', 'Bien.']],
  ['en', ['What? said he.', 'Oh! the sea!', 'Is it new?', 'iPhone sales rose.']],
  ['es', ['¿Vienes? preguntó Ana.', '¡Hola! dijo.', '¿Sí?']],
  ['de', ['Halt! rief er.', 'Wer da?', 'Ich.']],
  ['ru', ['Кто там? спросил Иван.', 'Никого!', 'Он ушёл.']],
  ['hu', ['Ki az? kérdezte.', 'Azután elment.']],
])('in %s a sentence that asks or cries continues in small letters: %j', (language, expected) => {
  expect(sentencesOf(expected.join(' '), language)).toEqual(expected)
})

test.each([
  [
    'fr',
    ['Il vit É. Zola.', 'Puis il lut J. M. Coetzee et M. Charles.', 'Il commit un vol.', 'Puis il rit.'],
  ],
  ['ru', ['Это написал А. С. Пушкин.', 'Она и Н. Иванова ушли.', 'В доме тихо.']],
  ['en', ['It was by A. Smith.', 'We chose plan B.', 'A man came.', 'King George V.', 'The war began.']],
  ['en', ['He got grade A.', 'Students cheered.', 'The students left.']],
  ['es', ['Leyó a J. D. Salinger.', 'Vino D. Juan.', 'Y salió.']],
  ['pl', ['Przyszedł A. Mickiewicz.', 'Potem wyszedł.']],
  ['de', ['Das war Otto I.', 'Der König starb.', 'Er las E. T. A. Hoffmann.']],
  ['unknown', ['vit É. Zola hier.']],
])('in %s a letter before a name is an initial, wherever it stands: %j', (language, expected) => {
  expect(sentencesOf(expected.join(' '), language)).toEqual(expected)
  const tokens = read(expected.join(' '))
  expect(sentenceStarts(rolesInPassage(tokens, language)).length).toBeLessThanOrEqual(expected.length)
})

test.each([
  ['pt', ['Pão, vinho, etc.', 'O rei saiu.', 'Pão etc. O. Silva veio.']],
  ['ru', ['Хлеб и т. д.', 'В доме тихо.', 'В 1990 г.', 'В XX в.', 'Он жил.', 'В XIX в. Россия росла.']],
  ['uk', ['У 1990 р.', 'Він помер.', 'І т. д.', 'Потім пішов.']],
  ['pl', ['W 1990 r.', 'On umarł.', 'Żył w XIX w.', 'Potem umarł.']],
  ['cs', ['Chléb atd.', 'Potom šel.', 'Přišel MUDr. Novák a Ing. arch. Malý.']],
  ['en', ['He lives in Baker St.', 'The house is old.', 'St. Paul came.', 'She has a Ph.D.', 'She left.']],
  ['en', ['At 6 a.m.', 'A train left.', 'We met Mr. T.', 'He left.', 'The pH.', 'It fell.']],
  ['de', ['Am 3. Okt. 1990 und am 5. Dez. kam er.', 'Es war kalt.']],
  ['tr', ['Ekmek vb.', 'Sonra gitti.', 'Dr. Ali geldi.']],
  ['ro', ['Pâine etc.', 'Apoi plecă.', 'Veni dl. Popescu.']],
  ['nn', ['Brød osv.', 'Så gjekk han.', 'Den 3. mai kom dr. Li.']],
])(
  'in %s a word of one letter, and what stands behind a number, begins and ends sentences: %j',
  (language, expected) => {
    // prettier-ignore
    expect(sentencesOf(expected.join(' '), language)).toEqual(expected)
  },
)

test('words that are no abbreviations end sentences', () => {
  expect(sentencesOf('Dał im. Potem wyszedł.', 'pl')).toHaveLength(2)
  expect(sentencesOf('Он сказал о нем. Потом ушёл. Отдал им. Ушёл.', 'ru')).toHaveLength(4)
  expect(sentencesOf('Han är lat. Hon gick.', 'sv')).toHaveLength(2)
})

test('a number that is stuck to the end of a sentence hides it not, and parts none elsewhere', () => {
  for (const [text, expected] of [
    ['We had ships.2 Dr. Brown left.', ['We had ships.2', 'Dr. Brown left.']],
    ['He said “no.”12 “Yes,” she said.', ['He said “no.”12', '“Yes,” she said.']],
    ['Who came?3 Nobody.', ['Who came?3', 'Nobody.']],
    ['It is No.5 The Mall.', ['It is No.5 The Mall.']],
    ['It cost 3.5 Mark. It was v2.0 Then.', ['It cost 3.5 Mark.', 'It was v2.0 Then.']],
    ['See example.2 and go.', ['See example.2 and go.']],
  ] as const)
    expect(sentencesOf(text, 'en')).toEqual(expected)
})
