import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Pack } from '../../exercise/pack.ts'
import { given } from '../../given.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal, unlessRefused } from '../../refusal.ts'
import { csvLines } from '../../report/format/csv.ts'
import { inJson } from '../../report/format/json.ts'
import { feedback, noFeedback, PLAIN } from '../../report/exercise/feedback.ts'
import { flagRows, gradebooks, type Graded } from '../../report/exercise/gradebook.ts'
import { answersPage } from '../../report/exercise/answers.ts'
import { toRead } from '../../report/exercise/to-read.ts'
import { readJson } from '../files/json.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { remove, writeAllWhole, writeWhole } from '../files/write-whole.ts'
import { zipOf } from '../files/zip.ts'
import { readEdits } from './gradebook-edits.ts'
import { KEPT, keptText, readKept } from './kept-grades.ts'

/** The gradebook that a teacher continues with. */
export const GRADEBOOK = 'gradebook.csv'

/** What a teacher should look at. */
const FLAGS = 'flags.csv'

/** The answers that only a reader can mark. */
export const TO_READ = 'to-read.html'

/** Every answer of each pupil beside its key and points. */
export const ANSWERS = 'answers.html'

/** Feedback as Moodle takes it back, for all students at once. */
export const FEEDBACK_ZIP = 'feedback-moodle.zip'

/** Feedback for all students at once where no Moodle is known, a file for each by name. */
export const NAMED_FEEDBACK_ZIP = 'feedback.zip'

/** A file that says which files the lab wrote, with the last hashes of each. */
const WRITTEN = 'written.json'

/** Hashes of a file that are kept: of what is there, and of what is about to be. */
const HASHES_KEPT = 2

const writtenSchema = v.record(v.string(), v.array(v.string()))

interface NewFile {
  readonly name: string
  readonly text: string | Uint8Array
}

/** The name of the gradebook in a format. */
export const gradebookOf = (format: string) => (format === 'plain' ? GRADEBOOK : `gradebook-${format}.csv`)

/**
 * Writes the grades of a class: feedback/VARIANT.md for everybody who handed something in, and all of it as a zip file: for Moodle where sheets or
 * class list are those of an assignment there, else by names; flags.csv, to-read.html and answers.html for the teacher alone; kept.json, which the next marking begins with; the gradebook in
 * every format that was asked for so far, and gradebook.csv last. Feedback of an earlier marking that is nobody's now is removed.
 *
 * @param format `plain`, `moodle` or `canvas`
 * @param force whether files are written over that somebody changed since they were written; default false
 * @returns the path of the gradebook in that format
 * @throws Refusal when a file was changed since it was written; nothing is touched
 */
export function writeGrades(
  pack: Pack,
  students: readonly Graded[],
  { out, format, force = false }: { out: string; format: string; force?: boolean },
): string {
  const written = hashesIn(out)
  const isStale = (name: string) => existsSync(join(out, name)) && !isChanged(join(out, name), written[name])
  const formats = Object.keys(gradebooks).filter(
    one => one === 'plain' || one === format || isStale(gradebookOf(one)),
  )
  const files = filesOf(pack, students, formats)
  const names = new Set(files.map(({ name }) => name))
  const old = Object.keys(written).filter(name => /^feedback\b/.test(name) && !names.has(name))
  if (!force) {
    checkGradebook(pack, students, out)
    const changed = [...files, ...old.map(name => ({ name, text: '' }))].filter(
      ({ name, text }) =>
        !isReadBack(out, name) &&
        isChanged(join(out, name), [nativeSha256Of(text), ...(written[name] ?? [])]),
    )
    if (changed.length > 0) throw wereChanged(out, changed)
  }
  const hashes = Object.fromEntries(
    files.map(({ name, text }) => [
      name,
      [...new Set([...(force ? [] : (written[name] ?? [])), nativeSha256Of(text)])].slice(-HASHES_KEPT),
    ]),
  )
  // The hashes first: should the rest fail, no file of ours is taken for one that somebody changed.
  writeWhole(join(out, WRITTEN), [inJson({ ...written, ...hashes })])
  writeAllWhole(files.map(({ name, text }) => ({ path: join(out, name), text })))
  for (const name of old.filter(name => existsSync(join(out, name)))) remove(join(out, name))
  return join(out, gradebookOf(format))
}

function wereChanged(out: string, changed: readonly NewFile[]): Refusal {
  const path = join(out, changed.at(-1)!.name)
  return new Refusal(
    changed.length === 1
      ? phrase`${path} was changed since it was written; nothing was touched`
      : phrase`${path} was changed since it was written, and ${numbered(changed.length - 1, 'more files')}; nothing was touched`,
    'name a new folder by --out, or add --force to write over it',
  )
}

function filesOf(pack: Pack, students: readonly Graded[], formats: readonly string[]): NewFile[] {
  const told = students.flatMap(({ marked, student, name, variant, folder, medium, found = [] }) => {
    const one = { named: nameOfFile(name, student), variant, folder }
    const reader = { student, ...given({ medium }) }
    if (marked) return [{ ...one, say: (as?: typeof PLAIN) => feedback(pack, { ...reader, marked }, as) }]
    // Who handed in nothing is told nothing.
    return student === '' || found.length === 0
      ? []
      : [{ ...one, say: (as?: typeof PLAIN) => noFeedback(pack, reader, as) }]
  })
  const forMoodle = told.flatMap(({ folder, say }) =>
    folder === undefined ? [] : [[`${folder}/feedback.txt`, say(PLAIN)] as const],
  )
  const named = namedApart(told).map(({ name, say }) => [`${name}.txt`, say(PLAIN)] as const)
  const zips = forMoodle.length > 0 ? { [FEEDBACK_ZIP]: forMoodle } : { [NAMED_FEEDBACK_ZIP]: named }
  const rows = gradebooks.plain!(pack, students)
  return [
    ...told.map(({ variant, say }) => ({ name: join('feedback', `${variant}.md`), text: say() })),
    ...Object.entries(zips)
      .filter(([, texts]) => texts.length > 0)
      .map(([name, texts]) => ({ name, text: zipOf(Object.fromEntries(texts)) })),
    { name: TO_READ, text: toRead(pack, students) },
    { name: ANSWERS, text: answersPage(pack, students) },
    { name: FLAGS, text: forSpreadsheets(flagRows(students)) },
    ...formats
      .filter(format => format !== 'plain')
      .map(format => ({ name: gradebookOf(format), text: csvText(gradebooks[format]!(pack, students)) })),
    { name: KEPT, text: keptText(pack, students, cellsOf(rows)) },
    { name: GRADEBOOK, text: forSpreadsheets(rows) },
  ]
}

/** The name of a file for a student, without what steers a system: a name and what tells the student apart. */
function nameOfFile(name: string | undefined, student: string): string {
  const plain = (text: string) => text.replace(/[^\p{L}\p{M}\p{N} ,.'@-]+/gu, '-').replace(/^[. ]+/, '').slice(0, 80) // prettier-ignore
  return name === undefined ? plain(student) : `${plain(name)} (${plain(student)})`
}

/** What has a name, with names that no two of them share: of equal ones, each has its variant too. */
function namedApart<One extends { readonly named: string; readonly variant: string }>(
  all: readonly One[],
): (One & { readonly name: string })[] {
  const counts = new Map<string, number>()
  for (const { named } of all) counts.set(named.toLowerCase(), (counts.get(named.toLowerCase()) ?? 0) + 1)
  return all.map(one => {
    const isAlone = one.named !== '' && counts.get(one.named.toLowerCase()) === 1
    return { ...one, name: isAlone ? one.named : `${one.named} ${one.variant}`.trim() }
  })
}

/** The cells of a gradebook by variant, then by column. */
function cellsOf([head = [], ...rows]: readonly (readonly (string | number)[])[]) {
  const of = (row: readonly (string | number)[]) =>
    Object.fromEntries(head.map((name, index) => [name, String(row[index]!)]))
  return new Map(rows.map(row => [String(of(row).variant), of(row)]))
}

const csvText = (rows: Iterable<readonly (string | number)[]>) => `${Array.from(csvLines(rows)).join('\n')}\n`

/** CSV with a byte order mark, by which Excel knows UTF-8. */
const forSpreadsheets = (rows: Iterable<readonly (string | number)[]>) => `\uFEFF${csvText(rows)}`

/** The hashes of what the lab wrote into a folder; none where that is not known. */
function hashesIn(out: string): v.InferOutput<typeof writtenSchema> {
  const path = join(out, WRITTEN)
  if (!existsSync(path)) return {}
  return unlessRefused(() => readJson(path, writtenSchema, { hint: 'add --force' })) ?? {}
}

/** Whether a file is there and has none of some hashes. */
function isChanged(path: string, hashes: readonly string[] = []): boolean {
  return existsSync(path) && !hashes.includes(nativeSha256Of(readFileSync(path)))
}

/** Whether what a teacher wrote into a file is read: into the gradebook of a class that was marked before. */
const isReadBack = (out: string, name: string) => name === GRADEBOOK && existsSync(join(out, KEPT))

/** Whether the bytes of the gradebook are those that the lab wrote: then it says nothing new. */
export const isAsWritten = (out: string) => !isChanged(join(out, GRADEBOOK), hashesIn(out)[GRADEBOOK])

/** @throws Refusal when the gradebook has points that the one which is about to be written has not */
function checkGradebook(pack: Pack, students: readonly Graded[], out: string): void {
  const kept = readKept(out, pack)
  if (!kept || isAsWritten(out)) return
  const path = join(out, GRADEBOOK)
  const byVariant = new Map(students.map(student => [student.variant, student]))
  for (const [variant, { points, own }] of readEdits(path, { pack, kept })) {
    const student = byVariant.get(variant)
    const lost =
      Array.from(points).some(([id, typed]) => student?.typed?.[id]?.points !== typed) ||
      Object.entries(own).some(([name, cell]) => cell !== '' && student?.own?.[name] !== cell)
    if (lost) throw wereChanged(out, [{ name: GRADEBOOK, text: '' }])
  }
}
