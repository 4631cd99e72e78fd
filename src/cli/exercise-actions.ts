import { program } from '../program.ts'
import { given } from '../given.ts'
import { basename, dirname, join } from 'node:path'
import { markSheet } from '../exercise/mark.ts'
import { pointsOf } from '../exercise/pack.ts'
import { PRACTICE, studentName, variantOf } from '../exercise/variant.ts'
import { refuseExisting } from '../node/files/existing.ts'
import { exerciseRunsOf, inSimplerWords, readPack, surveyPacks } from '../node/exercises/packs.ts'
import { readRoster, type Roster } from '../node/exercises/roster.ts'
import { readSheet, SHEET, sheetAt } from '../node/exercises/sheets.ts'
import { readOrMakeSecret, readSecret } from '../node/exercises/secret.ts'
import { GRADES, issueExercise, startExercise } from '../node/exercises/folders.ts'
import { gradeClass } from '../node/exercises/grading.ts'
import { writeGrades } from '../node/exercises/write-grades.ts'
import { writeOutput } from '../node/files/outputs.ts'
import { zipOf } from '../node/files/zip.ts'
import { exercisePage, writeExercisePage } from '../node/page/served-page.ts'
import { readCorpus } from '../node/corpora/corpora.ts'
import { cardsAndBooklet, firstWords, isGameSize } from '../report/exercise/cards.ts'
import { isScormVersion, scorm } from '../report/exercise/scorm.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { gradebooks } from '../report/exercise/gradebook.ts'
import { counted } from '../report/format/numbers.ts'
import { quoted } from '../report/run/command-line.ts'
import { table } from '../report/format/table.ts'
import type { Arguments } from './command.ts'
import { calibratePack, drawBoard, exportPack, withEnding } from './exercise-bank.ts'
import { printChecked, printClass, printGrades, printPack, printPacks } from './views/exercise-view.ts'
import { note, noteLeftOut, print, printJson, printLine } from './output.ts'
import { textOf, UsageError, wholeOf } from './values.ts'

/** The file of a class's secret where none is named. */
export const SECRET = 'class-secret.txt'

/** The actions of `exercise`, by the word that follows it; each returns the exit code. */
export const actions: Readonly<Record<string, (args: Arguments) => number>> = {
  list(args) {
    const { packs, broken } = surveyPacks()
    for (const refusal of broken) noteLeftOut(refusal)
    if (args.json === true)
      printJson(
        packs.map(({ pack: { tasks, runs: _, picture: __, ...facts } }) => ({
          ...facts,
          questions: tasks.length,
        })),
      )
    else printPacks(packs)
    return 0
  },

  show(args) {
    const loaded = packNamed(args)
    const { tasks, ...facts } = loaded.pack
    if (args.json === true)
      printJson({
        ...facts,
        questions: tasks.map(({ id, kind, points, prompt, form, options }) => ({
          id,
          kind,
          points,
          prompt,
          form,
          ...given({ options }),
        })),
      })
    else printPack(loaded)
    return 0
  },

  start(args) {
    const loaded = packNamed(args)
    const student = studentOf(args)
    const path = textOf(args, 'secret')
    const secret = path === undefined ? PRACTICE : readSecret(path)
    const { folder } = startExercise(loaded, { student, secret, parent: parentOf(args, loaded.pack.name) })
    if (args.json === true) printJson({ folder, variant: variantOf(secret, loaded.pack, student) })
    else {
      print(`Your folder is ${folder}.`)
      print(`Read ${join(folder, 'exercise.md')} and write your answers into ${join(folder, SHEET)}.`)
      print(`Next: ${program()} exercise check ${folder}`)
    }
    return 0
  },

  check(args) {
    const path = sheetAt(textOf(args, 'exercise') ?? '.')
    const sheet = readSheet(path, exercise => readPack(exercise).pack.tasks.map(({ id }) => id))
    const { pack } = readPack(sheet.exercise)
    if (sheet.version !== pack.version)
      throw new Refusal(
        phrase`${path} is of version ${sheet.version} of ${pack.name}, and this is version ${pack.version}`,
        'start the exercise again, or use the version of the lab that your teacher uses',
      )
    const marked = markSheet(pack, sheet.answers, exerciseRunsOf(pack)(sheet.variant))
    if (args.json === true)
      printJson({
        questions: marked.tasks.map(({ task, mark, points }) => ({ id: task.id, ...mark, points })),
        total: marked.total,
        of: marked.of,
      })
    else printChecked(marked)
    return 0
  },

  issue(args) {
    const loaded = packNamed(args)
    const list = rosterOf(args, needed(args, 'roster', 'issue needs the list of the class'))
    const roster = list.students
    const path = textOf(args, 'secret') ?? SECRET
    const { secret, made } = readOrMakeSecret(path)
    const parent = parentOf(args, loaded.pack.name)
    const written = issueExercise(loaded, { roster, secret, parent })
    if (made) note(`${path} is new. Do not lose it, and do not share it: the lab needs it to mark.`)
    if (args.json === true) printJson({ list: written, students: roster.length, secret: path })
    else {
      print(`${counted(roster.length, 'folders')} in ${parent}; ${written} says whose is which.`)
      print(`Next: ${gradeCommand(args, loaded.pack.name, { folder: parent, roster: list })}`)
    }
    return 0
  },

  grade(args) {
    const { pack } = packNamed(args)
    const folder = needed(args, 'folder', 'grade needs the folder of the answers')
    const format = textOf(args, 'for') ?? 'plain'
    if (!Object.hasOwn(gradebooks, format))
      throw new UsageError(
        `--for must be ${Object.keys(gradebooks).join(', ')}, got ${JSON.stringify(format)}`,
        'as in --for moodle',
      )
    const roster = textOf(args, 'roster')
    const out = textOf(args, 'out') ?? gradesBeside(folder)
    const force = args.force === true
    const students = gradeClass(pack, {
      folder,
      secret: secretOf(args),
      ...given({ roster: roster === undefined ? undefined : rosterOf(args, roster).students }),
      grades: out,
      force,
      progress: (done, all) => note(`${done + 1} of ${counted(all, 'students')}`),
      remark: note,
    })
    const gradebook = writeGrades(pack, students, { out, format, force })
    if (args.json === true)
      printJson({
        gradebook,
        students: students.map(({ student, name, canvas, variant, flags, total = null }) => ({
          student,
          ...given({ name, canvas }),
          variant,
          flags,
          total,
        })),
      })
    else {
      printClass(pack, students)
      printGrades(students, { out, gradebook })
    }
    return 0
  },

  key(args) {
    const { pack } = packNamed(args)
    const student = studentOf(args)
    const variant = variantOf(secretOf(args), pack, student)
    const { factsOf } = exerciseRunsOf(pack)(variant)
    const keys = pack.tasks.map(task => ({ id: task.id, key: task.key(factsOf) }))
    if (args.json === true) printJson({ student, variant, keys })
    else {
      print(`${pack.title}, ${student}, seed ${variant}`)
      print(
        table(
          ['question', 'key'],
          keys.map(({ id, key }) => [id, key]),
          { left: 1 },
        ),
      )
    }
    return 0
  },

  page(args) {
    const loaded = packNamed(args)
    const out = textOf(args, 'out') ?? `${loaded.pack.name}.html`
    refuseExisting(out, { force: args.force === true })
    writeExercisePage(out, loaded)
    if (args.json === true) printJson({ page: out })
    else
      printLine(
        `Saved in ${out}. It opens in any browser and needs nothing else; a student chooses their answers.txt in it, or practises with a name.`,
      )
    return 0
  },

  scorm(args) {
    const loaded = packNamed(args)
    const { name, tasks } = loaded.pack
    const version = textOf(args, 'to') ?? '1.2'
    if (!isScormVersion(version))
      throw new UsageError(`--to must be 1.2 or 2004, got ${JSON.stringify(version)}`, 'as in --to 2004')
    const out = withEnding(textOf(args, 'out') ?? `${name}.scorm-${version}`, 'zip')
    refuseExisting(out, { force: args.force === true })
    writeOutput(dirname(out), basename(out), [zipOf(scorm(loaded.pack, exercisePage(loaded), version))])
    const byReader = pointsOf({ tasks: tasks.filter(({ forReader }) => forReader) })
    const byPage = pointsOf(loaded.pack) - byReader
    if (args.json === true) printJson({ package: out, version, points: byPage, toRead: byReader })
    else {
      printLine(
        `Saved in ${out}, for a learning platform that takes SCORM ${version}. It reports the points that the page gives, at most ${byPage}: make that the highest grade of the activity.${byReader > 0 ? ` ${counted(byReader, 'points')} more are yours to give, for what you read.` : ''}`,
      )
      printLine('The points are worked out in the pupil’s browser: for practice, not for an examination.')
    }
    return 0
  },

  cards(args) {
    const spec = textOf(args, 'exercise')
    if (spec === undefined)
      throw new UsageError('the text is missing', 'as in collapse-lab exercise cards my-text.txt')
    const size = wholeOf(args, 'words') ?? 12
    if (!isGameSize(size)) throw new UsageError(`--words must be 12 or 36, got ${size}`, 'as in --words 36')
    const { title, passages, input } = readCorpus(spec)
    const words = firstWords(
      passages.map(({ text }) => text),
      size,
      input.guessed,
    )
    const out = withEnding(textOf(args, 'out') ?? 'cards', 'html')
    refuseExisting(out, { force: args.force === true })
    writeOutput(dirname(out), basename(out), [cardsAndBooklet(title, words, size)])
    if (args.json === true) printJson({ path: out, words })
    else
      printLine(
        `Saved in ${out}: ${counted(size, 'cards')} to cut out, and a booklet for five rounds. Print it, one for each group.`,
      )
    return 0
  },

  board: args => drawBoard(packNamed(args), args),

  calibrate: args => calibratePack(packNamed(args), args),

  export(args) {
    const path = textOf(args, 'secret')
    return exportPack(packNamed(args), args, path === undefined ? PRACTICE : readSecret(path))
  },
}

export function packNamed(args: Arguments) {
  const name = textOf(args, 'exercise')
  if (name === undefined)
    throw new UsageError('the name of an exercise is missing', '`collapse-lab exercise list` names them')
  const loaded = readPack(name)
  return args.easy === true ? inSimplerWords(loaded) : loaded
}

function studentOf(args: Arguments): string {
  const student = studentName(needed(args, 'student', 'the student is missing'))
  if (student !== '' && student.length <= 200) return student
  throw new UsageError('--student must be 1 to 200 characters', 'as in --student ada')
}

function needed(args: Arguments, name: string, what: string): string {
  const value = textOf(args, name)
  if (value !== undefined) return value
  throw new UsageError(`${what}: --${name}`, 'collapse-lab exercise --help shows examples')
}

/** The command that marks what a class hands in, with list and secret as they were named, and the gradebook of who wrote the list. */
export function gradeCommand(
  args: Arguments,
  name: string,
  { folder, roster: { gradebook } }: { folder: string; roster: Pick<Roster, 'gradebook'> },
): string {
  const flags = ['roster', 'column', 'secret'].map(flag => flagOf(args, flag)).join('')
  const format = gradebook === 'plain' ? '' : ` --for ${gradebook}`
  return `${program()} exercise grade ${name} --folder ${quoted(folder)}${flags}${format}`
}

/** A flag as it was typed, after a blank; nothing where it was not. */
function flagOf(args: Arguments, name: string): string {
  const value = textOf(args, name)
  return value === undefined ? '' : ` --${name} ${quoted(value)}`
}

/** The folder of marks where none is named: in the folder of the answers, or beside their zip file. */
const gradesBeside = (path: string) =>
  /\.zip$/i.test(path) ? `${path.slice(0, -'.zip'.length)}-${GRADES}` : join(path, GRADES)

/** A class list; what was done with it is said. */
export function rosterOf(args: Arguments, path: string): Roster {
  const roster = readRoster(path, given({ column: textOf(args, 'column') }))
  for (const remark of roster.remarks) note(remark)
  return roster
}

function secretOf(args: Arguments): string {
  if (args.practice === true) return PRACTICE
  return readSecret(textOf(args, 'secret') ?? SECRET)
}

const parentOf = (args: Arguments, name: string) => textOf(args, 'out') ?? join('exercise-work', name)
