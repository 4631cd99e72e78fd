import { heldOutSays, metricsToShow, rowsToShow } from '../../metrics/held-out.ts'
import { compare, leastHeldOut, type Comparison } from '../../experiment/comparison/compare.ts'
import { departure, estimates, type EstimateRow } from '../../experiment/comparison/estimates.ts'
import { generationsOf, textApart, type Arm } from '../../experiment/comparison/arm.ts'
import { generationName } from '../../lineage/names.ts'
import { findingIn } from '../../node/experiments/finding-files.ts'
import type { Experiment } from '../../node/experiments/read-experiment.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import {
  comparisonTable,
  incomparableLines,
  unequalRounds,
  untoldLines,
  verdictBlocks,
  verdictsHead,
} from '../../report/tables/comparison.ts'
import { intervalsNote, intervalsTable } from '../../report/tables/intervals-table.ts'
import { heldOutCases } from '../../report/tables/held-out-note.ts'
import { counted } from '../../report/format/numbers.ts'
import { meansVerdict } from '../../report/tables/theory.ts'
import { wrap } from '../../report/format/terminal.ts'
import { showFinding } from './finding-view.ts'
import { lineWidth, print, printHeading, printJson, printLine, terminalWidth } from '../output.ts'

/** Shows a replicated run by its table, a sweep by its arms side by side, an experiment of the article by what it found; the result is the exit code. */
export function showExperiment(experiment: Experiment, json: boolean): number {
  const { folder, file, arms } = experiment
  if (file.setting) return showFinding(findingIn(experiment), folder, json)
  if (json)
    printJson({
      folder,
      experiment: file,
      arms: arms.map(({ name, replicates }) => armAsJson(name, estimates(replicates))),
    })
  else if (arms.length === 1) printIntervals(experiment)
  else printArms(experiment)
  return 0
}

/** An arm as data: its estimates, and of each measure the generation that leaves A. */
function armAsJson(name: string, rows: readonly EstimateRow[]) {
  const metrics = [...new Set(rows.map(({ metric }) => metric))]
  const left = metrics.flatMap(metric => {
    const generation = departure(rows.filter(row => row.metric === metric))
    return generation === undefined ? [] : [[metric, generation] as const]
  })
  return { name, estimates: rows, leavesA: Object.fromEntries(left) }
}

function printIntervals({ file, arms }: Experiment): void {
  const [{ plan, replicates }] = arms as [Experiment['arms'][number]]
  const [input] = file.inputs
  const all = estimates(replicates)
  const heldOutWords = leastHeldOut(arms)
  const rows = rowsToShow(all, heldOutWords)
  const width = terminalWidth()
  printHeading(
    `${input?.title ?? file.name} · ${plan.tokens}, order ${plan.order} · ${plan.regime} · ${counted(replicates.length, 'seeds')}`,
  )
  print()
  const generations = Array.from({ length: generationsOf(arms) }, (_, index) => generationName(index + 1))
  const origin = input?.constructed ? 'constructed' : 'human'
  const { tokens } = plan
  const metrics = metricsToShow(plan.metrics, heldOutWords)
  const cases = { ...replicates[0]?.human.types, ...heldOutCases(rows) }
  print(intervalsTable(rows, { generations, origin, tokens, metrics, width, cases }))
  print(wrap(intervalsNote(replicates.length), width))
  printTooShort(heldOutWords)
  const verdict = meansVerdict(all, replicates[0]?.human ?? { words: 0 })
  if (verdict !== '') print(wrap(verdict, width))
}

function printArms({ file, arms }: Experiment): void {
  printHeading(`${file.name} · ${counted(arms.length, 'arms')} · ${counted(file.seeds.length, 'seeds')} each`)
  print()
  const [first] = arms as [Arm]
  const comparable = arms.filter(arm => textApart(arm, first) === undefined)
  if (comparable.length > 1) printComparison(compare(comparable))
  for (const arm of arms.filter(arm => !comparable.includes(arm)))
    printLine(
      `Note: ${textApart(arm, first)!.reason}, so their numbers do not compare; intervals.csv has those of each.`,
    )
}

/** Says once that held-out text is too short for what rests on it. */
function printTooShort(heldOutWords: number | undefined): void {
  const tooShort = heldOutSays(heldOutWords)
  if (tooShort !== undefined) print(wrap(tooShort, terminalWidth()))
}

/** A comparison on the terminal: its table, then an answer to each question. */
export function printComparison(comparison: Comparison, metrics: readonly string[] | null = null): void {
  const width = terminalWidth()
  print(comparisonTable(comparison, { width, metrics: metricsToShow(metrics, comparison.heldOutWords) }))
  if (comparison.arms.some(({ replicates }) => replicates.length > 1))
    print(wrap('Each number is the mean over the seeds, ± half the width of its 95 % interval.', width))
  printTooShort(comparison.heldOutWords)
  print()
  const rounds = unequalRounds(comparison)
  if (rounds !== '') print(wrap(rounds, width))
  const head = verdictsHead(comparison)
  if (head !== '') print(wrap(head, width))
  for (const { title, rows } of verdictBlocks(comparison, { width: lineWidth() })) {
    print()
    printHeading(title)
    print(rows)
  }
  const apart = incomparableLines(comparison)
  const lines = [...untoldLines(comparison), ...apart.map(line => `Note: ${line}.`)]
  if (apart.length > 0 && comparison.arms.some(({ plan }) => plan.imports.length > 0))
    lines.push('Imported texts compare at one length: import each with the same --size.')
  if (lines.length > 0) print()
  for (const line of lines) printLine(line)
}

/** A comparison as data. */
export function comparisonAsJson({ arms, generation, rows, verdicts, incomparable }: Comparison) {
  return {
    arms: arms.map(({ name, plan, replicates }) => ({
      name,
      plan,
      seeds: replicates.map(({ seed }) => seed),
    })),
    generation: generationName(generation),
    verdicts: verdicts.map(({ question, ...rest }) => ({
      question: question.name,
      title: question.title,
      ...rest,
    })),
    rows,
    incomparable: Object.fromEntries(incomparable),
  }
}

/** The number of a generation by its letter. @throws Refusal when it is not one */
export function generationNumber(name: string): number {
  for (let number = 1; number <= 500; number++)
    if (generationName(number) === name.toUpperCase()) return number
  throw new Refusal(
    phrase`there is no generation ${JSON.stringify(name)}`,
    'name it by its letter, as in --generation C',
  )
}
