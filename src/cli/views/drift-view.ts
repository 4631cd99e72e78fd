import { originOf, readVocabulary, type Run } from '../../node/runs/read-run.ts'
import { drift, driftTable } from '../../report/words/drift.ts'
import { KEY_THRESHOLD } from '../../analysis/keyness.ts'
import { counted, grouped } from '../../report/format/numbers.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { lineWidth, print, printHeading, printJson, terminalWidth } from '../output.ts'
import { columnOf, planLine } from './run-view.ts'
import { wrap } from '../../report/format/wrap.ts'

/** Words that are named of each kind. */
const NAMED = 40

/** Shows which words a generation uses more than the text that A learned from, and which less. */
export function showDrift(run: Run, generation: string, json: boolean): void {
  const table = readVocabulary(run)
  const { column, name } = columnOf(run, table, generation)
  const result = drift(table.types, { human: table.counts[0]!, now: table.counts[column]! })
  if (json)
    return printJson({ generation: name, against: originOf(run), threshold: KEY_THRESHOLD, ...result })
  const { gaining, losing, byChance } = result
  const noun = tokenizerNamed(run.file.plan.tokens).title
  const width = terminalWidth()
  printHeading(
    `${counted(gaining.length, noun)} that ${name} uses more than the ${originOf(run)} text, ${grouped(losing.length)} that it uses less`,
  )
  print(wrap(planLine(run), width))
  print()
  if (gaining.length + losing.length > 0) {
    print(driftTable(result, { names: [originOf(run), name], limit: NAMED, width: lineWidth() }))
    print()
  }
  const chance = `Were both texts shuffled together and dealt out again, about ${grouped(byChance)} would be; a copy is closer to its text than that at first.`
  print(
    wrap(
      `Listed are ${noun} whose log-likelihood G2 (Dunning 1993) is ${KEY_THRESHOLD} or more. ${chance} --json names every one.`,
      width,
    ),
  )
}
