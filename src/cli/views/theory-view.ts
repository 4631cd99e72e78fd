import { meansBesideTheory } from '../../experiment/comparison/agreement.ts'
import { estimates, type EstimateRow } from '../../experiment/comparison/estimates.ts'
import type { Plan } from '../../lineage/plan.ts'
import type { Experiment } from '../../node/experiments/read-experiment.ts'
import { copyingOfRun, factsOfRun } from '../../node/reading/run-facts.ts'
import type { Run } from '../../node/runs/read-run.ts'
import {
  agreementTable,
  agreementVerdict,
  agreements,
  lawLines,
  lawsOf,
  meansTable,
  meansVerdict,
  type MeasuredRun,
} from '../../report/tables/theory.ts'
import { lookup } from '../../report/format/rows.ts'
import { hanging, wrap } from '../../report/format/terminal.ts'
import { lineWidth, print, printHeading, printJson, printLine, terminalWidth } from '../output.ts'
import { planLine } from './run-view.ts'

/** Which laws hold for the arms of an experiment, and whether the means of their seeds agree with them. */
export function showTheoryOfMeans({ arms }: Experiment, json: boolean): void {
  const found = arms.map(({ name, plan, replicates }) => ({
    ...{ name, plan, rows: estimates(replicates) },
    cases: replicates[0]?.human ?? { words: 0 },
  }))
  if (json)
    return printJson(
      found.map(({ name, plan, rows, cases }) => ({
        name,
        laws: lawsOf(plan),
        agreements: [...meansBesideTheory(rows, cases)].map(([{ estimate, ...row }, law]) => ({
          ...row,
          mean: estimate.mean,
          ...law,
        })),
      })),
    )
  printHeading('What theory says of the means')
  for (const { name, plan, rows, cases } of found) {
    print(wrap(name, terminalWidth()))
    const means = rows.map(({ estimate, ...row }) => ({ ...row, value: estimate.mean }))
    printLaws(plan, { generations: generationsIn(rows), measured: lookup(means) })
    const verdict = meansVerdict(rows, cases)
    print()
    if (verdict === '') printLine('No mean can be compared with a law: there is one seed, or no law holds.')
    else print(`${meansTable(rows, cases, lineWidth())}\n${wrap(verdict, terminalWidth())}`)
  }
}

/** The generations that rows are of, by letter. */
const generationsIn = (rows: readonly EstimateRow[]) => [
  ...new Set(
    rows.filter(({ generation, model }) => generation > 0 && model !== 'theory').map(({ model }) => model),
  ),
]

function printLaws(plan: Plan, measured?: MeasuredRun): void {
  for (const { title, lines } of lawLines(plan, measured)) {
    const [law = '', ...more] = lines
    print()
    print(hanging(`${title}: ${law}`, terminalWidth(), '  '))
    for (const line of more) print(hanging(`  ${line}`, terminalWidth(), '    '))
  }
}

/** Which laws hold for a run, and whether what was measured agrees with them. */
export function showTheory(run: Run, json: boolean): void {
  const { plan, generations } = run.file
  const found = agreements(run.rows, { generations, facts: factsOfRun(run), copying: copyingOfRun(run) })
  if (json) return printJson({ laws: lawsOf(plan), agreements: found })
  const width = terminalWidth()
  printHeading('What theory says of this run')
  print(wrap(planLine(run), width))
  printLaws(plan, { generations, measured: lookup(run.rows) })
  if (found.length === 0) return
  print()
  print(agreementTable(found, lineWidth()))
  print(wrap(agreementVerdict(found), width))
}
