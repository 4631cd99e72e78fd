import { readVocabulary, type Run } from '../../node/runs/read-run.ts'
import { counted } from '../../report/format/numbers.ts'
import { lostTable, lostWords } from '../../report/words/word-life.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { print, printHeading, printJson, printLine } from '../output.ts'
import { columnOf, planLine } from './run-view.ts'

/** Words that are named for each human count. */
const NAMED = 40

/** Shows the words that a generation no longer writes. */
export function showLost(run: Run, generation: string, json: boolean): void {
  const table = readVocabulary(run)
  const { column, name } = columnOf(run, table, generation)
  const [human, before, now] = [table.counts[0]!, table.counts[column - 1]!, table.counts[column]!]
  const words = lostWords(table.types, { human, before, now })
  if (json) return printJson({ generation: name, lost: words })
  printHeading(
    `${counted(words.length, tokenizerNamed(run.file.plan.tokens).title)} that ${column === 1 ? `the ${table.columns[0]!} text has` : `${table.columns[column - 1]!} still wrote`} died in ${name}`,
  )
  printLine(planLine(run))
  print()
  if (words.length === 0) return
  for (const line of lostTable(words, { limit: NAMED }).split('\n')) printLine(line, { indent: '  ' })
  print()
  printLine('In brackets: a word of the same family that is still written. --json names every word.')
}
