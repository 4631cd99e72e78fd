import { factsOfRun } from '../node/run-facts.ts'
import type { Run } from '../node/read-run.ts'
import { agreementTable, agreements, lawsOf } from '../report/theory.ts'
import { hanging, wrap } from '../report/wrap.ts'
import { lineWidth, print, printHeading, printJson, terminalWidth } from './output.ts'
import { planLine } from './run-view.ts'

/** Which laws hold for a run, and whether what was measured agrees with them. */
export function showTheory(run: Run, json: boolean): void {
  const { plan, generations } = run.file
  const laws = lawsOf(plan)
  const found = agreements(run.rows, { generations, facts: factsOfRun(run) })
  if (json) return printJson({ laws, agreements: found })
  const width = terminalWidth()
  printHeading('What theory says of this run')
  print(wrap(planLine(run), width))
  for (const { title, text } of laws) {
    print()
    print(hanging(`${title}: ${text}`, width, '  '))
  }
  if (found.length === 0) return
  print()
  print(agreementTable(found, lineWidth()))
  const agreeing = found.filter(({ agrees }) => agrees).length
  print(
    wrap(
      `${agreeing} of ${found.length} agree: they lie within four standard deviations of what was expected, and chance alone is further off once in 16,000 times. One run is one seed; the mean of R runs has to lie √R times as near.`,
      width,
    ),
  )
}
