import { passagesIn, readVocabulary, type Run } from '../../node/runs/read-run.ts'
import { Refusal } from '../../refusal.ts'
import { sentencesWith } from '../../report/words/context.ts'
import { wordLifeTable } from '../../report/words/word-life.ts'
import { wordLife, wordLifeStory } from '../../report/words/word-story.ts'
import { nearest } from '../../text/nearest.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { print, printHeading, printJson, printLine } from '../output.ts'

/** Shows the life of a word: its counts, its odds, and sentences of each generation that still writes it. */
export function showWord(run: Run, word: string, json: boolean): void {
  const { plan, generations } = run.file
  const tokenizer = tokenizerNamed(plan.tokens)
  const table = readVocabulary(run)
  const type = tokenizer.fold(word.normalize('NFC').replaceAll('’', "'"))
  const index = table.types.indexOf(type)
  if (index < 0) throw noSuchWord(type, table.types, table.columns[0]!)
  const life = wordLife(
    type,
    table.columns,
    table.counts.map(counts => counts[index]!),
  )
  const sentences = generations
    .filter(name => life.counts[life.columns.indexOf(name)]! > 0)
    .map(name => ({ generation: name, sentences: sentencesWith(type, passagesIn(run, name), tokenizer) }))
  if (json) return printJson({ ...life, sentences })
  const neutral =
    plan.regime === 'replace' &&
    plan.sizeFactor === null &&
    run.rows.some(({ model, metric }) => model === 'theory' && metric === 'surviving-types')
  printHeading(wordLifeStory(life))
  print()
  print(wordLifeTable(life, { neutral: neutral && plan.size === null && plan.passages === null }))
  for (const { generation, sentences: found } of sentences) {
    print()
    printHeading(`In ${generation}`)
    for (const sentence of found) printLine(`  ${sentence}`, { indent: '  ' })
  }
}

function noSuchWord(type: string, types: readonly string[], origin: string): Refusal {
  const near = nearest(type, types, { least: 0.85, most: 3 })
  return new Refusal(
    `word ${JSON.stringify(type)} is not in the ${origin} text that A learned from`,
    near.length > 0
      ? `did you mean ${near.join(', ')}?`
      : 'try a word of the text; vocabulary.csv lists them all',
  )
}
