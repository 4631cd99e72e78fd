import { join } from 'node:path'
import { given } from '../../given.ts'
import { isChat } from '../../node/corpora/corpora.ts'
import type { Arguments, Command } from '../command.ts'
import { planFlags, planOptionsIn } from '../plan-options.ts'
import { namesOf, textOf, UsageError } from '../values.ts'
import { carryOutAndShow } from './run.ts'

/** Options of a plan that say something of texts that are there already: how they are read, and what reads them. */
const USED = ['tokens', 'language', 'case', 'cut', 'order', 'generations', 'regime', 'metric', 'seed', 'size']

export const import_: Command = {
  name: 'import',
  positionals: '<human> [texts..]',
  summary: 'generations that something else wrote become a run: what of the human text is left in each',
  options: {
    ...Object.fromEntries(USED.map(flag => [flag, planFlags[flag]!])),
    generations: {
      type: 'string',
      describe:
        'how many generations: behind the imported texts, models of the lab write [default: as many as there are texts]',
    },
    size: {
      type: 'string',
      describe:
        'read only this many tokens of each text, so that runs of texts by several authors compare [default: all]',
    },
    'held-out': {
      type: 'string',
      describe:
        'tenths: a tenth of the words is kept from A for the test, and one to fit the weights of scoring; none: A reads all of the text [default: tenths, or none where an imported text has what would be held out]',
    },
    by: { type: 'string', describe: 'who wrote the texts, as in a model by name; kept in run.json' },
    year: { type: 'string', describe: 'when they were written; kept in run.json' },
    licence: { type: 'string', describe: 'who may use them; kept in run.json [default: not stated]' },
    name: { type: 'string', describe: 'the name of the run, in runs/' },
    'no-chance': {
      type: 'boolean',
      describe: 'do not draw what chance gives at these lengths, which takes most of the time of an import',
    },
    out: { type: 'string', describe: 'the folder of the run [default: runs/NAME-OF-THE-PLAN]' },
    resume: { type: 'boolean', describe: 'continue an import that was stopped' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 import my-novel.docx once.txt twice.txt', 'paraphrased once, and the paraphrase once more'],
    ['$0 import moby-dick answers.jsonl --by "a chatbot"', 'what a chatbot made of it'],
    ['$0 import my-novel.docx once.txt --generations 4', 'models of the lab go on from there'],
    ['$0 import conversations.json', 'a chat: what people wrote, and what was generated'],
  ],
  run: args => carryOutAndShow(importOptions(args), { json: args.json === true }),
}

/** The options of a run whose first generations are texts. @throws UsageError */
function importOptions(args: Arguments) {
  const [human, texts] = [textOf(args, 'human') ?? '', namesOf(args, 'texts')]
  // A chat alone has both sides.
  const isBoth = isChat(human)
  const corpus = isBoth ? `${human}#human` : human
  const imports = isBoth && texts.length === 0 ? [`${human}#generated`] : texts
  if (imports.length === 0)
    throw new UsageError(
      'import needs a text that something else wrote',
      'name it behind the human text, as in import my-novel.docx rewritten.txt; several are generations, one after another',
    )
  const [name, out] = [textOf(args, 'name'), textOf(args, 'out')]
  if (name !== undefined && (out !== undefined || !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)))
    throw new UsageError(
      out === undefined
        ? `--name must be one word, got ${JSON.stringify(name)}`
        : '--name and --out are both given',
      'a name is a folder in runs/; --out is a path',
    )
  const stated = given({
    author: textOf(args, 'by'),
    year: textOf(args, 'year'),
    licence: textOf(args, 'licence'),
  })
  return {
    generations: imports.length,
    ...planOptionsIn(args),
    ...{ corpus, imports, resume: args.resume === true },
    ...given({ name, out: name === undefined ? out : join('runs', name) }),
    chance: args['no-chance'] !== true,
    stated: imports.map(() => stated),
  }
}
