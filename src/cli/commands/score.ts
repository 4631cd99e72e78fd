import { scoreNotes, scoreTable } from '../../report/backoff/smoothed.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import { counted } from '../../report/format/numbers.ts'
import { csvLines } from '../../report/format/csv.ts'
import {
  TOKEN_COLUMNS,
  tokenCells,
  tokenRows,
  tokenTable,
  tokenValues,
  wordRows,
} from '../../report/backoff/by-token.ts'
import type { Arguments, Command } from '../command.ts'
import { print, printHeading, printJson, printLine } from '../output.ts'
import { asUsage, textOf, UsageError } from '../values.ts'

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
    'by-token': { type: 'boolean', describe: 'every token with its surprisal, end marks included' },
    'by-word': {
      type: 'string',
      describe: 'of a model of characters: the same for every word; names the token that stands for a blank',
    },
    csv: { type: 'boolean', describe: 'of --by-token and --by-word: as CSV' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 score model.arpa.gz heldout.txt', 'perplexity with and without unknown words, as query reports it'],
    [
      '$0 score model.arpa.gz heldout.txt --by-token --csv',
      'the surprisal of each token, as query -v word has it',
    ],
  ],
  async run(args) {
    const tokens = textOf(args, 'tokens') ?? 'whitespace'
    asUsage(() => tokenizerNamed(tokens))
    if (args['by-token'] === true || textOf(args, 'by-word') !== undefined) return scoreByToken(args, tokens)
    if (args.csv === true)
      throw new UsageError('--csv says how --by-token is printed', 'add --by-token, or take --json')
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

async function scoreByToken(args: Arguments, tokens: string): Promise<number> {
  const path = textOf(args, 'model') ?? ''
  const { backoffTokens, readArpaFile, unknownOf, wordsToScore } = await import('../training.ts')
  const model = readArpaFile(path)
  const { title, words, numbers, stream } = await wordsToScore(textOf(args, 'text') ?? '', model, tokens)
  const byToken = tokenRows({ tokens: backoffTokens(model, stream), words, numbers, unknown: unknownOf(model) }) // prettier-ignore
  const blank = textOf(args, 'by-word')
  const rows = blank === undefined ? byToken : wordRows(byToken, blank)
  if (args.json === true) {
    const asObject = (cells: readonly unknown[]) => Object.fromEntries(TOKEN_COLUMNS.map((name, k) => [name, cells[k]])) // prettier-ignore
    printJson({
      model: path,
      order: model.order,
      text: title,
      tokens: Array.from(rows, row => asObject(tokenValues(row))),
    })
  } else if (args.csv === true) {
    print(TOKEN_COLUMNS.join(','))
    for (const row of rows) for (const line of csvLines([tokenCells(row)])) print(line)
  } else {
    printHeading(`${title} · ${path}, order ${model.order}`)
    const { text, more } = tokenTable(rows)
    print(text)
    if (more > 0) printLine(`${counted(more, 'rows')} more: --csv prints them all.`)
  }
  return 0
}
