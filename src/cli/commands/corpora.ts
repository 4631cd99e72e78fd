import { program } from '../../program.ts'
import { CUTS } from '../../text/corpus/prepare.ts'
import { given } from '../../given.ts'
import { addCorpus, type AddOptions } from '../../node/corpora/add-corpus.ts'
import type { CorpusFile } from '../../node/corpora/corpus-file.ts'
import { listCorpora, readCorpus, surveyCorpora } from '../../node/corpora/corpora.ts'
import { clipped } from '../../report/format/marked.ts'
import { grouped } from '../../report/format/numbers.ts'
import { split } from '../../text/corpus/split.ts'
import type { Arguments, Command } from '../command.ts'
import { noteLeftOut, print, printHeading, printJson, printLine, printNamed } from '../output.ts'
import { printReading } from '../views/reading-view.ts'
import { textOf, UsageError } from '../values.ts'

export const corpora: Command = {
  name: 'corpora',
  positionals: '[action] [text]',
  actions: ['list', 'show', 'add'],
  summary: 'list the texts to learn from, show one, or add one of your own',
  options: {
    name: { type: 'string', describe: 'add: its name, of a-z, 0-9 and - [default: from the file]' },
    title: { type: 'string', describe: 'add: title' },
    author: { type: 'string', describe: 'add: author' },
    year: { type: 'string', describe: 'add: year' },
    licence: { type: 'string', describe: 'add: who may use it and how, as in "public domain"' },
    cut: {
      type: 'string',
      choices: CUTS,
      describe: 'add: what a passage is [default: told block by block]',
    },
    force: { type: 'boolean', describe: 'add: write over a corpus of the same name' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 corpora', 'list them'],
    ['$0 corpora show sotu', 'where it comes from and how it is cut'],
    [
      '$0 corpora add pg84.txt --name frankenstein --title Frankenstein --author "Mary Shelley" --year 1818 --licence "public domain"',
      'add a book of Project Gutenberg',
    ],
  ],
  run(args) {
    const action = textOf(args, 'action') ?? 'list'
    const text = textOf(args, 'text')
    const json = args.json === true
    if (action === 'list' && text === undefined) list(json)
    else if (action === 'show' && text !== undefined) showCorpus(text, json)
    else if (action === 'add' && text !== undefined) add(text, args, json)
    else if (action === 'show' || action === 'add')
      throw new UsageError(
        `corpora ${action} needs a name`,
        action === 'add' ? 'corpora add FILE --title …' : 'corpora show NAME',
      )
    else
      throw new UsageError(
        `corpora has no action ${JSON.stringify(action)}`,
        'there are list, show NAME and add FILE',
      )
    return 0
  },
}

function list(json: boolean): void {
  const { corpora: all, broken } = surveyCorpora()
  for (const refusal of broken) noteLeftOut(refusal)
  if (json) return printJson(all)
  printNamed(
    all.map(file => [
      file.name,
      `${file.title}, ${file.author}, ${file.year}${file.constructed ? ' (constructed)' : ''}`,
    ]),
  )
}

function showCorpus(name: string, json: boolean): void {
  const corpus = readCorpus(name)
  const file = listCorpora().find(other => other.name === name)
  const parts = split(corpus.passages)
  const sizes = {
    training: parts.train.length,
    development: parts.development.length,
    test: parts.test.length,
  }
  if (json) return printJson({ ...(file ?? corpus.input), passages: sizes })
  printHeading(corpus.title)
  if (file) describe(file)
  printFact(
    'passages',
    `${grouped(corpus.passages.length)}: ${grouped(sizes.training)} training, ${grouped(sizes.development)} development, ${grouped(sizes.test)} test`,
  )
  printFact('sha256', `${corpus.input.sha256} (checked)`)
  printFact('begins', clipped(corpus.passages[0]!.text, 160))
}

function describe({ constructed, source, licence, passages, sections, split: cut }: CorpusFile): void {
  const from =
    source.kind === 'package'
      ? `${source.package} ${source.version}`
      : source.kind === 'stories'
        ? 'written by a program of the lab'
        : source.from
  if (constructed) printFact('constructed', 'yes: no human wrote this')
  printFact('source', from)
  printFact('licence', `${licence.text}${licence.package ? ` (package: ${licence.package})` : ''}`)
  printFact('cut into', passages)
  printFact('sections', sections)
  printFact('split', cut)
}

/** Prints a fact about a corpus: its name in a column of its own, then the text. */
function printFact(name: string, text: string): void {
  const label = name.padEnd(13)
  printLine(label + text, { indent: ' '.repeat(label.length) })
}

function add(path: string, args: Arguments, json: boolean): void {
  const need = (name: string) => {
    const value = textOf(args, name)
    if (value === undefined || value.trim() === '')
      throw new UsageError(
        `corpora add needs --${name}`,
        'say where the text comes from: --title, --author, --year and --licence',
      )
    return value
  }
  const facts = { title: need('title'), author: need('author'), year: need('year'), licence: need('licence') }
  const { file, folder, read } = addCorpus(path, {
    ...facts,
    ...given({ name: textOf(args, 'name'), cut: textOf(args, 'cut') as AddOptions['cut'] }),
    force: args.force === true,
  })
  if (json) return printJson(file)
  printLine(`Added ${folder}.`)
  printReading([{ read: [read] }])
  printLine(`${file.split}.`)
  print(`Next: ${program()} run --corpus ${file.name}`)
}
