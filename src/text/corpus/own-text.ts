import { cutText } from './cut.ts'
import { type Digest, type LoadedCorpus, preparedText } from './loaded-corpus.ts'
import { passagesOf, type Passage } from '../passage.ts'
import { slug } from './slug.ts'

/** One file of a text: its name, and its passages by sections. */
export interface OwnFile {
  readonly name: string
  readonly sections: readonly (readonly string[])[]
}

/** How a text is cut for a tokenizer: for tokenised text a line is a passage, as the field's toolkits read it. */
export function cutOwnText(text: string, tokens: string): string[][] {
  return cutText(text, tokens === 'whitespace' ? { cut: 'lines' } : {})
}

/** A file's name without its ending. */
export const stem = (name: string) => name.replace(/(?<=.)\.[^.]*$/, '')

/**
 * A text without a corpus.json: the user's own file, or several.
 *
 * @param spec as the plan names it
 * @param title the name of the file or folder
 */
export function ownText(
  spec: string,
  { title, files }: { readonly title: string; readonly files: readonly OwnFile[] },
  digest: Digest,
): LoadedCorpus {
  const passages = files.flatMap(passagesOfFile)
  const described = { title, constructed: false }
  const { sha256, bytes } = digest(preparedText(passages))
  return {
    name: slug(stem(title)),
    ...described,
    passages,
    input: { corpus: spec, ...described, licence: 'not stated', sha256, passages: passages.length, bytes },
  }
}

function passagesOfFile({ name, sections }: OwnFile): Passage[] {
  return sections.flatMap((texts, index) =>
    passagesOf(texts, { section: sections.length === 1 ? stem(name) : `${stem(name)}-${index + 1}` }),
  )
}
