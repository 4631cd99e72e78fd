import type { Preparation } from '../../text/corpus/prepare.ts'
import type { FileRead } from '../../text/corpus/loaded-corpus.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { hasLetter } from '../../text/tokenizers/tokenizer.ts'
import { readingLines } from '../../report/words/reading-line.ts'
import type { Passage } from '../../text/passage.ts'
import { labCorpus, type GivenFile, type OwnText } from './text.ts'

/** Asks for a file or a pasted text to be read, and what there is in it. */
export interface LookRequest {
  readonly kind: 'look'
  readonly source: GivenFile | OwnText
}

/** A text, and what a person needs to see that it was understood. */
export interface Looked {
  /** Words with a letter or a digit. */
  readonly words: number
  readonly passages: number
  readonly cut: Preparation['cut']
  /** Its first words. */
  readonly begins: string
  /** The language that it seems to be in, as `de`; `unknown` where it cannot be told. */
  readonly language: string
  /** What was done to the text until it could be counted, a sentence each. */
  readonly notes: readonly string[]
}

/** The most characters of the first words. */
const BEGINNING = 90

/** Reads a text as a run would. @throws Refusal when it cannot be read */
export function lookAt({ source }: LookRequest): Looked {
  const { passages, input } = labCorpus(source)
  const { split } = tokenizerNamed('word')
  const words = passages.reduce((sum, passage) => sum + split(passage.text).filter(hasLetter).length, 0)
  const { guessed = 'unknown', ...read } = input
  return {
    ...{ words, passages: passages.length, language: guessed },
    cut: cutOf(input.read?.[0]),
    begins: beginningOf(passages),
    notes: readingLines(read),
  }
}

/** What a person calls the passages: a line of a Word document is a paragraph. */
function cutOf(file: FileRead | undefined): Looked['cut'] {
  const cut = file?.prepared?.cut ?? 'paragraphs'
  return cut === 'lines' && file?.format !== 'txt' ? 'paragraphs' : cut
}

/** The first whole words of a text. */
export function beginningOf(passages: readonly Passage[]): string {
  const first = passages.slice(0, 4).map(({ text }) => text)
  const plain = first
    .join(' ')
    .replaceAll('\n', ' ')
    .slice(0, 4 * BEGINNING)
  const signs = Array.from(plain)
  if (signs.length <= BEGINNING) return plain
  const cut = signs.slice(0, BEGINNING).join('')
  return `${cut.replace(/\s+\S*$/, '')} …`
}
