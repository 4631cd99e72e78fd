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
 * @property {(texts: import('./texts.js').Texts) => Promise<() => unknown>} prepare
 */
import { spawnSync } from 'node:child_process'

/** Runs a program to its end. @throws {Error} with what it said */
function run(program, args) {
  const { status, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(stderr)
}

const lab = () => import('../dist/index.js')

/** Given, so that no job fits weights on the side. */
const WEIGHTS = [0.05, 0.35, 0.4, 0.2]

/** @type {Job[]} */
export const jobs = [
  {
    name: 'read',
    implementation: 'collapse-lab',
    title: 'prose to words, words to a vocabulary and ids',
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
  {
    name: 'train',
    implementation: 'collapse-lab',
    title: 'modified Kneser-Ney, order 3: from sentences in a file to an ARPA file',
    async prepare(texts) {
      const { arpaBytes, learnVocabulary, smooth, smoothingNamed, tokenizers, train } = await lab()
      const whitespace = tokenizers.find(({ name }) => name === 'whitespace')
      return () => {
        const passages = texts.tokenised().map((text, index) => ({ id: String(index + 1), text }))
        const { vocabulary, stream } = learnVocabulary(passages, whitespace)
        const model = train({ stream }, { order: 3, vocabulary, weights: WEIGHTS })
        texts.writeModel(arpaBytes(smooth(model, smoothingNamed('modified-kneser-ney'))))
      }
    },
  },
  {
    name: 'train',
    implementation: 'lmplz',
    title: 'the same by KenLM, which takes both cores',
    prepare: texts => {
      const { text, model } = texts.paths()
      return () =>
        run('lmplz', ['-o', '3', '-S', '1G', '--discount_fallback', '--text', text, '--arpa', model])
    },
  },
  {
    name: 'backoff',
    implementation: 'collapse-lab',
    title: 'a modified Kneser-Ney model over a held-out text as long',
    async prepare(texts) {
      const { scoreBackoff, smooth, smoothingNamed } = await lab()
      const model = smooth((await trainer(texts))(), smoothingNamed('modified-kneser-ney'))
      const heldOut = texts.heldOut()
      return () => scoreBackoff(model, heldOut)
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

/** Everything that is measured of a generation beside a human text as long, bits per character and ancestors aside. */
async function measured(texts, chosen) {
  const { Evidence, indexText, measure, metricNamed } = await lab()
  const model = (await trainer(texts))()
  const { vocabulary, occurrences } = model
  const train = texts.heldOut()
  const human = { train, test: train, occurrences: indexText(train, vocabulary.unknown + 1, 4), order: 3 }
  const metrics = chosen && { metrics: chosen.map(metricNamed) }
  // Evidence keeps what it has worked out, and so does what is made of the human text: both are new each time.
  return () =>
    measure(
      new Evidence({
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
