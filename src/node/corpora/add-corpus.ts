import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, parse, resolve } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { inJson } from '../../report/format/json.ts'
import { counted } from '../../report/format/numbers.ts'
import { prepareText, type CutBy } from '../../text/corpus/prepare.ts'
import { passagesOf } from '../../text/passage.ts'
import { split } from '../../text/corpus/split.ts'
import type { CorpusFile } from './corpus-file.ts'
import { isDevice, slug } from '../../text/corpus/slug.ts'
import { preparedText, type FileRead } from '../../text/corpus/loaded-corpus.ts'
import { lock, LOCK, refuseLocked } from '../files/lock.ts'
import { sweepStaged } from '../files/outputs.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { readTextFile, STDIN } from '../files/text-files.ts'
import { isStaged, quietly, remove, writeWhole } from '../files/write-whole.ts'

/** Options of {@link addCorpus}: what corpus.json says of the text, and how it is cut. */
export interface AddOptions {
  /** Folder and name of the corpus, of a-z, 0-9 and -; default from the file's name. */
  readonly name?: string
  /** The title that tables and pages show. */
  readonly title: string
  readonly author: string
  /** A year or a range of years, as in `1790-2021`. */
  readonly year: string
  /** Who may use the text and how, as in `public domain`. */
  readonly licence: string
  /** Default: told block by block. */
  readonly cut?: CutBy
  /** Write over a corpus of the same name. */
  readonly force?: boolean
}

const TEXT_FILE = 'text.txt'
const CORPUS_FILE = 'corpus.json'

/**
 * Adds a text, a file or standard input, to `corpora/` in the working folder: prepares it as any text that is read, and writes `corpora/NAME/text.txt` with
 * its corpus.json beside it.
 *
 * @returns the corpus.json, and what was done
 * @throws Refusal when the file will not do, or the name is taken
 * @example
 * import { writeFileSync } from 'node:fs'
 * import { addCorpus, readCorpus } from 'collapse-lab/node'
 * writeFileSync('fable.txt', 'The fox saw the grapes.\n\nThey hung too high.\n\nThey are sour, said the fox.\n')
 * const { folder } = addCorpus('fable.txt', { title: 'The fox', author: 'Aesop', year: '1900', licence: 'public domain' })
 * folder // → 'corpora/fable'
 * readCorpus('fable').passages.length // → 3
 */
export function addCorpus(
  path: string,
  options: AddOptions,
): { file: CorpusFile; folder: string; read: FileRead } {
  const name = options.name ?? slug(path === STDIN ? options.title : parse(path).name)
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name))
    throw new Refusal(
      phrase`name must be of a-z, 0-9 and -, got ${JSON.stringify(name)}`,
      phrase`for instance --name ${slug(name)}`,
    )
  if (isDevice(name))
    throw new Refusal(
      phrase`${name} is the name of a device on Windows, where no folder can have it`,
      phrase`for instance --name ${slug(name)}`,
    )
  const folder = join(resolve('corpora'), name)
  refuseTaken(folder, { ...options, name })
  refuseLocked(folder)
  const cut = options.cut ? { cut: options.cut } : {}
  const document = readTextFile(path)
  const { sections, preparation } =
    'text' in document
      ? prepareText(document.text, { tokens: 'word', ...cut })
      : { sections: [document.passages], preparation: undefined }
  const passages = sections.flatMap((texts, index) => passagesOf(texts, { section: `section-${index + 1}` }))
  const parts = split(passages)
  const prepared = preparedText(passages)
  const file: CorpusFile = {
    format: 'collapse-lab/corpus/1',
    name,
    title: options.title,
    author: options.author,
    year: options.year,
    constructed: false,
    source: { kind: 'file', file: TEXT_FILE, from: path === STDIN ? 'standard input' : basename(path) },
    licence: { text: options.licence },
    passages: preparation?.cut ?? 'lines',
    sections: sections.length > 1 ? `${sections.length} sections, each from a heading` : 'none',
    split: `${counted(parts.train.length, 'passages')} of training text, ${parts.development.length} of development text, ${parts.test.length} of test text, cut between ${sections.length >= 10 ? 'sections' : 'stretches of passages'}`,
    labels: 'none',
    sha256: nativeSha256Of(prepared),
  }
  const isNew = !existsSync(folder)
  const { release } = lock(folder)
  try {
    // Another process may have added it while the text was read.
    refuseTaken(folder, { ...options, name })
    const added = orRemoved(folder, isNew, () => replaceCorpus(folder, file, prepared))
    const read = { file: basename(path), ...document.read, ...(preparation ? { prepared: preparation } : {}) }
    return { file: added, folder: `corpora/${name}`, read }
  } finally {
    release()
  }
}

/** Does some work in a folder, which is removed when the work fails and the folder is new. */
function orRemoved<Result>(folder: string, isNew: boolean, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (isNew) quietly(() => remove(folder))
    throw error
  }
}

/** @throws Refusal when a corpus has a folder, and it is not to be written over */
function refuseTaken(folder: string, { name, force }: { name: string; force?: boolean | undefined }): void {
  if (force || !isTaken(folder)) return
  throw new Refusal(
    phrase`corpora/${name} is there already; nothing in it was touched`,
    'choose another by --name, or add --force',
  )
}

/** Whether a folder holds anything but what a corpus left that was never complete. */
const isTaken = (folder: string) =>
  existsSync(folder) && !readdirSync(folder).every(name => isText(name) || isStaged(name) || name === LOCK)

const isText = (name: string) => /^text(-[0-9a-f]{12})?\.txt$/.test(name)

function nameOfText(folder: string, { sha256 }: CorpusFile, prepared: string): string {
  if (!existsSync(join(folder, CORPUS_FILE))) return TEXT_FILE
  const same = readdirSync(folder).find(
    name => isText(name) && readFileSync(join(folder, name), 'utf8') === prepared,
  )
  return same ?? `text-${sha256.slice(0, 12)}.txt`
}

/**
 * Puts a corpus into the place of the one that is there, if one is. The text has a name that no other text of the folder has, so that the
 * old corpus is there until the new corpus.json is.
 */
function replaceCorpus(folder: string, file: CorpusFile, prepared: string): CorpusFile {
  sweepStaged(folder)
  const text = nameOfText(folder, file, prepared)
  const added: CorpusFile = { ...file, source: { ...file.source, file: text } as CorpusFile['source'] }
  writeWhole(join(folder, text), [prepared])
  writeWhole(join(folder, CORPUS_FILE), [inJson(added)])
  for (const name of readdirSync(folder)) if (isText(name) && name !== text) remove(join(folder, name))
  return added
}
