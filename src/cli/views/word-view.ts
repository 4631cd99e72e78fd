import { isImport } from '../../lineage/options/imports.ts'
import { placesOfType, readEveryType } from '../../node/reading/new-words.ts'
import { passagesIn, readVocabulary, type Run, originOf } from '../../node/runs/read-run.ts'
import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { VocabularyTable } from '../../report/run/records.ts'
import { sentencesWith } from '../../report/words/context.ts'
import { lostTable, lostWords, wordLifeTable } from '../../report/words/word-life.ts'
import { wordLife, wordLifeStory } from '../../report/words/word-story.ts'
import { nearest } from '../../text/nearest.ts'
import { tokenizerFor, typeOf } from '../../text/tokenizers/index.ts'
import { print, printHeading, printJson, printLine, lineWidth, terminalWidth } from '../output.ts'
import { counted, grouped } from '../../report/format/numbers.ts'
import { columnOf, planLine } from './run-view.ts'
import { drift, driftTable } from '../../report/words/drift.ts'
import { KEY_THRESHOLD } from '../../analysis/keyness.ts'
import { wrap } from '../../report/format/terminal.ts'

/** Shows the life of a word: its counts, its odds, and sentences of each generation that still writes it. */
export function showWord(run: Run, word: string, json: boolean): void {
  const { plan, generations } = run.file
  const tokenizer = tokenizerFor(plan)
  const table = readEveryType(run)
  const type = typeOf(word, tokenizer)
  const index = table.types.indexOf(type)
  if (index < 0) throw noSuchWord(type, table, isImport(plan))
  const life = wordLife(
    type,
    table.columns,
    table.counts.map(counts => counts[index]!),
  )
  const sentences = generations
    .filter(name => life.counts[life.columns.indexOf(name)]! > 0)
    .map(name => ({ generation: name, sentences: sentencesWith(type, passagesIn(run, name), tokenizer) }))
  // Of models of the lab vocabulary.csv has all; where texts were imported, one asks where they have a word.
  const places = isImport(plan) ? placesOfType(run, type) : undefined
  if (json) return printJson({ ...life, ...given({ places }), sentences })
  const neutral =
    plan.regime === 'replace' &&
    plan.sizeFactor === null &&
    run.rows.some(({ model, metric }) => model === 'theory' && metric === 'surviving-types')
  printHeading(wordLifeStory(life))
  print()
  print(
    wordLifeTable(life, {
      neutral: neutral && plan.size === null && plan.passages === null,
      ...given({ places }),
    }),
  )
  for (const { generation, sentences: found } of sentences) {
    print()
    printHeading(`In ${generation}`)
    for (const sentence of found) printLine(`  ${sentence}`, { indent: '  ' })
  }
}

function noSuchWord(
  type: string,
  { types, columns: [origin] }: VocabularyTable,
  isImported: boolean,
): Refusal {
  const near = nearest(type, types, { least: 0.85, most: 3 })
  return new Refusal(
    isImported
      ? phrase`word ${JSON.stringify(type)} is in no text of the run`
      : phrase`word ${JSON.stringify(type)} is not in the ${origin!} text that A learned from`,
    near.length > 0
      ? phrase`did you mean ${near.join(', ')}?`
      : 'try a word of the text; vocabulary.csv lists those of the text that A learned from',
  )
}

/** Words that are named for each human count. */
const NAMED = 40

/** Shows the words that a generation no longer writes. */
export function showLost(run: Run, generation: string, json: boolean): void {
  const table = readVocabulary(run)
  const { column, name } = columnOf(run, table, generation)
  const [human, before, now] = [table.counts[0]!, table.counts[column - 1]!, table.counts[column]!]
  const words = lostWords(table.types, { human, before, now, language: run.file.plan.language })
  if (json) return printJson({ generation: name, lost: words })
  printHeading(
    `${counted(words.length, tokenizerFor(run.file.plan).title)} that ${column === 1 ? `the ${table.columns[0]!} text has` : `${table.columns[column - 1]!} still wrote`} were lost in ${name}`,
  )
  printLine(planLine(run))
  print()
  if (words.length === 0) return
  for (const line of lostTable(words, { limit: NAMED }).split('\n')) printLine(line, { indent: '  ' })
  print()
  printLine('In brackets: a word of the same family that is still written. --json names every word.')
}

/** Shows which words a generation uses more than the text that A learned from, and which less. */
export function showDrift(run: Run, generation: string, json: boolean): void {
  const table = readEveryType(run)
  const { column, name } = columnOf(run, table, generation)
  const result = drift(table.types, { human: table.counts[0]!, now: table.counts[column]! })
  if (json)
    return printJson({ generation: name, against: originOf(run), threshold: KEY_THRESHOLD, ...result })
  const { gaining, losing, added, byChance } = result
  const noun = tokenizerFor(run.file.plan).title
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
  if (added.length > 0) {
    const named = added.slice(0, NAMED).map(({ type, now }) => `${type} ${grouped(now)}`)
    const rest = added.length > NAMED ? ` … and ${grouped(added.length - NAMED)} more` : ''
    printHeading(
      `${counted(added.length, noun)} that ${name} has and the ${originOf(run)} text that A learned from does not`,
    )
    printLine(`${named.join(', ')}${rest}`)
    print()
  }
  const listed = gaining.length + losing.length
  const beyond =
    listed > byChance
      ? ''
      : ` So what is listed, ${grouped(listed)} in all, is no more than chance alone may give.`
  const chance = `If the two texts were shuffled together, about ${grouped(byChance)} would be expected; the first copies have fewer.${beyond}`
  print(
    wrap(
      `The larger G2, the larger the difference (log-likelihood, Dunning 1993). Listed are ${noun} with ${KEY_THRESHOLD} or more. ${chance} --json names every one.`,
      width,
    ),
  )
}
