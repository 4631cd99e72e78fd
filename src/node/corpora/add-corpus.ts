import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, parse, resolve } from 'node:path'
import { Refusal } from '../../refusal.ts'
import { counted } from '../../report/format/numbers.ts'
import { prepareText } from '../../text/corpus/prepare.ts'
import { passagesOf } from '../../text/passage.ts'
import { split } from '../../text/corpus/split.ts'
import type { CorpusFile } from './corpus-file.ts'
import { slug } from '../../text/corpus/slug.ts'
import { preparedText, type FileRead } from '../../text/corpus/loaded-corpus.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { readTextFile, STDIN } from '../files/text-files.ts'

export interface AddOptions {
  /** Folder and name of the corpus, of a-z, 0-9 and -; default from the file's name. */
  readonly name?: string
  readonly title: string
  readonly author: string
  readonly year: string
  /** Who may use the text and how, as in `public domain`. */
  readonly licence: string
  /** Default: told block by block. */
  readonly cut?: 'paragraphs' | 'lines'
  /** Write over a corpus of the same name. */
  readonly force?: boolean
}

const TEXT_FILE = 'text.txt'

/**
 * Adds a text, a file or standard input, to `corpora/` in the working folder: prepares it as any text that is read, and writes `corpora/NAME/text.txt` with
 * its corpus.json beside it.
 *
 * @returns the corpus.json, and what was done
 * @throws Refusal when the file will not do, or the name is taken
 */
export function addCorpus(
  path: string,
  options: AddOptions,
): { file: CorpusFile; folder: string; read: FileRead } {
  const name = options.name ?? slug(path === STDIN ? options.title : parse(path).name)
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name))
    throw new Refusal(
      `name must be of a-z, 0-9 and -, got ${JSON.stringify(name)}`,
      `for instance --name ${slug(name)}`,
    )
  const folder = join(resolve('corpora'), name)
  if (existsSync(folder) && !options.force)
    throw new Refusal(
      `corpora/${name} is there already; nothing in it was touched`,
      'choose another by --name, or add --force',
    )
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
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, TEXT_FILE), prepared)
  writeFileSync(join(folder, 'corpus.json'), `${JSON.stringify(file, null, 2)}\n`)
  const read = { file: basename(path), ...document.read, ...(preparation ? { prepared: preparation } : {}) }
  return { file, folder: `corpora/${name}`, read }
}
