import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collapseLab } from './cli/command-line.ts'
import { prose } from './prose.ts'
import { scratchFolder } from './scratch.ts'

const EXAMPLES = join(import.meta.dirname, '..', 'examples', 'writers')
const folder = scratchFolder()
const file = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')

/** A run of two generations by a writer, and what run.json has of it. */
async function runBy(command: string, name: string, ...args: string[]) {
  const { code, stdout, stderr } = await collapseLab(
    folder,
    ...['run', 'tale.txt', '--order', '2', '--generations', '2', '--metric', 'types-written,perplexity'],
    ...['--writer', command, '--no-chance', '--out', name, ...args],
  )
  expect([code, stderr]).toEqual([0, expect.anything()])
  const { inputs } = JSON.parse(file(name, 'run.json')) as { inputs: { author?: string }[] }
  return { stdout, authors: inputs.slice(1).map(({ author }) => author) }
}

const words = (name: string, generation: string) =>
  file(name, 'writer', generation, 'passages.jsonl').split(/[ "]+/).length

beforeAll(() => writeFileSync(join(folder, 'tale.txt'), prose(60)))

test('nltk’s model of the order of the plan writes as much as it is asked for, and never a pair that it has not read', async () => {
  const hasNltk = spawnSync('/usr/bin/python3', ['-c', 'import nltk']).status === 0
  if (!hasNltk && process.env.CI === undefined) return
  const { authors } = await runBy(`/usr/bin/python3 '${join(EXAMPLES, 'nltk_trigrams.py')}'`, 'nltk')
  expect(authors).toEqual([expect.stringMatching(/^nltk 3\.\d.*, MLE$/), expect.stringMatching(/^nltk 3/)])
  const pairs = (text: string) => {
    const all = text.match(/\w+|[^\s\w]/g)!
    return all.slice(1).map((token, index) => `${all[index]} ${token}`)
  }
  const read = new Set(prose(60).split('\n\n').flatMap(pairs))
  const passages = file('nltk', 'writer', 'A', 'passages.jsonl').trim().split('\n')
  expect(passages.length).toBeGreaterThan(20)
  for (const line of passages)
    expect(pairs((JSON.parse(line) as { text: string }).text).filter(pair => !read.has(pair))).toEqual([])
})

test('a recurrent network learns each generation anew, and writes as much as it is asked for', async () => {
  const own = join(folder, 'neural')
  cpSync(join(EXAMPLES, 'neural'), own, { recursive: true, filter: path => !path.includes('node_modules') })
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent'], { cwd: own })
  expect(installed.status).toBe(0)
  process.env.EPOCHS = '2'
  process.env.HIDDEN = '16'
  const command = `'${process.execPath}' neural/writer.js`
  const { authors } = await runBy(command, 'net')
  expect(authors[0]).toMatch(/^GRU of 16 units, 2 epochs, tfjs /)
  const perplexities = file('net', 'writer', 'A', 'stderr.log')
    .match(/[\d.]+$/gm)!
    .map(Number)
  expect(perplexities[1]).toBeLessThan(perplexities[0]!)
  expect(words('net', 'B')).toBeGreaterThan(0.7 * words('net', 'A'))
})

describe('a model behind an interface as OpenAI’s', () => {
  interface Question {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
  }
  const questions: Question[] = []
  let status = 200
  // Stands in for a server of a language model: it goes on from the opening that it is asked to begin with.
  const server = createServer((request, response) => {
    void readAll(request).then(body => {
      const question = JSON.parse(body) as Question
      questions.push(question)
      const opening = /It begins: (.*)$/.exec(question.messages.at(-1)!.content)![1]!
      const message = { role: 'assistant', content: `${opening} and a zeppelin came over the hill.` }
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(status === 200 ? { choices: [{ message }] } : { error: 'no such model' }))
    })
  })
  let base = ''
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  })
  afterAll(() => server.close())
  const command = () => `'${process.execPath}' '${join(EXAMPLES, 'openai.js')}' --model tiny --base ${base}`

  test('is shown passages of what it is to learn from: A of the author’s, B of A’s', async () => {
    const { authors } = await runBy(command(), 'served', '--size', '300')
    expect(authors[0]).toBe(`tiny at ${base}, temperature 1`)
    const last = questions.at(-1)!
    expect(last.model).toBe('tiny')
    expect(last.messages[1]!.content).toContain('zeppelin')
    expect(questions[0]!.messages[1]!.content).not.toContain('zeppelin')
    expect(prose(60)).toContain(questions[0]!.messages[1]!.content.split('\n\n')[0])
    expect(words('served', 'B')).toBeGreaterThan(200)
  })

  test('that refuses ends the run in two lines', async () => {
    status = 404
    const { code, stderr } = await collapseLab(folder, 'run', 'tale.txt', '--writer', command(), '--size', '300', '--out', 'refused') // prettier-ignore
    status = 200
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^collapse-lab: the writer of A ended with exit code 1: http:.* answered 404: .*no such model.*\nhint: refused\/writer\/A has what it wrote.*$/m,
    )
  })
})

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
