import { measureText } from '../../node/measure.ts'
import { metrics } from '../../metrics/index.ts'
import { inDigits } from '../../report/rows.ts'
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
      print(`${result.words} tokens in ${result.passages} passages`)
      print()
      print(table(['', '', ''], rowsOf(result.metrics)))
    }
    return 0
  },
}

function rowsOf(values: Readonly<Record<string, number>>): string[][] {
  return Object.entries(values).map(([row, value]) => {
    const metric = metrics.find(({ name }) => row === name || row.startsWith(`${name}/`))!
    return [row, inDigits(Number(value.toPrecision(6))), `${metric.unit}   ${metric.title}`]
  })
}
