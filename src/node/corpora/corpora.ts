import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { apart, orRefusal, Refusal, unlessRefused } from '../../refusal.ts'
import { didYouMean } from '../../text/nearest.ts'
import { describedText, type Digest, type LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { ownText, type OwnFile } from '../../text/corpus/own-text.ts'
import { refuseCut, prepareText, type CutBy } from '../../text/corpus/prepare.ts'
import { NoncharacterFilter } from '../../formats/document.ts'
import { NoText, type Speaker } from '../../formats/format.ts'
import { passagesOfLines } from '../../formats/jsonl.ts'
import { readCorpusFile, type CorpusFile } from './corpus-file.ts'
import { packageRoot } from '../files/package.ts'
import { INSTALL_AGAIN } from './package-texts.ts'
import { namedPassages } from './prepared-text.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { readLines } from '../files/chunks.ts'
import { isChatFile, isEmptyFile, MAX_BYTES, readTextFile, STDIN, textFiles } from '../files/text-files.ts'

/** Folders that hold corpora: the user's own first, then what comes with the lab. */
function corporaFolders(): string[] {
  return [...new Set([resolve('corpora'), join(packageRoot(), 'corpora')])]
}

/**
 * Every corpus that can be named, by name; one whose corpus.json cannot be read is left out.
 *
 * @example
 * import { listCorpora } from 'collapse-lab/node'
 * listCorpora().map(({ name }) => name) // → [ 'moby-dick', 'sotu', 'stories', 'twenty-chapters' ]
 */
export function listCorpora(): CorpusFile[] {
  return surveyCorpora().corpora
}

/** Every corpus that can be named, and why others cannot. One of the user's own that is broken hides one of the same name. */
export function surveyCorpora(): { corpora: CorpusFile[]; broken: Refusal[] } {
  const found = new Map<string, CorpusFile | Refusal>()
  for (const folder of corporaFolders()) {
    if (!existsSync(folder)) continue
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name, 'corpus.json')
      if (!found.has(name) && existsSync(path))
        found.set(
          name,
          orRefusal(() => readCorpusFile(path)),
        )
    }
  }
  const { had: corpora, refused: broken } = apart(found.values())
  return { corpora, broken }
}

/** The corpus.json of a corpus that can be named; nothing where there is none of that name. */
function corpusFileOf(name: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) return undefined
  return corporaFolders()
    .map(folder => join(folder, name, 'corpus.json'))
    .find(path => existsSync(path))
}

/** Whether a text is that of a corpus by its name, and no path. */
export const isCorpusName = (spec: string): boolean => corpusFileOf(spec) !== undefined

/** Whether a word names a text: a corpus, or a file or folder that is there. */
export const isText = (spec: string): boolean => isCorpusName(spec) || existsSync(sideOf(spec).path)

/** What of a plan says how a text is cut into passages. */
export interface ReadingOptions {
  /** With `whitespace` every line is a passage, as the field's toolkits read text; default `word`. */
  readonly tokens?: string
  /** What a passage of a text of the user's own is; default `blocks`: told block by block. */
  readonly cut?: CutBy
  /** Whose sentences a text with too few passages is cut at; default, and where null: guessed from the text. */
  readonly language?: string | null | undefined
}

/**
 * Loads a text to learn from.
 *
 * @param spec the name of a corpus, or the path of a text in any format that is read. A folder of texts is one text, each file a
 *   section. `-` is standard input.
 * @throws Refusal when there is no such text, it cannot be read, or a corpus is not what its corpus.json says
 * @example
 * import { readCorpus } from 'collapse-lab/node'
 * const { title, passages } = readCorpus('twenty-chapters')
 * title // → 'Moby-Dick, chapters 1 to 20, Herman Melville, 1851'
 * passages[1].text.slice(0, 15) // → 'Call me Ishmael'
 */
export function readCorpus(
  spec: string,
  { tokens = 'word', cut = 'blocks', language }: ReadingOptions = {},
): LoadedCorpus {
  const named = corpusFileOf(spec)
  if (named !== undefined) {
    refuseCut(spec, cut)
    return loadNamed(readCorpusFile(named), dirname(named))
  }
  if (spec !== STDIN && !existsSync(sideOf(spec).path)) throw noSuchText(spec)
  return loadPath(spec, { tokens, cut, language })
}

/** The corpus that a corpus.json describes; its text is checked against the hash. */
function loadNamed(file: CorpusFile, folder: string): LoadedCorpus {
  const corpus = describedText(file, namedPassages(file, folder), digest)
  const { sha256 } = corpus.input
  if (sha256 === file.sha256) return corpus
  throw new Refusal(
    phrase`the text of ${file.name} is not the one that its corpus.json describes: sha256 ${sha256.slice(0, 12)}… and not ${file.sha256.slice(0, 12)}…`,
    file.source.kind === 'package' ? INSTALL_AGAIN : `add the corpus again by \`collapse-lab corpora add\``,
  )
}

const digest: Digest = prepared => {
  const bytes = Buffer.from(prepared)
  return { sha256: nativeSha256Of(bytes), bytes: bytes.length }
}

/** A text of the user's own: a file, a folder of them, or standard input. */
function loadPath(
  spec: string,
  { tokens, cut, language }: ReadingOptions & { readonly tokens: string; readonly cut: CutBy },
): LoadedCorpus {
  const { path: place, speaker } = sideOf(spec)
  const { files: paths, passedOver } = textFiles(place)
  const empty: string[] = []
  let left = MAX_BYTES
  const files = paths.flatMap((path): OwnFile | [] => {
    const name = path === STDIN ? STDIN_TITLE : basename(path)
    if (paths.length > 1 && isEmptyFile(path)) {
      empty.push(phrase`${name} (empty)`)
      return []
    }
    if (path.endsWith('.jsonl.gz') && !isChatFile(path)) {
      const characters = new NoncharacterFilter()
      const passages = passagesOfLines(path, readLines(path)).map(passage => characters.plain(passage))
      const leftOut = characters.count > 0 ? { leftOut: { noncharacters: characters.count } } : {}
      return {
        name,
        sections: [passages],
        read: { format: 'jsonl', encoding: 'UTF-8', gzip: true, ...leftOut },
      }
    }
    const document = orRefusal(() => readTextFile(path, { limit: left, ...given({ speaker }) }))
    if (document instanceof NoText && paths.length > 1) {
      empty.push(phrase`${name} (no words)`)
      return []
    }
    if (document instanceof Refusal) throw document
    const { read } = document
    if ('passages' in document) return { name, sections: [document.passages], read }
    left = Math.max(1, left - document.text.length)
    const { preparation, ...text } = prepareText(document.text, {
      ...{ tokens, cut },
      ...given({ language }),
      ...(paths.length > 1 ? { least: 1 } : {}),
    })
    return { name, ...text, read: { ...read, prepared: preparation } }
  })
  if (files.length === 0)
    throw new Refusal(phrase`${spec} holds no text: all its texts are empty`, 'name a folder of texts, or one file') // prettier-ignore
  const title = spec === STDIN ? STDIN_TITLE : basename(resolve(place))
  return ownText(spec, { title, files, passedOver: [...passedOver, ...empty] }, digest)
}

/** A path, and whose messages of a chat there are meant: `chat.json#human`, or `chat.json#generated`. A file of that very name comes first. */
function sideOf(spec: string): { readonly path: string; readonly speaker?: Speaker } {
  const [, path, speaker] = /^(.+)#(human|generated)$/.exec(spec) ?? []
  return path === undefined || existsSync(spec) ? { path: spec } : { path, speaker: speaker as Speaker }
}

/** Whether a path is that of a chat, or of a folder in which chats alone have words. */
export const isChat = (path: string): boolean =>
  existsSync(path) && unlessRefused(() => areChats(textFiles(path).files)) === true

const areChats = (paths: readonly string[]): boolean =>
  paths.some(isChatFile) &&
  paths.every(path => isChatFile(path) || orRefusal(() => readTextFile(path)) instanceof NoText)

/** What a text from standard input is called, in titles and names of passages. */
const STDIN_TITLE = 'stdin'

/**
 * Refuses a run or an experiment whose text is not where its plan names it, as in another folder than the one where it was made.
 *
 * @param spec as the plan names the text
 * @param folder of the run or the experiment
 * @throws Refusal that says where the text lies, if it does beside the folder or beside `runs/`
 */
export function refuseMissingText(spec: string, folder: string): void {
  const { path } = sideOf(spec)
  if (spec === STDIN || isCorpusName(spec) || existsSync(path)) return
  const beside = [resolve(folder, '..', '..'), resolve(folder, '..')].find(place =>
    existsSync(join(place, path)),
  )
  throw new Refusal(
    phrase`the text of ${folder} is not here: its plan names ${spec}, and ${resolve('.')} holds no such file`,
    beside === undefined
      ? 'go to the folder in which it was made, or put the text where the plan names it'
      : phrase`it lies in ${beside}: go there first, as by cd ${beside}`,
  )
}

function noSuchText(spec: string): Refusal {
  const [, path = ''] = /^(.+)#[^#/\\]*$/.exec(spec) ?? []
  if (path !== '' && existsSync(path))
    return new Refusal(
      phrase`${spec} names no side of a chat`,
      phrase`the sides are human and generated: ${path}#human or ${path}#generated`,
    )
  const names = listCorpora().map(({ name }) => name)
  return new Refusal(
    phrase`corpus ${JSON.stringify(spec)} is neither a corpus nor a file or folder`,
    phrase`${didYouMean(spec, names)}there are ${names.join(', ')}; or give the path of a text`,
  )
}
