import { measureText } from '../../node/measure.ts'
import { metrics } from '../../metrics/index.ts'
import { grouped, percent, significant } from '../../report/numbers.ts'
import { table } from '../../report/table.ts'
import { checkOrder } from '../../model/train.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Command } from '../command.ts'
import { print, printHeading, printJson } from '../output.ts'
import { asUsage, textOf, wholeOf } from '../values.ts'

export const measure: Command = {
  name: 'measure',
  positionals: '<text>',
  summary: 'every measure of a text, alone or beside a human one',
  options: {
    against: { type: 'string', describe: 'a human text, or a corpus by name: what of it survives in TEXT' },
    tokens: { type: 'string', default: 'word', describe: tokenizers.map(({ name }) => name).join(', ') },
    order: {
      type: 'string',
      default: '3',
      describe: 'length of the n-grams for perplexity and novelty, 1 to 10',
    },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 measure essay.txt', 'words, repetition, entropy'],
    [
      '$0 measure essay.txt --against moby-dick',
      'which human words are in it, and how well it prepares for human text',
    ],
  ],
  run(args) {
    const tokens = textOf(args, 'tokens') ?? 'word'
    const order = wholeOf(args, 'order') ?? 3
    asUsage(() => {
      tokenizerNamed(tokens)
      checkOrder(order)
    })
    const against = textOf(args, 'against')
    const text = textOf(args, 'text') ?? ''
    const result = measureText(text, { tokens, order, ...(against === undefined ? {} : { against }) })
    if (args.json === true) printJson(result)
    else {
      printHeading(`${text}${against === undefined ? '' : `, against ${against}`}`)
      print(
        `${grouped(result.words)} tokens in ${grouped(result.passages)} ${result.passages === 1 ? 'passage' : 'passages'}`,
      )
      print()
      print(table(['measure', 'value', 'of'], rowsOf(result.metrics)))
    }
    return 0
  },
}

/** Title, value and unit of each row; bands stand below their measure. */
function rowsOf(values: Readonly<Record<string, number>>): string[][] {
  return Object.entries(values).map(([row, value]) => {
    const [name = '', band] = row.split('/')
    const metric = metrics.find(other => other.name === name)!
    const label =
      band === undefined
        ? metric.title
        : `  of those that the human used ${band === '1' ? 'once' : `${band} times`}`
    return [
      label,
      metric.unit === 'share' ? percent(value) : significant(value),
      metric.unit === 'share' ? '' : metric.unit,
    ]
  })
}
