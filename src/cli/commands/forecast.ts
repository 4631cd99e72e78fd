import { planOf } from '../../lineage/plan.ts'
import { readCorpus } from '../../node/corpora/corpora.ts'
import { checkMeasuring } from '../../node/limits.ts'
import { writeForecast } from '../../node/measure.ts'
import { refuseExisting } from '../../node/files/existing.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { forecast as forecastOf, type Forecast } from '../../analysis/forecast.ts'
import {
  hasWords,
  nothingToLose,
  endangeredPassage,
  forecastScope,
  forecastSize,
  forecastStory,
  forecastTable,
  loneWords,
} from '../../report/words/forecast-view.ts'
import { grouped } from '../../report/format/numbers.ts'
import type { CorpusInput } from '../../text/corpus/loaded-corpus.ts'
import { languageOf } from '../../text/languages/guess.ts'
import { tokenizers } from '../../text/tokenizers/index.ts'
import type { Command } from '../command.ts'
import { planFlags, readingIn } from '../plan-options.ts'
import { lineWidth, print, printHeading, printJson, terminalWidth } from '../output.ts'
import { printReading } from '../views/reading-view.ts'
import { wrap } from '../../report/format/terminal.ts'
import { asUsage, textOf, UsageError, wholeOf } from '../values.ts'

/** The most words that `--limit` may ask for. */
const MAX_NAMED = 1000
/** The most chances that are printed as JSON: a string cannot be longer than half a gigabyte. */
const MAX_CHANCES = 5_000_000

export const forecast: Command = {
  name: 'forecast',
  positionals: '<text>',
  summary: 'which words of a text are lost first, without running anything',
  options: {
    generations: { type: 'string', default: '10', describe: 'how many models, 1 to 500' },
    tokens: { type: 'string', default: 'word', describe: tokenizers.map(({ name }) => name).join(', ') },
    language: planFlags.language!,
    case: planFlags.case!,
    limit: { type: 'string', default: '20', describe: 'how many words used once are named, 0 to 1000' },
    out: { type: 'string', describe: 'a CSV file for every word, its half-life and its chances' },
    force: { type: 'boolean', describe: 'with --out: write over a file that is there' },
    json: { type: 'boolean', describe: 'only data, as JSON: every word' },
  },
  examples: [
    ['$0 forecast my-poem.txt', 'the words that would be lost, and the passage that would lose most'],
    ['$0 forecast moby-dick --generations 50 --out moby-dick-words.csv', 'every word, for a spreadsheet'],
  ],
  run(args) {
    const tokens = textOf(args, 'tokens') ?? 'word'
    const generations = wholeOf(args, 'generations') ?? 10
    const limit = wholeOf(args, 'limit') ?? 20
    asUsage(() => planOf({ tokens, generations }))
    if (limit > MAX_NAMED)
      throw new UsageError(
        `--limit must be a whole number from 0 to ${MAX_NAMED}, got ${limit}`,
        '--json and --out name every word',
      )
    const text = textOf(args, 'text') ?? ''
    const out = textOf(args, 'out')
    if (out !== undefined) refuseExisting(out, { force: args.force === true })
    const reading = readingIn(args)
    const corpus = readCorpus(text, reading)
    checkMeasuring([corpus], tokens)
    const { title, input, passages } = corpus
    const result = forecastOf(passages, { language: languageOf(corpus), ...reading, generations })
    if (args.json === true) printData(result, { text, title: input.title })
    else
      printForecast(result, {
        title: `${title}${input.constructed ? ' (constructed)' : ''}`,
        ...{ limit, input, typed: textOf(args, 'language') },
      })
    if (out !== undefined) {
      writeForecast(out, result)
      if (args.json !== true) print(`\nSaved in ${out}.`)
    }
    return 0
  },
}

function printData(
  { types, stream, generations, tokenizer }: Forecast,
  source: { text: string; title: string },
): void {
  if (types.length * generations > MAX_CHANCES)
    throw new Refusal(
      phrase`${grouped(types.length)} types and ${generations} generations are too much for one piece of JSON`,
      'take fewer --generations, or write a table by --out FILE.csv',
    )
  const words = types.map(({ form: _, ...word }) => word)
  printJson({ ...source, tokens: tokenizer.name, generations, words: stream.words, types: words })
}

function printForecast(
  result: Forecast,
  {
    title,
    limit,
    input,
    typed,
  }: { title: string; limit: number; input: CorpusInput; typed: string | undefined },
): void {
  const lines = (text: string) => text.split('\n').map(line => wrap(line, terminalWidth()))
  const paragraph = (text: string) => print(lines(text).join('\n'))
  printHeading(`${title} · ${forecastSize(result)}`)
  printReading([input], typed)
  paragraph(forecastStory(result))
  print()
  print(forecastTable(result, { width: lineWidth() }))
  paragraph('Half-life: the first round after which a word is more likely lost than still used.')
  if (limit > 0 && hasWords(result)) {
    print()
    paragraph(loneWords(result, { limit }))
  }
  const passage = endangeredPassage(result)
  print()
  if (passage === undefined) paragraph(nothingToLose(result))
  else {
    printHeading(passage.heading)
    paragraph(passage.text)
    paragraph(passage.legend)
  }
  print()
  paragraph(forecastScope(result))
}
