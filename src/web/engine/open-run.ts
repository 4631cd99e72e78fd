import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { unzipSync } from 'fflate'
import { planOf } from '../../lineage/plan.ts'
import { given } from '../../given.ts'
import { Refusal } from '../../refusal.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { pageOfFiles, type FiledRun } from '../../report/page/from-files.ts'
import { passagesPath } from '../../report/run/passages.ts'
import { parseChance, parseMetrics, parseVocabulary, withHeldOutTable } from '../../report/run/records.ts'
import {
  CHANCE_TABLE,
  HELD_OUT_TABLE,
  originIn,
  parseRunFile,
  type RunFile,
} from '../../report/run/run-file.ts'
import type { Passage } from '../../text/passage.ts'
import { say } from '../locales/say.ts'
import { labCorpus, textOf } from './text.ts'

/** Asks for a run to be read from its folder, or from an archive of it. */
export interface OpenRequest {
  readonly kind: 'open'
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
  readonly software: string
}

/** Limits for all files together, unpacked. */
const LIMITS = { bytes: 512 * 1024 * 1024, files: 5000 }

/**
 * Reads a run that the command or this page has written.
 *
 * @throws Refusal when it is no run, or is damaged or too large
 */
export function openRun({ files, software }: OpenRequest): PageData {
  const folder = folderOf(contentsOf(files))
  const file = parseRunFile('run.json', folder.text('run.json'))
  const { corpus: _, ...plan } = file.plan
  planOf(plan)
  if (file.generations.length === 0)
    throw new Refusal(say('engine.noGeneration', { status: file.status }), say('engine.noGenerationHint'))
  const part = (path: string) => checked(folder, file, path)
  const vocabulary = parseVocabulary(part('vocabulary.csv'))
  const samples = parsePassages(part('samples.jsonl'), 'samples.jsonl')
  const columns = [originIn(file), ...file.generations].join()
  if (vocabulary.columns.join() !== columns || samples.length !== file.generations.length)
    throw damaged('vocabulary.csv, samples.jsonl', say('engine.otherGenerations'))
  const human = humanOf(folder, file)
  const quotable = file.generations.every(name => folder.has(passagesPath(name, 'plain')))
  const optional = (path: string) =>
    file.outputs.some(output => output.path === path) ? part(path) : undefined
  const heldOut = optional(HELD_OUT_TABLE)
  const chance = optional(CHANCE_TABLE)
  const run: FiledRun = {
    ...{ file, samples, vocabulary, rows: withHeldOutTable(parseMetrics(part('metrics.csv')), heldOut) },
    ...(human && quotable ? { human } : {}),
    ...given({ chance: chance === undefined ? undefined : parseChance(chance) }),
    passagesOf: name => parsePassages(part(passagesPath(name, 'plain')), passagesPath(name, 'plain')),
  }
  return pageOfFiles([run], software)
}

/** The bytes of files by their paths. @throws Refusal when they are too many */
export async function givenFiles(files: readonly File[]): Promise<OpenRequest['files']> {
  refuseMore(files.reduce((sum, { size }) => sum + size, 0), files.length) // prettier-ignore
  return Promise.all(
    files.map(async file => ({
      path: file.webkitRelativePath || file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  )
}

type Contents = ReadonlyMap<string, Uint8Array>

/** Reads the files by their paths, out of the archive where there is one. */
function contentsOf(files: OpenRequest['files']): Contents {
  const read = files.map(({ path, bytes }) => [path, bytes] as const)
  const [only] = read
  return read.length === 1 && only![0].toLowerCase().endsWith('.zip')
    ? new Map(Object.entries(unpacked(only![1])))
    : new Map(read)
}

function unpacked(archive: Uint8Array): Record<string, Uint8Array> {
  const sum = { bytes: 0, files: 0 }
  try {
    return unzipSync(archive, {
      filter: ({ originalSize }) => {
        refuseMore((sum.bytes += originalSize), (sum.files += 1))
        return true
      },
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(say('engine.unpack'), say('engine.unpackHint'))
  }
}

function refuseMore(bytes: number, files: number): void {
  if (bytes <= LIMITS.bytes && files <= LIMITS.files) return
  throw new Refusal(
    say('engine.tooMuch', { files, bytes, mostFiles: LIMITS.files, mostBytes: LIMITS.bytes }),
    say('engine.tooMuchHint'),
  )
}

/** The folder of a run among some files, and the files beside it. */
interface Folder {
  has(path: string): boolean
  /** @throws Refusal when it is missing, or not text */
  text(path: string): string
  bytes(path: string): Uint8Array
  /** Finds a file by its name, beside the folder or in it. */
  beside(name: string): Uint8Array | undefined
}

function folderOf(contents: Contents): Folder {
  const named = (name: RegExp) => Array.from(contents.keys()).filter(path => name.test(path))
  const found = named(/(^|\/)run\.json$/)
  if (found.length === 0 && named(/(^|\/)experiment\.json$/).length > 0)
    throw new Refusal(say('engine.severalSeeds'), say('engine.severalSeedsHint'))
  if (found.length !== 1)
    throw new Refusal(
      found.length === 0 ? say('engine.noRun') : say('engine.manyRuns', { count: found.length }),
      say('engine.noRunHint'),
    )
  const root = found[0]!.slice(0, -'run.json'.length)
  const outside = root.replace(/[^/]*\/$/, '')
  const bytes = (path: string) => {
    const content = contents.get(root + path)
    if (content) return content
    throw damaged(path, say('engine.missing'))
  }
  return {
    has: path => contents.has(root + path),
    bytes,
    text: path => decoded(path, bytes(path)),
    beside: name => contents.get(outside + name) ?? contents.get(root + name),
  }
}

/** Reads a file of the run and checks it against the hash in run.json. */
function checked(folder: Folder, { outputs }: RunFile, path: string): string {
  const hash = bytesToHex(sha256(folder.bytes(path)))
  if (outputs.find(output => output.path === path)?.sha256 !== hash)
    throw damaged(path, say('engine.changed'))
  return folder.text(path)
}

/** Reads the text that the run began with; nothing when it is missing or has changed. */
function humanOf(folder: Folder, { plan, inputs }: RunFile): readonly Passage[] | undefined {
  const bytes = folder.beside(plan.corpus)
  if (!bytes) return undefined
  const { passages, input } = labCorpus(textOf(plan.corpus, bytes), plan)
  return input.sha256 === inputs[0]?.sha256 ? passages : undefined
}

function parsePassages(text: string, path: string): { id: string; text: string }[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line, index) => {
      try {
        const { id = '', text } = JSON.parse(line) as { id?: unknown; text?: unknown }
        if (typeof text === 'string') return { id: String(id), text }
      } catch {
        // The error below names the line.
      }
      throw damaged(path, say('engine.notPassage', { line: index + 1 }))
    })
}

function decoded(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw damaged(path, say('engine.notUtf8'))
  }
}

const damaged = (path: string, why: string) =>
  new Refusal(say('engine.damaged', { path, why }), say('engine.damagedHint'))
