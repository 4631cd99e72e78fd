import { writeSteps, type Step, type Voice } from '../../model/sampling/steps.ts'
import { train } from '../../model/train.ts'
import { decodingOf, planOf } from '../../lineage/plan.ts'
import { readCorpus } from '../../node/corpora/corpora.ts'
import { checkMeasuring } from '../../node/limits.ts'
import { wrap } from '../../report/format/terminal.ts'
import { counted, verbFor } from '../../report/format/numbers.ts'
import { choicesAt, choicesTable, promptedText } from '../../report/reading/prompted.ts'
import { languageOf } from '../../text/languages/guess.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { tokenizerFor, type ReadingRules } from '../../text/tokenizers/index.ts'
import { encode, learnVocabulary, type Vocabulary } from '../../text/vocabulary.ts'
import type { Arguments, Command } from '../command.ts'
import { lineWidth, note, print, printJson, proseWidth } from '../output.ts'
import { planFlags, planOptionsIn, readingIn } from '../plan-options.ts'
import { decimalOf, listOf, textOf, UsageError, wholeOf, within } from '../values.ts'

/** The most passages and words that may be asked for, and the most other words that are named. */
const MOST = { n: 1000, words: 10_000, alternatives: 100 }

export const write: Command = {
  name: 'write',
  positionals: '<text>',
  summary:
    'continue a prompt with a model of a text, or of several blended, and show what each word could have been',
  options: {
    prompt: { type: 'string', default: '', describe: 'how it begins' },
    n: { type: 'string', default: '1', describe: 'how many continuations' },
    words: { type: 'string', default: '60', describe: 'tokens at most, the prompt included' },
    alternatives: {
      type: 'string',
      describe: 'what each word could have been: how many others are named, as in 5',
    },
    blend: {
      type: 'string',
      describe: 'other texts and their shares, as in other.txt=0.3; what is left is the first text’s',
    },
    seed: { ...planFlags.seed!, describe: 'any text: the same seed gives the same continuation' },
    ...Object.fromEntries(
      ['order', 'tokens', 'language', 'case', 'temperature', 'top-k', 'top-p', 'min-p'].map(flag => [flag, planFlags[flag]!]), // prettier-ignore
    ),
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 write moby-dick --prompt "It was a" --n 3', 'three continuations'],
    ['$0 write my-novel.docx --prompt "She said" --alternatives 5', 'with what each word could have been'],
    [
      '$0 write moby-dick --blend sotu=0.3 --prompt "The people"',
      'seven words of ten from the first, three from the other',
    ],
  ],
  run(args) {
    const n = numberOf(args, 'n')
    const size = numberOf(args, 'words')
    const alternatives = args.alternatives === undefined ? 0 : numberOf(args, 'alternatives')
    const plan = planOf(planOptionsIn(args))
    const { voices, titles, vocabulary } = voicesOf(args, plan.order, sharesIn(args))
    const prompt = String(args.prompt)
    const read = Array.from(encode([{ text: prompt }], vocabulary).ids.slice(1, -1))
    const opening = read.filter(id => id !== vocabulary.unknown)
    const unknown = read.length - opening.length
    if (unknown > 0)
      note(`${counted(unknown, 'words')} of the prompt ${verbFor(unknown)} not in the text; the model looks past ${unknown === 1 ? 'it' : 'them'}.`) // prettier-ignore
    const written = Array.from({ length: n }, (_, k) => {
      const options = { ...decodingOf(plan), seed: k === 0 ? plan.seed : `${plan.seed} ${k + 1}`, size }
      const steps: Step[] = []
      const choices = []
      for (const step of writeSteps(voices, read, options)) {
        steps.push(step)
        if (alternatives > 0) choices.push(choicesAt(step, vocabulary, alternatives))
      }
      return { text: promptedText({ prompt, opening, steps, vocabulary }), choices }
    })
    if (args.json === true) {
      printJson({ texts: titles, order: plan.order, seed: plan.seed, written: written.map(({ text, choices }) => ({ text, ...(alternatives > 0 && { choices }) })) }) // prettier-ignore
      return 0
    }
    for (const [k, { text, choices }] of written.entries()) {
      if (k > 0) print()
      for (const line of text.split('\n')) print(wrap(line, proseWidth()))
      if (alternatives > 0) {
        print()
        print(choicesTable(choices, titles, { width: lineWidth() }))
      }
    }
    return 0
  },
}

/** One of the numbers that may be asked for. */
const numberOf = (args: Arguments, name: keyof typeof MOST) =>
  within(wholeOf(args, name)!, name, { least: 1, most: MOST[name] })

/** The texts that are blended in, with their shares. */
function sharesIn(args: Arguments): { text: string; share: number }[] {
  const shares = (listOf(args, 'blend') ?? []).map(item => {
    const at = item.lastIndexOf('=')
    if (at <= 0)
      throw new UsageError(
        `--blend names ${JSON.stringify(item)} without a share`,
        'as in --blend other.txt=0.3',
      )
    const share = decimalOf({ blend: item.slice(at + 1) }, 'blend')!
    return { text: item.slice(0, at), share }
  })
  const sum = shares.reduce((total, { share }) => total + share, 0)
  if (shares.every(({ share }) => share > 0) && sum < 1) return shares
  throw new UsageError(`the shares of --blend must lie above 0 and leave something for the first text, got ${sum} in all`, 'as in --blend other.txt=0.3') // prettier-ignore
}

/** Models of the texts, all with one vocabulary. */
function voicesOf(
  args: Arguments,
  order: number,
  shares: readonly { text: string; share: number }[],
): { voices: Voice[]; titles: string[]; vocabulary: Vocabulary } {
  const reading = readingIn(args)
  const corpora = [textOf(args, 'text') ?? '', ...shares.map(({ text }) => text)].map(text =>
    readCorpus(text, reading),
  )
  checkMeasuring(corpora, reading.tokens ?? 'word')
  const rules = { tokens: 'word', language: languageOf(corpora[0]!), ...reading }
  const rest = 1 - shares.reduce((sum, { share }) => sum + share, 0)
  // A text alone learns its own vocabulary.
  const common = corpora.length === 1 ? {} : { vocabulary: vocabularyOf(corpora, rules) }
  const voices = corpora.map(({ passages }, k) => ({
    model: train(passages, { ...rules, order, ...common }),
    share: k === 0 ? rest : shares[k - 1]!.share,
  }))
  return { voices, titles: corpora.map(({ name }) => name), vocabulary: voices[0]!.model.vocabulary }
}

const vocabularyOf = (corpora: readonly LoadedCorpus[], rules: ReadingRules): Vocabulary =>
  learnVocabulary(
    corpora.flatMap(({ passages }) => passages),
    tokenizerFor(rules),
  ).vocabulary
