import { program } from '../../program.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { helpFor, type MarkedSheet } from '../../exercise/mark.ts'
import { pointsOf, type Pack } from '../../exercise/pack.ts'
import type { LoadedPack } from '../../node/exercises/packs.ts'
import {
  ANSWERS,
  FEEDBACK_ZIP,
  GRADEBOOK,
  NAMED_FEEDBACK_ZIP,
  TO_READ,
} from '../../node/exercises/write-grades.ts'
import { aboutPack } from '../../report/exercise/about.ts'
import { verdictOf } from '../../report/exercise/feedback.ts'
import { unreadOf, type Graded } from '../../report/exercise/gradebook.ts'
import { counted } from '../../report/format/numbers.ts'
import { table } from '../../report/format/table.ts'
import { lineWidth, print, printHeading, printLine, printNamed } from '../output.ts'

/** Prints the exercises, a line each. */
export function printPacks(packs: readonly LoadedPack[]): void {
  for (const { pack } of packs) {
    const [inShort] = aboutPack(pack)
    print(`${pack.name}  ${pack.title} (${inShort!.lines.join()})`)
    printLine(`  ${pack.summary}`, { indent: '  ' })
  }
  print(`\nNext: ${program()} exercise show ${packs[0]?.pack.name ?? ''}`)
}

/** An exercise with its questions. */
export function printPack({ pack, folder, easy }: LoadedPack): void {
  const [inShort, ...about] = aboutPack(pack)
  printHeading(`${pack.title} (${inShort!.lines.join()})`)
  printLine(pack.summary)
  for (const { heading, lines } of about) {
    print(`\n${heading}:`)
    for (const line of lines) printLine(`- ${line}`, { indent: '  ' })
  }
  pack.tasks.forEach(({ id, prompt, form, points, options = {} }, index) => {
    print()
    printLine(`${index + 1}. ${id} (${counted(points, 'points')}): ${prompt}`, { indent: '   ' })
    for (const [name, text] of Object.entries(options)) printLine(`   ${name}: ${text}`, { indent: '      ' })
    printLine(`   Answer: ${form}.`, { indent: '   ' })
  })
  print()
  printLine(`The teacher’s notes are ${folder}/notes.md.`)
  if (easy !== undefined)
    printLine('It has a text in simpler sentences, too: add --easy to start, issue, page or export.')
  if (pack.picture) print(`For slide or board: ${program()} exercise board ${pack.name}`)
  print(`Next: ${program()} exercise start ${pack.name} --student YOUR-NAME`)
}

/** Prints the verdict on each answer of a student, with a hint when it is not right, and never the key. */
export function printChecked({ tasks, total, of }: MarkedSheet): void {
  for (const one of tasks) {
    printLine(`${one.task.id}: ${verdictOf(one)}`, { indent: '  ' })
    const { form, hint } = helpFor(one, 'terminal')
    if (hint !== undefined) printLine(`  hint: ${hint}`, { indent: '  ' })
    if (form !== undefined) printLine(`  write: ${form}`, { indent: '  ' })
  }
  const unreadable = tasks.filter(({ mark }) => mark.unreadable).length
  const looks = tasks.filter(({ mark }) => mark.verdict === 'needs a look').length - unreadable
  const rest = [
    ...(looks === 0 ? [] : [`, and ${counted(looks, 'answers')} for your teacher to read`]),
    ...(unreadable === 0 ? [] : [`, and ${counted(unreadable, 'answers')} that cannot be read`]),
  ].join('')
  print()
  print(`${total} of ${counted(of, 'points')}${rest}.`)
}

/** Prints the total of each student, and below the flags; the points of each question are in the gradebook. */
export function printClass(pack: Pack, students: readonly Graded[]): void {
  const named = students.some(({ name }) => name !== undefined)
  print(
    table(
      ['student', ...(named ? ['name'] : []), 'points'],
      students
        .filter(({ student }) => student !== '')
        .map(({ student, name = '', total = '–' }) => [student, ...(named ? [name] : []), String(total)]),
      { left: named ? 1 : 0, width: lineWidth() },
    ),
  )
  print(`\nOf ${counted(pointsOf(pack), 'points')}.`)
  const flagged = students.filter(({ flags }) => flags.length > 0)
  if (flagged.length === 0) return
  print()
  printHeading('Flags')
  printNamed(flagged.map(({ student, flags }) => [student === '' ? '?' : student, flags.join('; ')]))
  print()
}

/** Prints where the grades of a class are, and what is left to do for its teacher. */
export function printGrades(
  students: readonly Graded[],
  { out, gradebook }: { out: string; gradebook: string },
): void {
  const unread = students.map(unreadOf).filter(ids => ids.length > 0)
  const answers = unread.reduce((sum, ids) => sum + ids.length, 0)
  if (answers > 0) {
    const plain = join(out, GRADEBOOK)
    const of = `${counted(answers, 'answers')} of ${counted(unread.length, 'students')}`
    printLine(
      `Not final: ${of} ${answers === 1 ? 'is' : 'are'} not read yet, and not in the totals${gradebook === plain ? '' : ` of ${gradebook}`}. Read them in ${join(out, TO_READ)}, type their points into ${plain}, and run this line again.`,
    )
  }
  const zips = [
    { zip: FEEDBACK_ZIP, use: 'is for Moodle’s “Upload multiple feedback files in a zip”' },
    { zip: NAMED_FEEDBACK_ZIP, use: 'has the same by names' },
  ].filter(({ zip }) => existsSync(join(out, zip)))
  printLine(
    `The gradebook is ${gradebook}; beside it are flags.csv and ${ANSWERS}, each answer beside its key, for you alone, and a file of feedback for each student who handed something in, by variant${zips.map(({ zip, use }) => `; ${zip} ${use}`).join('')}.`,
  )
  printLine(`To mark what comes in later, in another folder or zip file, add --out ${out}.`)
}
