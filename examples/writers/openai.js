// A writer for `collapse-lab run --writer`: a language model behind an interface as OpenAI's, such as llama.cpp, Ollama, vLLM or
// LM Studio serve it on this machine. It is shown passages of what it is to learn from, and continues the beginning of another one.
//
//   npx collapse-lab run twenty-chapters --size 5000 --writer "node examples/writers/openai.js --model llama3.2"
//
// --base is the address, http://127.0.0.1:8080/v1 unless it is given; --shown passages are in each question (3); OPENAI_API_KEY is sent
// where it is set. Nothing else leaves this machine, and with an address of this machine nothing does.
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8080/v1' },
    model: { type: 'string', default: 'default' },
    shown: { type: 'string', default: '3' },
    temperature: { type: 'string', default: '1' },
    version: { type: 'boolean' },
  },
})
if (values.version) {
  console.log(`${values.model} at ${values.base}, temperature ${values.temperature}`)
  process.exit()
}

const [folder] = positionals
const task = JSON.parse(readFileSync(join(folder, 'task.json'), 'utf8'))
const passages = []
for await (const line of createInterface({ input: createReadStream(join(folder, 'training.jsonl')) }))
  passages.push(JSON.parse(line).text)

/** Whole numbers below `n`, the same ones for the same seed (mulberry32). */
let state = task.seed | 0
function below(n) {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * n)
}

/** A passage by the model: it has seen some of the text, and continues the first words of another passage. */
async function write() {
  const shown = Array.from({ length: Number(values.shown) }, () => passages[below(passages.length)])
  const opening = passages[below(passages.length)].split(/\s+/).slice(0, 4).join(' ')
  const response = await fetch(`${values.base}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(process.env.OPENAI_API_KEY ? { authorization: `Bearer ${process.env.OPENAI_API_KEY}` } : {}),
    },
    body: JSON.stringify({
      model: values.model,
      seed: below(2 ** 31),
      temperature: Number(values.temperature),
      max_tokens: 300,
      messages: [
        {
          role: 'system',
          content:
            'You write passages of a book in the style of those you are shown. Answer with the passage alone.',
        },
        { role: 'user', content: `${shown.join('\n\n')}\n\nWrite the next passage. It begins: ${opening}` },
      ],
    }),
  })
  if (!response.ok)
    throw new Error(`${values.base} answered ${response.status}: ${(await response.text()).slice(0, 200)}`)
  const { choices } = await response.json()
  return choices?.[0]?.message?.content?.trim() ?? ''
}

try {
  let [written, empty] = [0, 0]
  while (written < task.tokens) {
    const text = await write()
    if (text === '' && (empty += 1) > 20) throw new Error('the model answered with nothing, 20 times')
    // A mark is a token, too.
    written += text.match(/[\p{L}\p{M}\p{N}'’-]+|[^\s\p{L}\p{M}\p{N}]/gu)?.length ?? 0
    if (text !== '') console.log(JSON.stringify({ text }))
  }
} catch (error) {
  // The last line is what the lab shows.
  console.error(`${error.message}${error.cause ? `: ${error.cause.message}` : ''}`)
  process.exit(1)
}
