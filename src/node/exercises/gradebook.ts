import { join } from 'node:path'
import type { Pack } from '../../exercise/pack.ts'
import { feedback } from '../../report/exercise/feedback.ts'
import { gradebooks, type Graded } from '../../report/exercise/gradebook.ts'
import { writeOutput } from '../files/outputs.ts'
import { writeTable } from '../files/tables.ts'

/**
 * Writes gradebook.csv and feedback/VARIANT.md for everybody who was marked.
 *
 * @param format `plain`, `moodle` or `canvas`
 * @returns the path of the gradebook
 */
export function writeGrades(
  pack: Pack,
  students: readonly Graded[],
  { out, format }: { out: string; format: string },
): string {
  for (const { student, variant, marked } of students)
    if (marked) writeOutput(join(out, 'feedback'), `${variant}.md`, [feedback(pack, { student, marked })])
  const path = join(out, format === 'plain' ? 'gradebook.csv' : `gradebook-${format}.csv`)
  writeTable(path, gradebooks[format]!(pack, students))
  return path
}
