import { given } from '../../given.ts'
import { groups, usual } from '../../metrics/index.ts'
import { metricNamed } from '../../metrics/named.ts'
import { slicings } from '../../metrics/slices.ts'
import { checkOrder } from '../../model/train.ts'
import { measureFiles } from '../../node/measure.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { listOfMeasures } from '../../report/docs/lists.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Arguments, Command } from '../command.ts'
import { planFlags, readingIn } from '../plan-options.ts'
import { printMeasures } from '../views/measure-view.ts'
import { print, printJson, terminalWidth } from '../output.ts'
import { asUsage, listOf, textOf, UsageError, wholeOf } from '../values.ts'

export const measure: Command = {
  name: 'measure',
  positionals: '[text]',
  summary: 'every measure of a text, alone or beside a human one',
  options: {
    against: { type: 'string', describe: 'a human text, or a corpus by name: what of it survives in TEXT' },
    tokens: { type: 'string', default: 'word', describe: tokenizers.map(({ name }) => name).join(', ') },
    language: planFlags.language!,
    case: planFlags.case!,
    order: {
      type: 'string',
      default: '3',
      describe: 'length of the n-grams for perplexity and novelty, 1 to 10',
    },
    metric: {
      type: 'string',
      describe: 'measures by name, as in mattr-50,hapaxes [default: all that are usual]',
    },
    slice: { type: 'string', describe: `by part: ${slicings.map(({ name }) => name).join(', ')}` },
    list: { type: 'boolean', describe: 'name every measure, with its unit, direction and source' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 measure essay.txt', 'words, repetition, entropy'],
    [
      '$0 measure essay.txt --against moby-dick',
      'which human words are in it, and how well it prepares for human text',
    ],
    [
      '$0 measure sotu --slice label --metric mattr-500,hapaxes',
      'speeches by decade, the best and the worst named',
    ],
    ['$0 measure --list', 'what there is to measure'],
  ],
  run(args) {
    if (args.list === true) return list(args.json === true)
    const options = optionsOf(args)
    const text = textOf(args, 'text')
    if (text === undefined)
      throw new UsageError(
        'measure needs a text',
        'name a text file or a corpus; measure --list names the measures',
      )
    const result = measureFiles(text, options)
    if (args.json === true) printJson(result)
    else printMeasures(result, options)
    return 0
  },
}

function optionsOf(args: Arguments) {
  const tokens = textOf(args, 'tokens') ?? 'word'
  const order = wholeOf(args, 'order') ?? 3
  const [against, slice, names] = [textOf(args, 'against'), textOf(args, 'slice'), listOf(args, 'metric')]
  const reading = readingIn(args)
  return asUsage(() => {
    tokenizerNamed(tokens)
    checkOrder(order)
    return {
      tokens,
      ...reading,
      order,
      ...given({
        against,
        metrics: names?.map(metricNamed),
        slicing: slice === undefined ? undefined : slicingNamed(slice),
      }),
    }
  })
}

function slicingNamed(name: string) {
  const found = slicings.find(slicing => slicing.name === name)
  if (found) return found
  throw new Refusal(
    phrase`slice must be ${slicings.map(slicing => slicing.name).join(', ')}, got ${JSON.stringify(name)}`,
    'band takes words by how often the human text has them, label and section take passages',
  )
}

function list(json: boolean): number {
  if (json)
    printJson(
      groups.flatMap(group =>
        usual(group).map(({ name, title, unit, collapse, needs, parts, lengths, taken, source, caveat }) => ({
          group: group.title,
          name,
          title,
          unit,
          collapse,
          needs,
          parts: parts !== undefined,
          lengths,
          inRuns: taken === undefined,
          source,
          caveat,
        })),
      ),
    )
  else print(listOfMeasures(terminalWidth()))
  return 0
}
