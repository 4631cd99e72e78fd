import { groups, metricNamed, usual, type Metric } from '../../metrics/index.ts'
import { slicings } from '../../metrics/slices.ts'
import { checkOrder } from '../../model/train.ts'
import { measureText } from '../../node/measure.ts'
import { Refusal } from '../../refusal.ts'
import { grouped } from '../../report/numbers.ts'
import { listOfMeasures } from '../../report/measures-list.ts'
import { measuresTable, slicesTable } from '../../report/measures.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Arguments, Command } from '../command.ts'
import { print, printHeading, printJson, terminalWidth } from '../output.ts'
import { wrap } from '../../report/wrap.ts'
import { asUsage, listOf, textOf, UsageError, wholeOf } from '../values.ts'

export const measure: Command = {
  name: 'measure',
  positionals: '[text]',
  summary: 'every measure of a text, alone or beside a human one',
  options: {
    against: { type: 'string', describe: 'a human text, or a corpus by name: what of it survives in TEXT' },
    tokens: { type: 'string', default: 'word', describe: tokenizers.map(({ name }) => name).join(', ') },
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
    const result = measureText(text, options)
    if (args.json === true) printJson(result)
    else show(result, options.metrics, /^(label|section)$/.test(textOf(args, 'slice') ?? ''))
    return 0
  },
}

function optionsOf(args: Arguments) {
  const tokens = textOf(args, 'tokens') ?? 'word'
  const order = wholeOf(args, 'order') ?? 3
  const [against, slice, names] = [textOf(args, 'against'), textOf(args, 'slice'), listOf(args, 'metric')]
  return asUsage(() => {
    tokenizerNamed(tokens)
    checkOrder(order)
    return {
      tokens,
      order,
      ...(against === undefined ? {} : { against }),
      ...(names === undefined ? {} : { metrics: names.map(metricNamed) }),
      ...(slice === undefined ? {} : { slicing: slicingNamed(slice) }),
    }
  })
}

function slicingNamed(name: string) {
  const found = slicings.find(slicing => slicing.name === name)
  if (found) return found
  throw new Refusal(
    `slice must be ${slicings.map(slicing => slicing.name).join(', ')}, got ${JSON.stringify(name)}`,
    'band takes words by how often the human text has them, label and section take passages',
  )
}

/** Kinds of passages are taken as long as they are. */
const UNEQUAL =
  'These parts differ in length: types, ttr, distinct, entropies, exponents and distances change with the length of a text, and do not compare between them; mattr, mtld, rep and what is said of held-out text do.'

function show(
  result: ReturnType<typeof measureText>,
  chosen: readonly Metric[] | undefined,
  bySize: boolean,
): void {
  const { text, against, words, passages, humanWords, heldOutWords, sampleWords, slices } = result
  printHeading(`${text}${against === null ? '' : `, against ${against}`}`)
  print(`${grouped(words)} tokens in ${grouped(passages)} ${passages === 1 ? 'passage' : 'passages'}`)
  print()
  if (slices) {
    print(slicesTable(result.metrics, slices, chosen ? { metrics: chosen } : {}))
    if (bySize) print(wrap(`\n${UNEQUAL}`, terminalWidth()))
    return
  }
  print(measuresTable(result, { width: terminalWidth(), ...(chosen ? { metrics: chosen } : {}) }))
  print()
  const sampled =
    sampleWords < words
      ? ` Measures that depend on length look at ${grouped(sampleWords)} tokens, of passages spread over the text.`
      : ''
  const length =
    humanWords !== null && humanWords < words
      ? `, which is shorter (${grouped(humanWords)} tokens): what grows with the length of a text does not compare`
      : 'at the same length'
  const human =
    against === null
      ? ''
      : ` The human column is ${against} ${length}${heldOutWords === null ? '' : '; copying and distance there are of its held-out part'}.`
  print(
    wrap(
      `▲ rises and ▼ falls when language is lost.${sampled}${human} measure --list says what each is and does not show.`,
      terminalWidth(),
    ),
  )
}

function list(json: boolean): number {
  if (json)
    printJson(
      groups.flatMap(group =>
        usual(group).map(({ name, title, unit, collapse, needs, parts, source, caveat }) => ({
          group: group.title,
          name,
          title,
          unit,
          collapse,
          needs,
          parts: parts === true,
          source,
          caveat,
        })),
      ),
    )
  else print(listOfMeasures(terminalWidth()))
  return 0
}
