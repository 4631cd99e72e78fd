import { scoreNotes, scoreTable } from '../../report/tables/smoothed.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Command } from '../command.ts'
import { print, printHeading, printJson, printLine } from '../output.ts'
import { asUsage, textOf } from '../values.ts'

export const score: Command = {
  name: 'score',
  positionals: '<model> <text>',
  summary: 'how well a model in an ARPA file predicts a text',
  options: {
    tokens: {
      type: 'string',
      default: 'whitespace',
      describe: `${tokenizers.map(({ name }) => name).join(', ')}: as the model was trained`,
    },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 score model.arpa.gz heldout.txt', 'perplexity with and without unknown words, as query reports it'],
  ],
  async run(args) {
    const tokens = textOf(args, 'tokens') ?? 'whitespace'
    asUsage(() => tokenizerNamed(tokens))
    const path = textOf(args, 'model') ?? ''
    const { readArpaFile, scoreBackoff, scoringText } = await import('../training.ts')
    const model = readArpaFile(path)
    const { title, stream } = await scoringText(textOf(args, 'text') ?? '', model, tokens)
    const result = scoreBackoff(model, stream)
    if (args.json === true) {
      printJson({ model: path, order: model.order, text: title, ...result, notes: model.notes })
      return 0
    }
    printHeading(`${title} · ${path}, order ${model.order}`)
    print(scoreTable(result))
    for (const note of scoreNotes(result, model.notes)) printLine(note)
    return 0
  },
}
