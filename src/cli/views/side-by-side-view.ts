import { isImport } from '../../lineage/options/imports.ts'
import type { Run } from '../../node/runs/read-run.ts'
import { passagesAt } from '../../node/runs/run-parts.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { evenIndices } from '../../report/tables/overview.ts'
import { columns } from '../../report/format/terminal.ts'
import type { Arguments } from '../command.ts'
import { print, printHeading, printJson, printLine, terminalWidth } from '../output.ts'
import { planLine } from './run-view.ts'
import { textOf, wholeOf } from '../values.ts'

/** Passages of each generation that are shown side by side. */
const PASSAGES = 3

/** Passages of the same number side by side in several generations: the first three, or the one that is asked for. */
export function showSideBySide(run: Run, args: Arguments, json: boolean): void {
  const { generations } = run.file
  const asked = textOf(args, 'generation')
    ?.split(',')
    .map(name => name.trim())
  const names = asked ?? evenIndices(generations.length, PASSAGES).map(index => generations[index]!)
  const number = wholeOf(args, 'passage')
  const rows = number === undefined ? Array.from({ length: PASSAGES }, (_, index) => index) : [number - 1]
  const picked = names.map(name => passagesAt(run, name, rows))
  const counts = picked.map(({ count }) => count)
  if (number !== undefined && counts.some(count => number < 1 || number > count))
    throw new Refusal(
      phrase`passage ${number} is not in every one of ${names.join(', ')}`,
      phrase`they have ${counts.join(', ')} passages, counted from 1`,
    )
  const texts = picked.map(({ passages }) => passages)
  if (json)
    return printJson(
      names.map((name, k) => ({
        generation: name,
        passages: texts[k]!.filter(Boolean),
      })),
    )
  printHeading(planLine(run))
  for (const index of rows.keys()) {
    print()
    print(
      columns(
        texts.map((passages, k) => passages[index]?.id ?? names[k]!),
        texts.map(passages => passages[index]?.text ?? ''),
        { width: terminalWidth() },
      ),
    )
  }
  print()
  const again = asked === undefined ? '' : `--generation ${asked.join(',')} `
  // Imported texts may be paraphrases, passage by passage.
  const apart = isImport(run.file.plan) ? '' : '; those of one number have nothing else in common'
  printLine(`Passages 1 to ${Math.min(...counts)}: ${again}--passage NUMBER shows others${apart}.`) // prettier-ignore
  printLine(`--passage ${generations.at(-1)!}/1 reads one closely: what is copied, and from where.`)
}
