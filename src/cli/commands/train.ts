import { given } from '../../given.ts'
import { checkOrder } from '../../model/train.ts'
import { discountsFor, smoothingNamed, smoothings } from '../../backoff/smoothings/index.ts'
import { refuseExisting } from '../../node/files/existing.ts'
import { grouped } from '../../report/format/numbers.ts'
import { smoothedNotes, smoothedTable } from '../../report/backoff/smoothed.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Command } from '../command.ts'
import { lineWidth, print, printHeading, printJson, printLine } from '../output.ts'
import { asUsage, decimalOf, decimalsOf, textOf, UsageError, wholeOf } from '../values.ts'

export const train: Command = {
  name: 'train',
  positionals: '<text>',
  summary: 'a smoothed n-gram model of a text, as an ARPA file that other toolkits read',
  options: {
    order: { type: 'string', default: '3', describe: 'length of the n-grams, 1 to 10' },
    smoothing: {
      type: 'string',
      default: 'modified-kneser-ney',
      describe: smoothings.map(({ name }) => name).join(', '),
    },
    add: { type: 'string', describe: 'with --smoothing add-k: what is added to every count [default: 1]' },
    discount: {
      type: 'string',
      describe:
        'with --smoothing absolute-discounting or kneser-ney: what is subtracted from every count, above 0 to 1; with modified-kneser-ney three, from counts of 1, of 2, and of 3 or more, as in 0.5,1,1.5 [default: what the text defines]',
    },
    tokens: {
      type: 'string',
      default: 'whitespace',
      describe: `${tokenizers.map(({ name }) => name).join(', ')}; whitespace: a sentence a line`,
    },
    arpa: { type: 'string', describe: 'the file to write; packed when its name ends in .gz' },
    force: { type: 'boolean', describe: 'with --arpa: write over a file that is there' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 train sentences.txt --order 5 --arpa model.arpa.gz', 'modified Kneser-Ney, as lmplz does it'],
    [
      '$0 train moby-dick --tokens word --smoothing witten-bell --arpa moby.arpa',
      'a book, with words folded',
    ],
  ],
  async run(args) {
    const order = wholeOf(args, 'order') ?? 3
    const tokens = textOf(args, 'tokens') ?? 'whitespace'
    const added = decimalOf(args, 'add')
    const smoothing = asUsage(() => {
      checkOrder(order)
      tokenizerNamed(tokens)
      return smoothingNamed(textOf(args, 'smoothing') ?? 'modified-kneser-ney')
    })
    if (added !== undefined && (smoothing.name !== 'add-k' || added === 0))
      throw new UsageError(
        '--add is what --smoothing add-k adds, above 0',
        'as in --smoothing add-k --add 0.1',
      )
    const discounts = decimalsOf(args, 'discount')
    if (discounts) asUsage(() => discountsFor(smoothing, discounts))
    const out = textOf(args, 'arpa')
    if (out !== undefined) refuseExisting(out, { force: args.force === true, option: '--arpa' })
    const source = textOf(args, 'text') ?? ''
    const { isWorthThreads, smooth, TrainingThreads, trainingText, writeArpaFile } =
      await import('../training.ts')
    const threads = isWorthThreads(source, order) ? new TrainingThreads() : undefined
    const { title, text } = await trainingText(source, { tokens, order, threads })
    const model = smooth(text, smoothing, given({ added, discounts }))
    const bytes = out === undefined ? undefined : await writeArpaFile(out, model, threads)
    if (args.json === true)
      printJson({
        text: title,
        tokens,
        order,
        smoothing: smoothing.name,
        levels: model.levels.map(({ length, size }, index) => ({
          order: length,
          ngrams: length === 1 ? size + 1 : size,
          ...(model.discounts[index]
            ? { discounts: model.discounts[index].values, fallback: model.discounts[index].fallback }
            : {}),
        })),
        ...given({ arpa: out, bytes }),
      })
    else {
      printHeading(`${title} · ${smoothing.title} · order ${order}`)
      print(smoothedTable(model, { width: lineWidth() }))
      for (const remark of smoothedNotes(model)) printLine(remark)
      print(
        out === undefined
          ? '\nNothing was saved: --arpa FILE writes the model.'
          : `\nSaved in ${out} (${grouped(bytes ?? 0)} bytes).`,
      )
    }
    return 0
  },
}
