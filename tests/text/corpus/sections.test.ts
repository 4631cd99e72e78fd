import { describe, expect, test } from 'vitest'
import { sectionsOf } from '../../../src/text/corpus/sections.ts'

const TEXT = 'The lamp stood by the window, and the rain fell on the hill all night long, and no one slept.'
const under = (...headings: string[]) => headings.flatMap(heading => [heading, TEXT, TEXT])
const begin = (passages: readonly string[]) => sectionsOf(passages).map(texts => texts[0])

describe('a section begins at', () => {
  test.each([
    [['CHAPTER I.', 'CHAPTER II.', 'CHAPTER III.']],
    [['Chapter 1', 'Chapter 2', 'Chapter 3']],
    [['CHAPTER 1. Loomings.', 'CHAPTER 2. The Carpet-Bag.', 'CHAPTER 3. The Spouter-Inn.']],
    [['Chapter One', 'Chapter Two: The Hill', 'Chapter Three']],
    [['1. Kapitel', '2. Kapitel', '3. Kapitel']],
    [['Erstes Kapitel', 'Zweites Kapitel.', 'Drittes Kapitel']],
    [['Kapitel 1: Der Berg', 'Kapitel 2: Die Stadt', 'Kapitel 3: Das Meer']],
    [['PREMIÈRE PARTIE', 'DEUXIÈME PARTIE', 'TROISIÈME PARTIE']],
    [['Chapitre premier', 'Chapitre II', 'Chapitre III']],
    [
      [
        'Capítulo primero. Que trata de la condición y ejercicio del famoso hidalgo don Quijote de la Mancha',
        'Capítulo II',
        'Capítulo III. Donde se cuenta',
      ],
    ],
    [['EERSTE BEDRIJF', 'TWEEDE BEDRIJF', 'Hoofdstuk 3']],
    [['Ensimmäinen luku', 'Toinen luku', 'Kolmas luku']],
    [['PROLOGUE', 'Chapter 1', 'Epilogue']],
    [['I', 'II', 'III']],
    [['I. Rain', 'II. Wind', 'III. Stone']],
    [['1', '2', '3']],
    [['Letter 1', 'Letter 2', 'Chapter 1']],
  ])('%j', headings => {
    expect(begin(under(...headings))).toEqual(headings)
  })
})

test('what stands before the first heading is a section', () => {
  expect(begin(['A Tale', 'by A. N. Author', ...under('Chapter 1', 'Chapter 2', 'Chapter 3')])).toEqual([
    'A Tale',
    'Chapter 1',
    'Chapter 2',
    'Chapter 3',
  ])
})

test.each([
  'Act now, I said.',
  'Part of me agreed.',
  'Book the room, she said.',
  'Letter after letter came.',
  'Scene by scene we went.',
  'Volume up, please.',
  'Preface to nothing, he thought.',
  'Part one was over before we knew it.',
  'Chapter 3 came from him, and it was late.',
  'Act 2 began at nine.',
  'I',
  'Book I read last year',
])('a paragraph of a story is none: %j', text => {
  expect(sectionsOf(under(text, text, text, text))).toHaveLength(1)
})

test('a table of contents is none, and the heading behind it is one', () => {
  const entries = Array.from(
    { length: 12 },
    (_, at) => `CHAPTER ${at + 1}. Rain and ${'Wind'.repeat(at % 3)}`,
  )
  expect(begin(['CONTENTS', ...entries, ...under('I. Rain', 'II. Wind', 'III. Stone')])).toEqual([
    'CONTENTS',
    'I. Rain',
    'II. Wind',
    'III. Stone',
  ])
  const letters = ['Letter 1', 'Letter 2', 'Chapter 1', 'Chapter 2']
  expect(begin(['A Tale', ...letters, ...under(...letters)])).toEqual(['A Tale', ...letters])
})

test('headings of different kinds with nothing between them stand above one section', () => {
  const passages = [
    ...['ACT I.', ...under('SCENE I.', 'SCENE II.')],
    ...['ACT II.', ...under('SCENE I.')],
    ...['ERSTER AKT.', 'ACT III.', 'ERSTER AUFTRITT.', ...under('SCENE I.')],
  ]
  expect(begin(passages)).toEqual(['ACT I.', 'SCENE II.', 'ACT II.', 'ERSTER AKT.'])
})

test('every passage is in one section, in order', () => {
  const passages = ['x', ...under('I', 'II', 'Chapter 3'), 'Act 1', 'Act 2', 'Act 3', 'y']
  expect(sectionsOf(passages).flat()).toEqual(passages)
})
