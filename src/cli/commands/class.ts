import { join } from 'node:path'
import encodeQR from 'qr'
import { placesOf } from '../../node/class/addresses.ts'
import { lawsTask } from '../../node/class/laws.ts'
import { HANDED_IN, Lesson } from '../../node/class/lesson.ts'
import { serveLesson, type ServedLesson } from '../../node/class/lesson-server.ts'
import { Marking } from '../../node/class/marking.ts'
import { readOrMakeSecret } from '../../node/exercises/secret.ts'
import { lock } from '../../node/files/lock.ts'
import { isThisMachineAlone, LOOPBACK } from '../../node/page/guarded-server.ts'
import { lessonPage } from '../../node/page/served-page.ts'
import { inThread } from '../../node/threads/pool.ts'
import { counted } from '../../report/format/numbers.ts'
import type { Command } from '../command.ts'
import { gradeCommand, packNamed, rosterOf, SECRET } from '../exercise-actions.ts'
import { note, print, printLine } from '../output.ts'
import { listenForStop } from '../stop.ts'
import { PORT, portOf, textOf, UsageError } from '../values.ts'

export const class_: Command = {
  name: 'class',
  positionals: '[exercise]',
  summary:
    'a lesson on one network: pupils do an exercise in their browsers, a board shows what the class finds',
  options: {
    roster: { type: 'string', describe: 'the class list, as for `exercise issue`' },
    column: { type: 'string', describe: 'the column of the list that tells students apart' },
    secret: { type: 'string', describe: `the file of the class’s secret [default: ${SECRET}]` },
    host: {
      type: 'string',
      describe: `the address that is listened on: 0.0.0.0 for all of this machine [default: ${LOOPBACK}, which no other machine reaches]`,
    },
    name: { type: 'string', describe: 'a name that your network gives this machine, to tell pupils' },
    port: { type: 'string', describe: `the port [default: ${PORT}; 0 takes any that is free]` },
    easy: { type: 'boolean', describe: 'its text in simpler sentences, where it has one' },
    out: { type: 'string', describe: 'the folder of the lesson [default: lessons/EXERCISE]' },
  },
  examples: [
    ['$0 class 01-photocopy --roster class.csv', 'to try it on this machine alone'],
    ['$0 class 01-photocopy --roster class.csv --host 0.0.0.0', 'for the pupils on your network'],
  ],
  async run(args) {
    const loaded = packNamed(args)
    const path = textOf(args, 'roster')
    if (path === undefined)
      throw new UsageError('class needs the list of the class: --roster', 'as in --roster class.csv')
    const port = portOf(args)
    const host = textOf(args, 'host') ?? LOOPBACK
    const name = textOf(args, 'name')
    if (name !== undefined && !/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/i.test(name))
      throw new UsageError(`--name must be the name of a machine, got ${JSON.stringify(name)}`, 'as in --name lab.school.example') // prettier-ignore
    const list = rosterOf(args, path)
    const roster = list.students
    const { secret, made } = readOrMakeSecret(textOf(args, 'secret') ?? SECRET)
    if (made)
      note(
        `${textOf(args, 'secret') ?? SECRET} is new. Do not lose it, and do not share it: codes and marks come from it.`,
      )
    const { pack, folder: ofPack } = loaded
    const folder = textOf(args, 'out') ?? join('lessons', pack.name)
    const { page, files } = lessonPage(loaded)
    const { names, toTell } = placesOf(host, name)
    const next = gradeCommand(args, pack.name, { folder: join(folder, HANDED_IN), roster: list })
    const stop = listenForStop()
    const ended = new AbortController()
    // A port that cannot be had is told before anything is made.
    const { address, close } = await serveLesson(() => served, { port, host, names })
    const { port: taken } = new URL(address)
    const at = toTell.map(one => `http://${one}:${taken}/`)
    let release: (() => void) | undefined
    let served: ServedLesson
    try {
      const { stale, release: unlock } = lock(folder)
      release = unlock
      if (stale !== undefined) note(stale)
      const lesson = new Lesson(pack, { roster, secret, folder })
      if (lesson.continued !== undefined) note(lesson.continued)
      const toMark = { exercise: ofPack, folder: join(folder, HANDED_IN), secret, roster, gradebook: list.gradebook } // prettier-ignore
      served = {
        ...{ lesson, page, files, pack, next },
        join: { address: at[0]!, qr: encodeQR(at[0]!, 'svg') },
        marking: new Marking(toMark, ended.signal),
      }
      // The lesson begins meanwhile; until then the board shows no law.
      inThread(lawsTask, ofPack).then(
        laws => lesson.expect(laws ?? {}),
        (error: unknown) =>
          note(`The board has no law: ${error instanceof Error ? error.message : String(error)}`),
      )
      print(`${pack.title}, for ${counted(roster.length, 'pupils')}`)
      const isAlone = isThisMachineAlone(host)
      if (!isAlone) print(encodeQR(at[0]!, 'ascii'))
      printLine(`Pupils:    ${at[0]!}${at.length > 1 ? ` (or ${at.slice(1).join(', ')})` : ''}`, { indent: ' '.repeat(11) }) // prettier-ignore
      printLine(`The board: ${at[0]!}board`)
      printLine(`You:       ${address}teacher`)
      note(
        isAlone
          ? 'No other machine can reach it: for a class, add --host 0.0.0.0. Ctrl-C ends it.'
          : 'Everybody on this network can open the page; what is sent is not encrypted. Your view opens on this machine alone. Ctrl-C ends it.',
      )
      await stop.signal
      sayWhatIsThere(lesson, folder, next)
      return 130
    } finally {
      ended.abort()
      await close()
      stop.forget()
      release?.()
    }
  },
}

/** Says what is there at the end of a lesson, and what is not handed in. */
function sayWhatIsThere(lesson: Lesson, folder: string, next: string): void {
  printLine(`What was written is in ${folder}.`)
  const open = lesson.notHandedIn
  if (open > 0)
    printLine(
      `${counted(open, 'pupils')} wrote something that is not handed in. To take it in as it is, begin the lesson again and press the button in your view.`,
    )
  printLine(lesson.attendance.handedIn > 0 ? `Next: ${next}` : 'Nobody has handed in yet.')
}
