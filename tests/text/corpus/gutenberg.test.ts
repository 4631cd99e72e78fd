import { describe, expect, test } from 'vitest'
import { prepareText } from '../../../src/text/corpus/prepare.ts'

const BOOK = [
  'CHAPTER 1',
  'The lamp stood by the window and the rain fell on the hill. A fox ran along the wall.',
  'My sister wrote letters to a man in the north. He never answered.',
  'Produced by the fire, the smoke hung low over the hill.',
]
const book = BOOK.join('\n\n')
const LICENCE =
  'Section 1. General Terms of Use and Redistributing Project Gutenberg-tm electronic works: royalty, trademark, indemnify.'

const prepared = (text: string) => {
  const { sections, preparation } = prepareText(text, { tokens: 'word' })
  return { passages: sections.flat(), header: preparation.header, notes: preparation.notes }
}

const START = '*** START OF THE PROJECT GUTENBERG EBOOK A SMALL HILL ***'
const END = '*** END OF THE PROJECT GUTENBERG EBOOK A SMALL HILL ***'

describe('the header', () => {
  test.each([
    ['of today', START],
    ['of 2004', '*** START OF THIS PROJECT GUTENBERG EBOOK A SMALL HILL ***'],
    ['of an etext', '***START OF THE PROJECT GUTENBERG ETEXT A SMALL HILL***'],
    [
      'with a title over two lines',
      '*** START OF THE PROJECT GUTENBERG EBOOK A SMALL HILL, OR THE\nHISTORY OF A FOX ***',
    ],
    ['that is set in', `   ${START}`],
    ['behind a form feed', `\f${START}`],
    ['behind a byte order mark', `\ufeff${START}`],
    ['that lost its stars', 'START OF THE PROJECT GUTENBERG EBOOK A SMALL HILL'],
    ['that was never closed', '*** START OF THE PROJECT GUTENBERG EBOOK A SMALL HILL'],
    ['in German', '*** BEGINN DES PROJEKT GUTENBERG EBOOK EIN HÜGEL ***'],
    [
      'of 1993',
      '***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***\nWhy is this here? You know: lawyers. royalty trademark\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*',
    ],
    [
      'of 2002',
      'The Project Gutenberg Etext of A Small Hill\n\n*END THE SMALL PRINT! FOR PUBLIC DOMAIN EBOOKS*Ver.02/11/02*END*',
    ],
    [
      'folded into one line',
      `The Project Gutenberg eBook of A Small Hill This eBook is for anyone. ${START}`,
    ],
  ])('%s comes off', (_, start) => {
    expect(prepared(`Title: A Small Hill\n\n${start}\n\n${book}\n\n${END}\n\n${LICENCE}`)).toEqual({
      passages: BOOK,
      header: 'off',
      notes: [],
    })
  })

  test('that shares its line with the book leaves the book there', () => {
    const text = `Title: A Hill ${START} ${BOOK[1]}\n\n${BOOK[2]}\n\n${BOOK[3]} ${END} ${LICENCE}`
    expect(prepared(text).passages).toEqual(BOOK.slice(1))
  })
})

describe('the footer', () => {
  test.each([
    END,
    '*** END OF THIS PROJECT GUTENBERG EBOOK A SMALL HILL, OR THE\nHISTORY OF A FOX ***',
    'End of the Project Gutenberg EBook of A Small Hill, by A. N. Author',
    "End of Project Gutenberg's A Small Hill, by A. N. Author",
    'End of this Project Gutenberg etext of A Small Hill',
    'Ende dieses Projekt Gutenberg Etextes A Small Hill',
    'Ende dieses Project Gutenberg Etextes A Small Hill',
    'Fin du Projet Gutenberg EBook de A Small Hill',
    "Fin de l'EBook du Projet Gutenberg A Small Hill",
    'Einde van Project Gutenberg A Small Hill',
    'Fin de Proyecto Gutenberg A Small Hill',
    'Fine del Progetto Gutenberg A Small Hill',
    'Project Gutenbergin A Small Hill, loppu',
    '*** START: FULL LICENSE ***',
  ])('%j comes off with all that follows', end => {
    for (const after of [`\n\n${LICENCE}`, ''])
      expect(prepared(`${START}\n\n${book}\n\n${end}${after}`)).toMatchObject({
        passages: BOOK,
        header: 'off',
      })
  })

  test('comes off where no empty line stands before it, as in a text of Rich Text', () => {
    const end = `End of the Project Gutenberg EBook of A Small Hill\n${END}\n${LICENCE}`
    expect(prepared(`${START}\n${book}\n${end}`)).toMatchObject({ passages: BOOK, header: 'off' })
  })

  test.each([
    ['a footer alone', [], ["End of Project Gutenberg's A Small Hill, by A. N. Author"]],
    ['a footer in German', [], ['Ende dieses Projekt Gutenberg Etextes A Small Hill', LICENCE]],
    ['a credit', [START, 'Produced by David Widger'], [END, LICENCE]],
  ])('comes off where a paragraph is a line, as in documents of Word: %s', (_, before, after) => {
    const chapter = Array.from({ length: 8 }, () => BOOK).flat()
    const text = [...before, ...chapter, ...after]
    for (const end of ['\n', '\n\n'])
      expect(prepared(text.join(end))).toMatchObject({ passages: chapter, header: 'off' })
  })

  test('comes off with a line above its mark that names Project Gutenberg in any language, but not with a sentence', () => {
    const text = (last: string) => `${START}\n\n${book}\n\n${last}\n\n${END}\n\n${LICENCE}`
    for (const line of ['Koniec Projektu Gutenberg: A Small Hill', 'Project Gutenbergin A Small Hill loppuu'])
      expect(prepared(text(line))).toMatchObject({ passages: BOOK, header: 'off' })
    const sentence = 'She found the book at Project Gutenberg.'
    expect(prepared(text(sentence)).passages).toEqual([...BOOK, sentence])
  })

  test('is the Small Print where that stands behind the book', () => {
    const print =
      '***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***\nroyalty\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*'
    expect(prepared(`${START}\n\n${book}\n\n${print}`)).toMatchObject({ passages: BOOK, header: 'off' })
  })
})

describe('credits and notes', () => {
  test.each([
    'Produced by Judith Boss, Christy Phillips, Lynn Hanninen,\nand David Meltzer. HTML version by Al Haines.',
    'Produced by Anonymous Volunteers',
    'Produced by David Widger',
    'Produced by Louise Hope and the Online\nDistributed Proofreading Team at http://www.pgdp.net',
    'This etext was prepared by Sue Asscher',
    'E-text prepared by Charles Franks, and the Project Gutenberg Team',
    'Transcribed from the 1914 edition by David Price',
    "[Transcriber's Note: spelling was left as it is.]",
    '[Transcriber’s Notes:\n\nSpelling was left as it is.\n\nItalics are between _ and _.]',
    'Anmerkungen zur Transkription: Die Schreibweise der Vorlage wurde beibehalten.',
    '[Note du transcripteur: l’orthographe est celle du livre.]',
    'Credits: Produced by Jana Srna and the Online\n        Distributed Proofreading Team at http://www.pgdp.net',
    'Erstellt von Max Muster und dem Online Distributed Proofreading Team',
    'Dieses E-Book wurde erstellt von Max Muster',
    'Dieser eText wurde von Max Muster und\nAnna Beispiel erstellt.',
    'HTML-Fassung erstellt von Max Muster',
    'Gescannt und korrigiert von Max Muster',
    'Cet ebook a été préparé par Jean Dupont',
    'Este eBook foi produzido por Rita Farinha',
  ])('%j comes off behind a header', credit => {
    expect(prepared(`${START}\n\n\n${credit}\n\n\n${book}\n\n${END}`).passages).toEqual(BOOK)
  })

  test.each([
    'Note: Project Gutenberg also has an HTML version of this\n      file which includes the original illustrations.\n      See 12345-h.htm or 12345-h.zip:',
    'Note: Images of the original pages are available through\n      Internet Archive. See https://archive.org/details/hill',
    'Note: The original illustrations are available at http://www.example.org',
  ])('a note on where else the book is comes off: %j', note => {
    const credits =
      'E-text prepared by Some Body\nand the Online Distributed Proofreading Team\n(http://www.pgdp.net)'
    expect(prepared(`${START}\n\n\n${credits}\n\n\n\n${note}\n\n\n\n${book}\n\n${END}`).passages).toEqual(
      BOOK,
    )
  })

  test("a transcriber's note in a box comes off", () => {
    const box = [
      '+----------------------------------------------+',
      "| Transcriber's Note:                          |",
      '|                                              |',
      '| Inconsistent hyphenation has been preserved. |',
      '+----------------------------------------------+',
    ].join('\n')
    expect(prepared(`${START}\n\n${box}\n\n${book}\n\n${END}`).passages).toEqual(BOOK)
  })

  test("a transcriber's notes behind the book come off", () => {
    expect(
      prepared(`${START}\n\n${book}\n\n\nTranscriber's Notes\n\n- Page 4: changed "teh".\n\n${END}`).passages,
    ).toEqual(BOOK)
  })
})

describe('a book', () => {
  test('that begins with "Produced by hand" keeps its first paragraph', () => {
    const first = 'Produced by hand in a cold workshop, the first lamps were dear.'
    expect(prepared(`${START}\n\n${first}\n\n${book}\n\n${END}`).passages).toEqual([first, ...BOOK])
    expect(prepared(`${first}\n\n${book}`).passages).toEqual([first, ...BOOK])
  })

  test.each(['Diese Stadt wurde von Römern erbaut.', 'Der Turm war erstellt von den Bauern des Dorfes.'])(
    'that begins with %j keeps its first paragraph',
    first => {
      expect(prepared(`${START}\n\n${first}\n\n${book}\n\n${END}`).passages).toEqual([first, ...BOOK])
    },
  )

  test('in which someone writes about Project Gutenberg is kept whole', () => {
    const talk = [
      'She had found it on Project Gutenberg, she said, an eBook with no cover.',
      'End of Project Gutenberg, he thought, when the server went dark. And yet they came back, all of them.',
    ]
    const text = [...BOOK, ...talk, ...BOOK, ...BOOK, ...BOOK, ...BOOK]
    expect(prepared(text.join('\n\n'))).toEqual({ passages: text, header: 'none', notes: [] })
  })

  test.each([
    'The end of the Project Gutenberg story is not near, she answered.',
    'End of Project Gutenberg, he thought, when the server went dark.',
  ])('is kept whole where it is short and says: %s', sentence => {
    expect(prepared(`One.\n\n${sentence}\n\nThey read on.`).passages).toEqual([
      'One.',
      sentence,
      'They read on.',
    ])
  })

  test.each([
    'Produzido por Rita Farinha e a equipa de revisores',
    'Prodotto da Carlo Traverso',
    'Note au lecteur de ce fichier digital:\n\nSeules les erreurs du typographe ont été corrigées.',
    'Transcriber’s Note:\n\nObvious printer errors were corrected.',
  ])('has no credits and no notes of a transcriber: %s', credit => {
    expect(prepared(`${START}\n\n${credit}\n\n${book}\n\n${END}`).passages).toEqual(BOOK)
  })

  test('of Project Gutenberg of Australia has neither its header nor its last line', () => {
    const head =
      'Project Gutenberg of Australia\n\nTitle: A Hill\n\nTo contact Project Gutenberg of Australia go to http://gutenberg.net.au'
    const foot = 'This site is full of FREE ebooks - Project Gutenberg Australia'
    expect(prepared(`${head}\n\n${book}\n\n${foot}`)).toMatchObject({ passages: BOOK, header: 'off' })
  })

  test('of which only one end was recognised is half, and that is told', () => {
    const half = prepared(`The Project Gutenberg EBook of A Hill\n\n${book}\n\n${END}\n\n${LICENCE}`)
    expect(half.header).toBe('half')
    expect(half.passages).toEqual(['The Project Gutenberg EBook of A Hill', ...BOOK])
    expect(half.notes[0]).toMatch(/speaks of Project Gutenberg/)
    expect(prepared(`The Project Gutenberg EBook of A Hill\n\n${book}`).header).toBe('half')
    expect(prepared(`${START}\n\n${book}`).header).toBe('off')
  })
})

test('a long line of stars, of blanks or of the words of a mark is read at once', () => {
  for (const part of ['*', ' ', '** START OF ', 'End of Project Gutenberg ', 'project gutenberg', '[note '])
    expect(prepared(`gutenberg ${part.repeat(50_000)}\n\nend`).passages.length).toBeGreaterThan(0)
}, 10_000)
