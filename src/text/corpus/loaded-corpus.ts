import type { Corpus, Passage } from '../passage.ts'

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
  readonly constructed: boolean
  readonly licence: { readonly text: string }
}

/** A text that a corpus.json describes, with its passages. */
export function describedText(
  { name, title, author, year, constructed, licence }: Described,
  passages: readonly Passage[],
  digest: Digest,
): LoadedCorpus {
  const { sha256, bytes } = digest(preparedText(passages))
  return {
    name,
    title: `${title}, ${author}, ${year}`,
    constructed,
    passages,
    input: {
      ...{ corpus: name, title, constructed, licence: licence.text, author, year },
      ...{ sha256, passages: passages.length, bytes },
    },
  }
}

/** The prepared text, which is hashed and stored: one passage a line, a blank line between sections. */
export function preparedText(passages: readonly Passage[]): string {
  return passages
    .map(({ text, section }, index) =>
      index > 0 && section !== passages[index - 1]!.section ? `\n${text}` : text,
    )
    .join('\n')
    .concat('\n')
}
