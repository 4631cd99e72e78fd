/**
 * The texts that are worked on: written by a model, so that there is one of every size, and kept in a folder as files. As a
 * program: `node bench/texts.js FOLDER TOKENS...` makes them and prints what the model had read.
 */
import { closeSync, existsSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { zipfian } from './zipf.js'

/**
 * Writes a text, a held-out text and the text's prose for every size. An order-2 model writes them: at order 3 a long
 * text would hold no trigram that its source lacks, and counting would be easier than it is.
 *
 * @param {string} folder
 * @param {number[]} sizes
 * @returns {Promise<string>} what the model had read
 */
async function makeTexts(folder, sizes) {
  const { generate, train, writePassages } = await import('../dist/index.js')
  const { title, passages } = await source()
  const model = train(passages, { order: 2, weights: [0.1, 0.5, 0.4] })
  const { vocabulary } = model
  writeFileSync(join(folder, 'types.json'), JSON.stringify(vocabulary.types))
  for (const size of sizes) {
    const { stream } = generate(model, { seed: 'text', size })
    writeFileSync(join(folder, `${size}.ids`), stream.ids)
    const heldOut = generate(model, { seed: 'held out', size }).stream
    writeFileSync(join(folder, `${size}.held-out`), heldOut.ids)
    // A string has 2^29 characters at the most.
    if (size <= 1e7)
      writeFileSync(join(folder, `${size}.txt`), [...writePassages(stream, vocabulary)].join('\n'))
    writeTokenised(join(folder, `${size}.tokens`), stream.ids, vocabulary.types)
    writeTokenised(join(folder, `${size}.held-out.tokens`), heldOut.ids, vocabulary.types)
  }
  return `${title}, ${model.occurrences.stream.words} tokens of ${vocabulary.size} types`
}

/** A passage a line, its tokens set apart by blanks, as the field's toolkits read it; bytes straight away, so that it may be long. */
function writeTokenised(path, ids, types) {
  const words = types.map(type => Buffer.from(`${type} `))
  const file = openSync(path, 'w')
  let pieces = []
  for (let place = 1; place < ids.length; place++) {
    pieces.push(ids[place] === 0 ? LINE_FEED : words[ids[place]])
    if (pieces.length < 65536 && place < ids.length - 1) continue
    writeSync(file, Buffer.concat(pieces))
    pieces = []
  }
  closeSync(file)
}

const LINE_FEED = Buffer.from('\n')

/** The texts of one size, each read when it is asked for. */
export class Texts {
  /** @param {string} folder @param {number} size */
  constructor(folder, size) {
    this.folder = folder
    this.size = size
  }

  /** Words by id; at 0, the boundary of a passage, the empty string. */
  types() {
    return JSON.parse(readFileSync(join(this.folder, 'types.json'), 'utf8'))
  }

  stream() {
    return this.#ids('ids')
  }

  heldOut() {
    return this.#ids('held-out')
  }

  passages() {
    const lines = readFileSync(join(this.folder, `${this.size}.txt`), 'utf8').split('\n')
    return lines.map((text, index) => ({ id: String(index + 1), text }))
  }

  /** The lines of the text, tokens set apart by blanks. */
  tokenised() {
    return readFileSync(this.paths().text, 'utf8').trimEnd().split('\n')
  }

  /** Where the tokenised texts are, and where a model may be written. */
  paths() {
    const file = name => join(this.folder, name)
    return {
      text: file(`${this.size}.tokens`),
      heldOut: file(`${this.size}.held-out.tokens`),
      model: file('model.arpa'),
    }
  }

  /** A boundary stands before the first passage and after each. */
  #ids(kind) {
    const { buffer } = readFileSync(join(this.folder, `${this.size}.${kind}`))
    const ids = new Int32Array(buffer)
    return { ids, words: this.size, passages: ids.length - this.size - 1 }
  }
}

/** Moby-Dick where the node entry can read it, else a text made here. */
async function source() {
  if (existsSync(new URL('../dist/node/index.js', import.meta.url))) {
    const { readCorpus } = await import('../dist/node/index.js')
    return readCorpus('moby-dick')
  }
  return { title: 'a constructed text by Zipf’s law', passages: await zipfian() }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...sizes] = argv.slice(2)
  process.stdout.write(await makeTexts(folder, sizes.map(Number)))
}
