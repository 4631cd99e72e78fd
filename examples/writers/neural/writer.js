// A writer for `collapse-lab run --writer`: a gated recurrent network (Cho and others 2014) that learns the passages of a generation from
// nothing and writes as many tokens again, word by word.
//
//   npm install --prefix examples/writers/neural
//   npx collapse-lab run twenty-chapters --writer "node examples/writers/neural/writer.js"
//
// EPOCHS=8, HIDDEN=128 in the environment change how long it learns, and how large it is.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import * as tf from '@tensorflow/tfjs'
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'

const EPOCHS = Number(process.env.EPOCHS ?? 8)
const HIDDEN = Number(process.env.HIDDEN ?? 128)
/** Passages that are read side by side, and the tokens of each before the weights change. */
const [BATCH, STEPS] = [32, 16]
const END = '\n'

if (process.argv.at(-1) === '--version') {
  console.log(`GRU of ${HIDDEN} units, ${EPOCHS} epochs, tfjs ${tf.version_core}`)
  process.exit()
}

const folder = process.argv.at(-1)
const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8'))
const passages = readFileSync(join(folder, 'training.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line).text)

/** A token is a word or a mark, with the blank before it: joined, they are the text again. */
const tokensOf = text => text.match(/\s?(?:[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*|[^\s])|\s/gu) ?? []
const stream = passages.flatMap(text => [END, ...tokensOf(text)])
const types = [...new Set(stream)]
const idOf = new Map(types.map((type, id) => [type, id]))
const ids = Int32Array.from(stream, token => idOf.get(token))
const V = types.length

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
let state = task.seed | 0
function random() {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

setWasmPaths(join(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm')), '/'))
setThreadsCount(1)
await tf.setBackend('wasm')
await tf.ready()

const weights = (rows, columns, scale = 1 / Math.sqrt(rows)) =>
  tf.variable(
    tf.tensor2d(
      Float32Array.from({ length: rows * columns }, () => (2 * random() - 1) * scale),
      [rows, columns],
    ),
  )
const net = {
  embedding: weights(V, HIDDEN, 0.1),
  input: weights(HIDDEN, 3 * HIDDEN),
  recurrent: weights(HIDDEN, 3 * HIDDEN),
  bias: tf.variable(tf.zeros([3 * HIDDEN])),
  output: weights(HIDDEN, V),
  outputBias: tf.variable(tf.zeros([V])),
}

/** A product of matrices. The backend is many times faster where none of them is transposed on the way, which its own gradient does. */
const product = tf.customGrad((a, b, save) => {
  save([a, b])
  return {
    value: tf.matMul(a, b),
    gradFunc: (dy, [a, b]) => [tf.matMul(dy, tf.transpose(b)), tf.matMul(tf.transpose(a), dy)],
  }
})

/** Rows of the embedding; its gradient is a product, too, for which the backend has a kernel. */
const embed = tf.customGrad((table, indices, save) => {
  save([indices])
  return {
    value: tf.gather(table, indices),
    gradFunc: (dy, [saved]) => [tf.matMul(tf.transpose(tf.oneHot(saved, V)), dy), tf.zerosLike(saved)],
  }
})

/** A step of the recurrent unit: a new state out of the state and what is read. */
function step(hidden, read) {
  const [readReset, readUpdate, readNew] = tf.split(read, 3, 1)
  const [reset, update, fresh] = tf.split(product(hidden, net.recurrent), 3, 1)
  const z = tf.sigmoid(tf.add(readUpdate, update))
  const r = tf.sigmoid(tf.add(readReset, reset))
  const candidate = tf.tanh(tf.add(readNew, tf.mul(r, fresh)))
  return tf.add(tf.mul(z, hidden), tf.mul(tf.sub(1, z), candidate))
}

const readingOf = tokens => tf.add(product(embed(net.embedding, tokens), net.input), net.bias)

/** The mean surprisal of a stretch of the text, in nats, and the state behind it. */
function lossOf(tokens, next, hidden) {
  const readings = tf.split(readingOf(tokens), STEPS)
  const states = []
  for (const read of readings) states.push((hidden = step(hidden, read)))
  const logits = tf.add(product(tf.concat(states), net.output), net.outputBias)
  const right = tf.sum(tf.mul(tf.oneHot(next, V), logits), 1)
  return { loss: tf.mean(tf.sub(tf.logSumExp(logits, 1), right)), hidden }
}

// The text is cut into as many pieces as are read side by side.
const length = Math.floor((ids.length - 1) / BATCH)
const optimizer = tf.train.adam(0.004)
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  let hidden = tf.zeros([BATCH, HIDDEN])
  let [sum, count] = [0, 0]
  for (let at = 0; at + STEPS <= length; at += STEPS) {
    const column = shift => {
      const values = new Int32Array(STEPS * BATCH)
      for (let s = 0; s < STEPS; s++)
        for (let b = 0; b < BATCH; b++) values[s * BATCH + b] = ids[b * length + at + s + shift]
      return tf.tensor1d(values, 'int32')
    }
    const [tokens, next] = [column(0), column(1)]
    let after
    const loss = optimizer.minimize(() => {
      const { loss, hidden: last } = lossOf(tokens, next, hidden)
      after = tf.keep(last)
      return loss
    }, true)
    sum += loss.dataSync()[0]
    count += 1
    tf.dispose([tokens, next, hidden, loss])
    hidden = after
  }
  hidden.dispose()
  console.error(
    `${task.generation}: epoch ${epoch + 1} of ${EPOCHS}, perplexity ${Math.exp(sum / count).toFixed(1)}`,
  )
}

// Passages are written side by side, each token drawn as the network finds it likely.
let hidden = tf.zeros([BATCH, HIDDEN])
let last = new Int32Array(BATCH).fill(idOf.get(END))
const texts = Array.from({ length: BATCH }, () => '')
for (let written = 0; written < task.tokens;) {
  const { after, chances } = tf.tidy(() => {
    const after = step(hidden, readingOf(tf.tensor1d(last, 'int32')))
    return { after, chances: tf.softmax(tf.add(product(after, net.output), net.outputBias)) }
  })
  const shares = chances.dataSync()
  tf.dispose([hidden, chances])
  hidden = after
  for (let b = 0; b < BATCH; b++) {
    let [id, rest] = [b * V, random()]
    while (id < (b + 1) * V - 1 && (rest -= shares[id]) > 0) id++
    last[b] = id - b * V
    if (types[last[b]] !== END) {
      texts[b] += types[last[b]]
      written += 1
    } else if (texts[b].trim() !== '') {
      console.log(JSON.stringify({ text: texts[b].trim() }))
      texts[b] = ''
    }
  }
}
for (const text of texts) if (text.trim() !== '') console.log(JSON.stringify({ text: text.trim() }))
