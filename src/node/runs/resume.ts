import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { generationName } from '../../lineage/names.ts'
import { phrase } from '../../phrase.ts'
import { Refusal, unlessRefused } from '../../refusal.ts'
import { parseMetrics, withHeldOutTable } from '../../report/run/records.ts'
import { byPath, CHANCE_TABLE, HELD_OUT_TABLE, TABLES, type RunFile } from '../../report/run/run-file.ts'
import {
  firstGenerations,
  firstRows,
  generationsIn,
  tableFiles,
  type Begun,
  type Tables,
} from '../../report/run/run-record.ts'
import { freeFolder } from '../files/existing.ts'
import { LOCK, refuseLocked } from '../files/lock.ts'
import { inChunks, outputOf, readOutput, type Output } from '../files/outputs.ts'
import { packageVersion } from '../files/package.ts'
import { isStaged } from '../files/write-whole.ts'
import { WRITER_FOLDER } from '../writers/written-text.ts'
import { isRun, otherText, readRunFile, RUN_FILE, type PreparedRun } from './run-file.ts'

/** What a folder has to be for a run to be written there. */
type Wanted = Pick<PreparedRun, 'folder' | 'plan' | 'corpus' | 'others' | 'resume'>

/** The hash of run.json as it is; nothing where there is none. */
export const recordHash = (folder: string): string | undefined =>
  unlessRefused(() => readOutput(folder, RUN_FILE))?.sha256

/** @throws Refusal when a folder holds anything but this run, or somebody is at work in it */
export function refuseOtherFolder(wanted: Wanted): void {
  const { folder, resume } = wanted
  if (!existsSync(folder)) return resume ? refuseNothing(folder) : undefined
  if (!statSync(folder).isDirectory())
    throw new Refusal(
      phrase`${folder} is a file, and a run is a folder; it was not touched`,
      'name a folder by --out',
    )
  refuseLocked(folder)
  refuseOtherContents(wanted)
}

/** @throws Refusal when a folder that is there holds anything but this run */
export function refuseOtherContents({ folder, plan, corpus, others, resume }: Wanted): void {
  if (!isRun(folder)) {
    if (isEmpty(folder)) return
    throw new Refusal(
      phrase`${folder} holds something that is not a run; nothing in it was touched`,
      'name another folder by --out',
    )
  }
  const run = readableRun(folder)
  if (!run) return refuseUnreadable(folder, resume)
  if (!isDeepStrictEqual(run.plan, plan))
    throw new Refusal(
      phrase`${folder} holds the run of another plan; nothing in it was touched`,
      phrase`name another folder, as in --out ${freeFolder(folder)}, or remove ${folder}`,
    )
  const other = otherText(run, { corpus, others })
  if (other !== undefined)
    throw new Refusal(
      phrase`${folder} began with another text: ${other} was changed since; nothing in it was touched`,
      phrase`name a new folder, as in --out ${freeFolder(folder)}, or put the text back as it was`,
    )
  if (resume) refuseOtherVersion(folder, run.software)
}

function refuseNothing(folder: string): never {
  throw new Refusal(phrase`${folder} holds no run to continue`, 'leave out --resume to begin it')
}

const isEmpty = (folder: string): boolean => readdirSync(folder).every(isPassing)

/** Whether a name is that of a lock, or of what is half written: a folder with nothing else is empty. */
export const isPassing = (name: string): boolean => isStaged(name) || name === LOCK

/** @throws Refusal when another version of the lab began what this one would continue */
export function refuseOtherVersion(folder: string, { 'collapse-lab': began }: RunFile['software']): void {
  if (began === packageVersion()) return
  throw new Refusal(
    phrase`${folder} was begun by collapse-lab ${began}, and this is ${packageVersion()}; nothing in it was touched`,
    phrase`continue with that version, or begin in a new folder, as in --out ${freeFolder(folder)}`,
  )
}

/** run.json where it can be read; nothing where there is none, or it is damaged. */
export const readableRun = (folder: string): RunFile | undefined => unlessRefused(() => readRunFile(folder))

/** With a damaged run.json nothing can be trusted; with `--resume` the run begins anew, where the folder holds nothing but a run. */
function refuseUnreadable(folder: string, resume: boolean): void {
  const path = join(folder, RUN_FILE)
  if (!resume)
    throw new Refusal(
      phrase`${path} cannot be read as a run; nothing in ${folder} was touched`,
      'add --resume to begin it anew there, or name another folder by --out',
    )
  const isOurs = (name: string) =>
    [RUN_FILE, ...TABLES, HELD_OUT_TABLE, CHANCE_TABLE, 'report.html'].includes(name) ||
    isPassing(name) ||
    name === WRITER_FOLDER ||
    /^[A-Z]+$/.test(name)
  const other = readdirSync(folder).find(name => !isOurs(name))
  if (other !== undefined)
    throw new Refusal(
      phrase`${path} cannot be read as a run, and ${other} is no part of one; nothing was touched`,
      'name another folder by --out',
    )
}

/** What of a run is kept when it continues. */
export interface Kept {
  /** run.json and the tables of the generations that are kept; nothing when it begins anew. */
  readonly begun: Begun | undefined
  /** A sentence on what is not kept; nothing when all is. */
  readonly lost: string | undefined
}

/**
 * The longest beginning of a run that is on the disk as run.json records it: generations whose files have their hashes, and the tables cut
 * back to these. Tables may be newer than run.json, as a run writes them first.
 */
export function keptOf(folder: string): Kept {
  const file = readableRun(folder)
  if (!file)
    return { begun: undefined, lost: `${join(folder, RUN_FILE)} cannot be read: the run begins anew` }
  const { generations } = file
  if (generations.length === 0) return { begun: undefined, lost: undefined }
  const damaged = generations.findIndex((name, index) => !isWhole(folder, file, name, index))
  const whole = damaged < 0 ? generations.length : damaged
  const tables = whole > 0 ? tablesOf(folder, file) : undefined
  const kept = tables ? Math.min(whole, generationsIn(tables, generations)) : 0
  const lost =
    kept === generations.length
      ? undefined
      : `${tables || whole === 0 ? `${folder}/${generations[kept]!}` : `a table of ${folder}`} is not as run.json records it: the run continues from ${generations[kept]!}`
  if (!tables || kept === 0) return { begun: undefined, lost }
  return { begun: begunOf(file, tables, kept), lost }
}

/** Whether the files of a generation are there as they were recorded. */
function isWhole(folder: string, { outputs }: RunFile, name: string, index: number): boolean {
  if (name !== generationName(index + 1)) return false
  const own = outputs.filter(({ path }) => path.startsWith(`${name}/`))
  return own.length === 2 && own.every(output => isAsRecorded(folder, output))
}

const isAsRecorded = (folder: string, { path, sha256 }: Output): boolean =>
  unlessRefused(() => readOutput(folder, path))?.sha256 === sha256

/** The tables as run.json records them, cut back where they are newer; nothing when they are not those of the run. */
export function tablesOf(folder: string, file: RunFile): Tables | undefined {
  const read = readTables(folder)
  if (!read) return undefined
  const recorded = new Map(file.outputs.map(({ path, sha256 }) => [path, sha256]))
  for (const tables of [read, firstRows(read, file.generations.length)])
    if (tableOutputs(file.name, tables).every(({ path, sha256 }) => recorded.get(path) === sha256))
      return tables
  return undefined
}

/** Reads the tables of a run; nothing where one is missing or is no table. */
function readTables(folder: string): Tables | undefined {
  const isThere = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() ?? false
  if (!TABLES.every(isThere)) return undefined
  const [metrics = '', ...others] = TABLES.map(name => readFileSync(join(folder, name), 'utf8'))
  const [vocabulary = [], samples = []] = others.map(text => text.split('\n').filter(line => line !== ''))
  const heldOut = isThere(HELD_OUT_TABLE) ? readFileSync(join(folder, HELD_OUT_TABLE), 'utf8') : undefined
  const rows = unlessRefused(() => withHeldOutTable(parseMetrics(metrics), heldOut))
  return rows && { rows, vocabulary, samples }
}

const tableOutputs = (run: string, tables: Tables): Output[] =>
  tableFiles(run, tables).map(({ path, lines }) => outputOf(path, inChunks(lines)))

function begunOf(file: RunFile, tables: Tables, generations: number): Begun {
  const cut = firstRows(tables, generations)
  const kept = firstGenerations(file, generations)
  const outputs = [...kept.outputs, ...tableOutputs(file.name, cut)].sort(byPath)
  return { file: { ...kept, outputs }, tables: cut }
}
