import type { Command } from '../command.ts'
import { actions } from '../exercise-actions.ts'
import { textOf, UsageError } from '../values.ts'

export const exercise: Command = {
  name: 'exercise',
  positionals: '[action] [exercise]',
  actions: Object.keys(actions),
  summary:
    'lab exercises: hand them out with a seed for each student, check answers, mark a class by running again',
  options: {
    student: { type: 'string', describe: 'start, key: who; any name or number' },
    roster: {
      type: 'string',
      describe:
        'issue, grade: the class as CSV, of your own with a column `student` [and `name`], or as Moodle, Canvas or Classroom writes it',
    },
    column: {
      type: 'string',
      describe:
        'issue, grade: the column of the list that tells students apart [default: as its program has it]',
    },
    secret: {
      type: 'string',
      describe:
        'the file of the class’s secret, with which seeds are made [default: class-secret.txt; start: none]',
    },
    practice: {
      type: 'boolean',
      describe: 'grade, key: of answers that were made by start without a secret',
    },
    folder: {
      type: 'string',
      describe:
        'grade: the folder with the students’ folders or answer sheets, or the zip file of Moodle or Canvas',
    },
    for: {
      type: 'string',
      describe: 'grade: whose columns the gradebook has: plain, moodle, canvas [default: plain]',
    },
    to: {
      type: 'string',
      describe: 'export: gift, moodle-xml, qti, print, print-key; scorm: 1.2, 2004 [default: 1.2]',
    },
    variants: { type: 'string', describe: 'export: how many, each with a seed of its own [default: 1]' },
    seeds: {
      type: 'string',
      describe:
        'calibrate: how many are tried [default: 200]; board: how many the picture is the mean of [default: 5]',
    },
    rate: { type: 'string', describe: 'calibrate: right answers that may be rejected [default: 0.05]' },
    out: {
      type: 'string',
      describe: 'start, issue, grade, page, export, board, scorm, cards: where to write',
    },
    words: { type: 'string', describe: 'cards: 12, for a coin and a die, or 36, for two dice [default: 12]' },
    easy: {
      type: 'boolean',
      describe:
        'start, issue, page, export: the text in simpler sentences, where there is one: exercises 1, 4, 6 and 9',
    },
    force: {
      type: 'boolean',
      describe: 'page, grade, board, scorm, cards: write over a file that is there, or that you have changed',
    },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 exercise list', 'the exercises there are'],
    ['$0 exercise start 01-photocopy --student ada', 'a folder with a seed of your own, to practise'],
    ['$0 exercise check exercise-work/01-photocopy/v0123456789abcdef', 'right, or not yet and a hint'],
    ['$0 exercise issue 01-photocopy --roster class.csv', 'a folder for everybody in a class'],
    ['$0 exercise page 01-photocopy', 'one HTML file in which a class does it without installing anything'],
    ['$0 exercise board 01-photocopy', 'its picture for slide or board, drawn from runs'],
    ['$0 exercise cards my-text.txt', 'cards to cut out and a booklet for exercise 9, of a text of yours'],
    ['$0 exercise scorm 01-photocopy', 'the page for a learning platform, which is told the points'],
    ['$0 exercise export 01-photocopy --to gift --variants 5', 'for a question bank'],
    ['$0 exercise grade 01-photocopy --folder handed-in --roster class.csv', 'marks, a gradebook, feedback'],
  ],
  run(args) {
    const action = textOf(args, 'action') ?? 'list'
    if (!Object.hasOwn(actions, action))
      throw new UsageError(
        `exercise does ${Object.keys(actions).join(', ')}, got ${JSON.stringify(action)}`,
        'as in collapse-lab exercise list',
      )
    return actions[action]!(args)
  },
}
