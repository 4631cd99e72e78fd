import { type Digest, type FileRead, type LoadedCorpus, preparedText } from './loaded-corpus.ts'
import { passagesOf, type Passage } from '../passage.ts'
import { isUnspaced, languageOf, languagesByTurns } from '../languages/guess.ts'
import { slug } from './slug.ts'

/** One file of a text: its name, its passages by sections, and how they were read. */
export interface OwnFile {
  readonly name: string
  readonly sections: readonly (readonly string[])[]
  /** The language that it seemed to be in, where the reader had to know it before the passages were there. */
  readonly guessed?: string
  readonly read: Omit<FileRead, 'file'>
}

/** A file's name without its ending, and without that of a packed file. */
export const stem = (name: string) => name.replace(/(?<=.)\.(?:gz|gzip)$/i, '').replace(/(?<=.)\.[^.]*$/, '')

/**
 * A text without a corpus.json: the user's own file, or several.
 *
 * @param spec as the plan names it
 * @param title the name of the file or folder
 * @param passedOver what else the folder holds
 */
export function ownText(
  spec: string,
  {
    title,
    files,
    passedOver = [],
  }: { readonly title: string; readonly files: readonly OwnFile[]; readonly passedOver?: readonly string[] },
  digest: Digest,
): LoadedCorpus {
  const names = sectionNames(files)
  const passages = files.flatMap((file, index) => passagesOfFile(file, names[index]!))
  const described = { title, constructed: false }
  const { sha256, bytes } = digest(preparedText(passages))
  const read = files.map(({ name, read }) => ({ file: name, ...read }))
  const [{ guessed = languageOf({ passages }) } = {}] = files
  const mixed = guessed === 'unknown' ? languagesByTurns(passages.map(({ text }) => text)) : []
  return {
    name: slug(stem(title)),
    ...described,
    passages,
    input: {
      ...{
        corpus: spec,
        ...described,
        licence: 'not stated',
        sha256,
        passages: passages.length,
        bytes,
        read,
      },
      ...(passedOver.length > 0 ? { passedOver } : {}),
      guessed,
      ...(mixed.length > 0 ? { mixed } : {}),
      ...(isUnspaced(passages) ? { unspaced: true as const } : {}),
    },
  }
}

function passagesOfFile({ sections }: OwnFile, names: readonly string[]): Passage[] {
  return sections.flatMap((texts, index) => passagesOf(texts, { section: names[index]! }))
}

/** The names of a file's sections: the file's own where it has one, and else with a number. */
const numbered = ({ sections }: OwnFile, name: string) =>
  sections.map((_, index) => (sections.length === 1 ? name : `${name}-${index + 1}`))

/**
 * Names for the sections of files, no two alike, since passages are known by them: the file's name without its ending. Files that would
 * share a name, as `ch1.txt` and `ch1.md` would, keep the ending; names that are still taken get a number.
 */
function sectionNames(files: readonly OwnFile[]): string[][] {
  const counts = new Map<string, number>()
  const short = files.map(file => numbered(file, stem(file.name)))
  for (const name of short.flat()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const isAlone = (names: readonly string[]) => names.every(name => counts.get(name) === 1)
  const taken = new Set(short.filter(isAlone).flat())
  return files.map((file, index) => {
    if (isAlone(short[index]!)) return short[index]!
    for (let number = 1; ; number++) {
      const names = numbered(file, number === 1 ? file.name : `${file.name}~${number}`)
      if (names.some(name => taken.has(name))) continue
      for (const name of names) taken.add(name)
      return names
    }
  })
}
