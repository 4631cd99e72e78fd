import type { Corpus, Passage } from '../passage.ts'
import type { Preparation } from './prepare.ts'

/** The input that a run records: where its human text came from. */
export interface CorpusInput {
  /** As the plan names it: a corpus, or a path. */
  readonly corpus: string
  readonly title: string
  readonly constructed: boolean
  readonly licence: string
  /** As the text's owner states them; nothing of a file that nobody described. */
  readonly author?: string
  readonly year?: string
  /** Of the prepared text: one passage a line, a blank line between sections. */
  readonly sha256: string
  readonly passages: number
  readonly bytes: number
  /** What was done to each file until its passages were there; nothing for a corpus of the lab, and in older runs. */
  readonly read?: readonly FileRead[]
  /** Names in the folder that were passed over: folders, and files that are no texts by their names. Nothing where there were none. */
  readonly passedOver?: readonly string[]
  /** The language that a text of the user's own seems to be in, or `unknown`. */
  readonly guessed?: string
  /** The languages that it is in by turns, where it is in several; nothing elsewhere. */
  readonly mixed?: readonly string[]
  /** Whether its script sets no blanks between words. */
  readonly unspaced?: true
}

/** What was done to one file of a text: what src/formats and `prepareText` say of it, in one. */
export interface FileRead {
  /** The name of the file, without its folder. */
  readonly file: string
  /** The name of its format, such as `docx`. */
  readonly format: string
  readonly encoding?: string
  /** The first words as they were read, where the encoding was guessed. */
  readonly opening?: string
  readonly gzip?: true
  /** What was left out, and how many of each, as in `{ footnotes: 3 }`; nothing where nothing was. */
  readonly leftOut?: Readonly<Record<string, number>>
  /** What was done to its text; nothing where its passages were told apart already. */
  readonly prepared?: Preparation
}

/** A text with the record of where it came from. */
export interface LoadedCorpus extends Corpus {
  readonly input: CorpusInput
}

/** The hash of a prepared text, and its length in UTF-8. */
export type Digest = (prepared: string) => Pick<CorpusInput, 'sha256' | 'bytes'>

/** The fields of a corpus.json that describe a text. */
export interface Described {
  readonly name: string
  readonly title: string
  readonly author: string
  readonly year: string
  readonly language?: string | undefined
  readonly constructed: boolean
  readonly licence: { readonly text: string }
}

/** A text that a corpus.json describes, with its passages. */
export function describedText(
  { name, title, author, year, language, constructed, licence }: Described,
  passages: readonly Passage[],
  digest: Digest,
): LoadedCorpus {
  const { sha256, bytes } = digest(preparedText(passages))
  return {
    name,
    title: `${title}, ${author}, ${year}`,
    constructed,
    ...(language === undefined ? {} : { language }),
    passages,
    input: {
      ...{ corpus: name, title, constructed, licence: licence.text, author, year },
      ...{ sha256, passages: passages.length, bytes },
    },
  }
}

/** The prepared text, which is hashed and stored: one passage a line, a blank line between sections. */
export function preparedText(passages: readonly Passage[]): string {
  const lines = passages.map(({ text, section }, index) => {
    const line = text.includes('\n') ? text.replaceAll('\n', '\u2028') : text
    return index > 0 && section !== passages[index - 1]!.section ? `\n${line}` : line
  })
  lines.push('')
  return lines.join('\n')
}
