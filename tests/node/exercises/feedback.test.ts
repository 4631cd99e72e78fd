import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyAnswerSheet, type AnswerSheet } from '../../../src/exercise/answer-sheet.ts'
import { textSheet } from '../../../src/exercise/text-sheet.ts'
import { gradeClass } from '../../../src/node/exercises/grading.ts'
import { writeGrades } from '../../../src/node/exercises/write-grades.ts'
import { scratchFolder } from '../../scratch.ts'
import { pack as plain, ROSTER, SECRET } from './moodle-class.ts'

const HINT = '{{terminal}}`npx collapse-lab show RUN` says it.{{page}}The button says it.{{end}}'
const pack = { ...plain, tasks: plain.tasks.map(task => (task.id === 'law-1' ? { ...task, hint: HINT } : task)) } // prettier-ignore

test('feedback speaks of where the pupil worked: a file of the page is that of a page, plain text that of a terminal', () => {
  const folder = scratchFolder()
  const out = join(scratchFolder(), 'grades')
  const [ada, ben, chloe] = ROSTER.map(({ student }) => emptyAnswerSheet(pack, { student, secret: SECRET }))
  const wrong = (sheet: AnswerSheet) => ({ ...sheet, answers: { ...sheet.answers, 'law-1': '12' } })
  const put = (sheet: AnswerSheet, name: string, text: string) => {
    mkdirSync(join(folder, sheet.variant), { recursive: true })
    writeFileSync(join(folder, sheet.variant, name), text)
  }
  put(ada!, 'answers.json', JSON.stringify(wrong(ada!)))
  put(ben!, 'answers.txt', textSheet(pack, ben!).replace(/^law-1 .*: $/m, '$&12'))
  put(chloe!, 'answers.json', JSON.stringify(chloe))
  const mark = () => {
    const rows = gradeClass(pack, { folder, secret: SECRET, roster: ROSTER, grades: out })
    writeGrades(pack, rows, { out, format: 'plain' })
    return [ada!, ben!, chloe!].map(({ variant }) => readFileSync(join(out, 'feedback', `${variant}.md`), 'utf8')) // prettier-ignore
  }
  const [page, text, blank] = mark()
  expect(page).toContain('- Question 4: not yet, 0 of 1 point\n  Hint: The button says it.')
  expect(text).toContain('- `law-1`: not yet, 0 of 1 point\n  Hint: `npx collapse-lab show RUN` says it.')
  expect(blank).toContain('Open the page again, answer, and hand in once more')
  // What is kept of a pupil who is not in the next folder is said alike.
  rmSync(join(folder, ada!.variant), { recursive: true })
  expect(mark()[0]).toBe(page)
})
