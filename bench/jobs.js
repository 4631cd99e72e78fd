/**
 * What is measured, one function a job. A job gets the texts of one size ready, which is not timed, and hands back the
 * work, which is. Libraries are loaded inside, so that a process holds only what its own job needs.
 *
 * @typedef {object} Job
 * @property {string} name as `--job` and the results call it
 * @property {string} implementation `collapse-lab`, a package, or a program that may be on the path
 * @property {string} title
 * @property {number} [most] no text longer than this many tokens
 * @property {string} [because] why there is a most
 * @property {(texts: import('./texts.js').Texts) => Promise<() => unknown>} prepare the work may say how long it took, in `seconds`,
 *   where that is not all of its time, and its `peak` in MiB where it is a program of its own
 */
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { python, run } from './peers.js'

const lab = () => import('../dist/index.js')
const files = () => import('../dist/node/index.js')

const COMMAND = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))

/** Given, so that no job fits weights on the side. */
const WEIGHTS = [0.05, 0.35, 0.4, 0.2]

/** @type {Job[]} */
export const jobs = [
  {
    name: 'read',
    implementation: 'collapse-lab',
    title: 'prose to words, words to a vocabulary and ids',
    most: 1e7,
    because: 'a longer text is no string',
    async prepare(texts) {
      const { learnVocabulary, tokenizers } = await lab()
      const passages = texts.passages()
      const word = tokenizers.find(({ name }) => name === 'word')
      return () => learnVocabulary(passages, word)
    },
  },
  {
    name: 'index',
    implementation: 'collapse-lab',
    title: 'sort all places by three tokens, find every context',
    async prepare(texts) {
      const { generate } = await lab()
      const train = await trainer(texts)
      // The contexts are found when writing begins; one token is the least that can be written.
      return () => generate(train(), { seed: 1, size: 1 })
    },
  },
  {
    name: 'index',
    implementation: 'natural',
    title: 'NGrams: trigrams with frequencies, same tokens',
    most: 1e6,
    because: 'at 10^7 it takes about 20 s and 1.6 GiB',
    async prepare(texts) {
      const { default: NGrams } = await import('natural/lib/natural/ngrams/ngrams.js')
      const types = texts.types()
      const tokens = Array.from(texts.stream().ids, id => types[id] || '</s>')
      return () => NGrams.ngrams(tokens, 3, null, null, true)
    },
  },
  {
    name: 'index',
    implementation: 'nltk',
    title: 'nltk.lm counts n-grams of up to three tokens, reading and its start left out',
    most: 1e6,
    because: 'at 10^7 it takes a minute and several GiB',
    prepare: texts => {
      const program = python()
      return () => {
        const { stdout, peak } = run(program, ['-c', NLTK, texts.paths().text])
        return { seconds: Number(stdout), peak }
      }
    },
  },
  {
    name: 'index',
    implementation: 'rita',
    title: 'RiMarkov learns three tokens at a time',
    most: 1e5,
    because: 'it keeps an object for each n-gram',
    async prepare(texts) {
      const { RiTa } = await import('rita')
      const lines = texts.tokenised()
      return () => RiTa.markov(3).addText(lines)
    },
  },
  {
    name: 'generate',
    implementation: 'collapse-lab',
    title: 'find every context, write as much as was read',
    prepare: texts => writer(texts, { seed: 1 }),
  },
  {
    name: 'temperature',
    implementation: 'collapse-lab',
    title: 'the same at temperature 0.8',
    prepare: texts => writer(texts, { seed: 1, temperature: 0.8 }),
  },
  {
    name: 'score',
    implementation: 'collapse-lab',
    title: 'Jelinek-Mercer over a held-out text as long',
    async prepare(texts) {
      const { score } = await lab()
      const model = (await trainer(texts))()
      const heldOut = texts.heldOut()
      return () => score(model, heldOut)
    },
  },
  ...[3, 5].flatMap(order => training(order)),
  {
    name: 'backoff',
    implementation: 'collapse-lab',
    title: 'a modified Kneser-Ney model of order 3 over a held-out text as long, from its file',
    async prepare(texts) {
      const { scoreBackoff } = await lab()
      const { scoringText } = await files()
      const model = await smoothed(texts, 3)
      return async () => {
        const { stream } = await scoringText(texts.paths().heldOut, model, 'whitespace')
        scoreBackoff(model, stream)
      }
    },
  },
  {
    name: 'backoff',
    implementation: 'query',
    title: 'the same by KenLM, the model as a probing table',
    async prepare(texts) {
      const { writeArpaFile } = await files()
      const { heldOut, model } = texts.paths()
      await writeArpaFile(model, await smoothed(texts, 3))
      run('build_binary', ['probing', model, `${model}.probing`])
      return () => {
        const input = openSync(heldOut, 'r')
        const { peak } = run('query', ['-v', 'summary', `${model}.probing`], { input })
        closeSync(input)
        return { peak }
      }
    },
  },
  {
    name: 'measure',
    implementation: 'collapse-lab',
    title: 'every measure of a generation, human text as long',
    prepare: texts => measured(texts),
  },
  {
    name: 'near-duplicates',
    implementation: 'collapse-lab',
    title: 'near-duplicate passages: MinHash, then Levenshtein',
    prepare: texts => measured(texts, ['near-duplicate-passages']),
  },
]

/** From sentences in a file to an ARPA file. */
function training(order) {
  const name = `train-${order}`
  return [
    {
      name,
      implementation: 'collapse-lab',
      title: `modified Kneser-Ney, order ${order}: from sentences in a file to an ARPA file, the whole command`,
      prepare: texts => {
        const { text, model } = texts.paths()
        const args = [COMMAND, 'train', text, '--order', order, '--arpa', model, '--force']
        return () => run(process.execPath, args.map(String))
      },
    },
    {
      name,
      implementation: 'lmplz',
      title: 'the same by KenLM, which takes both cores',
      prepare: texts => {
        const { text, model } = texts.paths()
        const args = ['-o', order, '-S', '1G', '--discount_fallback', '--text', text, '--arpa', model]
        return () => run('lmplz', args.map(String))
      },
    },
    {
      name,
      implementation: 'irstlm',
      title: 'the same by IRSTLM, which pads and cuts sentences in its own way',
      most: 1e7,
      because: 'it takes minutes',
      prepare: texts => {
        const { text, model } = texts.paths()
        const args = [
          'tlm',
          `-tr=${text}`,
          `-n=${order}`,
          '-lm=ImprovedKneserNey',
          '-ps=no',
          `-oarpa=${model}`,
        ]
        return () => run('irstlm', args)
      },
    },
  ]
}

/** A model of the text, read from its file. */
async function smoothed(texts, order) {
  const { smooth, smoothingNamed } = await lab()
  const { trainingText } = await files()
  const { text } = await trainingText(texts.paths().text, { tokens: 'whitespace', order })
  return smooth(text, smoothingNamed('modified-kneser-ney'))
}

/** Prints the seconds that counting takes. */
const NLTK = `
import sys, time
from nltk.lm import NgramCounter
from nltk.util import everygrams
lines = [["<s>"] + line.split() + ["</s>"] for line in open(sys.argv[1], encoding="utf-8")]
start = time.perf_counter()
NgramCounter(everygrams(line, max_len=3) for line in lines)
print(time.perf_counter() - start)
`

/** Everything that is measured of a generation beside a human text as long, bits per character and ancestors aside. */
async function measured(texts, chosen) {
  const { TextFeatures, indexText, measure, metricNamed } = await lab()
  const model = (await trainer(texts))()
  const { vocabulary, occurrences } = model
  const train = texts.heldOut()
  const human = { train, test: train, occurrences: indexText(train, vocabulary.unknown + 1, 4), order: 3 }
  const metrics = chosen && { metrics: chosen.map(metricNamed) }
  // Evidence keeps what it has worked out, and so does what is made of the human text: both are new each time.
  return () =>
    measure(
      new TextFeatures({
        vocabulary,
        written: occurrences.stream,
        model,
        human: { ...human, test: { ...train }, occurrences: { ...human.occurrences } },
      }),
      metrics,
    )
}

async function writer(texts, options) {
  const { generate } = await lab()
  const model = (await trainer(texts))()
  return () => generate(model, options)
}

/** Trains at order 3 on ids. Which word an id stands for plays no part, so the vocabulary need only be as large. */
async function trainer(texts) {
  const { learnVocabulary, tokenizers, train } = await lab()
  const whitespace = tokenizers.find(({ name }) => name === 'whitespace')
  const { vocabulary } = learnVocabulary([{ id: 'types', text: texts.types().join(' ') }], whitespace)
  const stream = texts.stream()
  return () => train({ stream }, { order: 3, vocabulary, weights: WEIGHTS })
}
