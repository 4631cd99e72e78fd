import { CHANCE_DRAWS } from '../../experiment/procedures/chance.ts'
import { lengthsOf } from '../../lineage/length.ts'
import { isShown, optionsByPlace } from '../../lineage/options/index.ts'
import { storyCases } from '../../node/reading/story-cases.ts'
import { originOf, type Run } from '../../node/runs/read-run.ts'
import { heldOutSays, metricsToShow, rowsToShow } from '../../metrics/held-out.ts'
import { protectionsList } from '../../report/docs/lists.ts'
import type { VocabularyTable } from '../../report/run/records.ts'
import { CHANCE_TABLE } from '../../report/run/run-file.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import {
  bracketsNote,
  overviewTable,
  evenIndices,
  shownGenerations,
  type Overview,
} from '../../report/tables/overview.ts'
import { chanceTable } from '../../report/tables/chance.ts'
import { counted, grouped } from '../../report/format/numbers.ts'
import { heldOutCases, heldOutNote } from '../../report/tables/held-out-note.ts'
import { story } from '../../report/tables/story.ts'
import { PLOT_WIDTH, survivalPlot } from '../../report/tables/survival-plot.ts'
import { lineWidth, print, printHeading, terminalWidth } from '../output.ts'
import { columns, wrap } from '../../report/format/terminal.ts'

/** Sample passages that fit side by side. */
const SIDE_BY_SIDE = 3

/** What tables and stories ask of a run; nothing that rests on held-out text where that is too short. */
export function overviewOf(run: Run): Overview {
  const { file, rows } = run
  const heldOutWords = file.human?.heldOutWords
  return {
    rows: rowsToShow(rows, heldOutWords),
    generations: file.generations,
    tokens: file.plan.tokens,
    origin: originOf(run),
    metrics: metricsToShow(file.plan.metrics, heldOutWords),
    width: terminalWidth(),
  }
}

/** The line above a table: the text, the plan, the length of a generation, or of the shortest and the longest. */
export function planLine({ file }: Run): string {
  const { plan, human, inputs } = file
  const text = `${inputs[0]?.title ?? plan.corpus}${inputs[0]?.constructed ? ' (constructed)' : ''}`
  const lengths = lengthsOf(plan, human ?? { words: 0, passages: 0 })
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)]
  const tokens = `${least === most ? '' : `${grouped(least)} to `}${counted(most, 'tokens')}`
  const size = plan.passages === null ? tokens : counted(plan.passages, 'passages')
  const parts = optionsByPlace.map(option => {
    const value = plan[option.name]
    return isShown(option, value) ? (option.short?.(value!, plan) ?? '') : ''
  })
  return [text, ...parts.filter(part => part !== ''), `${size} a generation`].join(' · ')
}

/** Where a generation, named by a small or a large letter, stands in vocabulary.csv. @throws Refusal when it does not */
export function columnOf(
  { file }: Run,
  { columns: names }: VocabularyTable,
  generation: string,
): { column: number; name: string } {
  const name = generation.toUpperCase()
  const column = names.indexOf(name)
  if (column < 1)
    throw new Refusal(
      phrase`generation ${JSON.stringify(generation)} is not in the run`,
      phrase`it has ${file.generations.join(', ')}`,
    )
  return { column, name }
}

/** Prints a run: its table, a passage by each generation from one opening, and what happened. */
export function printRun(run: Run): void {
  const { file } = run
  const cases = storyCases(run)
  const known = overviewOf(run)
  const overview = { ...known, cases: { ...cases.types, ...heldOutCases(known.rows) } }
  printHeading(planLine(run))
  print()
  print(overviewTable(overview))
  const brackets = bracketsNote(overview, file.plan.regime)
  if (brackets !== '') print(wrap(brackets, terminalWidth()))
  const { human } = file
  if (human)
    print(
      wrap(
        file.plan.heldOut === 'none'
          ? `A learned from all ${counted(human.words, 'tokens')} of the text.`
          : `A learned from ${counted(human.words, 'tokens')}; of the rest, ${counted(human.heldOutWords, 'tokens')} are kept for testing.`,
        terminalWidth(),
      ),
    )
  const heldOut = heldOutNote(overview)
  if (heldOut !== '') print(wrap(heldOut, terminalWidth()))
  const tooShort = heldOutSays(human?.heldOutWords)
  if (tooShort !== undefined) print(wrap(tooShort, terminalWidth()))
  for (const remark of file.notes) print(wrap(`Note: ${remark}.`, terminalWidth()))
  printChance(run, overview)
  printPlot(overview)
  printSamples(run)
  const told = story(overview, cases)
  if (told === '') return
  print()
  print(wrap(told, terminalWidth()))
}

/** Sets the last imported text beside what chance gives at its length. */
function printChance({ chance }: Run, overview: Overview): void {
  const found = chance && chanceTable({ ...overview, chance })
  if (!found) return
  print()
  printHeading(`${found.generation} beside chance, at the same length`)
  print(found.table)
  print(wrap(CHANCE_NOTE, terminalWidth()))
}

const CHANCE_NOTE = `Each from the least to the greatest of ${CHANCE_DRAWS}: copies of copies by models of the lab, each chain with a seed of its own, and whole passages of the text itself, drawn by chance. ${CHANCE_TABLE} has every imported text and measure.`

/** Draws the words that are left beside the law, on a terminal that is wide enough. */
function printPlot(overview: Overview): void {
  const drawn = lineWidth() === Infinity || terminalWidth() < PLOT_WIDTH ? '' : survivalPlot(overview)
  if (drawn === '') return
  print()
  printHeading('Words still used: ● measured, lines by theory; above all words, below those used once')
  print(drawn)
}

/** Prints sample passages side by side; all begin with the same words. */
export function printSamples({ samples, file }: Run): void {
  const columnsShown = shownGenerations({ generations: file.generations, width: terminalWidth() })
  const among = samples.filter(({ generation }) => columnsShown.includes(generation))
  const shown = evenIndices(among.length, SIDE_BY_SIDE).map(index => among[index]!)
  const opening = file.human?.opening
  print()
  printHeading(opening ? `Each continues the same opening: ${opening} …` : 'A passage by each')
  print(
    columns(
      shown.map(({ generation }) => generation),
      shown.map(({ text }) => text),
      { width: terminalWidth() },
    ),
  )
}

/** Prints every protection: what it does and how it is written. @returns the exit code */
export function printProtections(): number {
  print(protectionsList(terminalWidth()))
  return 0
}
