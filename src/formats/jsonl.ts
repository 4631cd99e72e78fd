import { deferred, phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Format } from './format.ts'

/** The most keys that are named in a message. */
const MOST_KEYS = 8

/** JSON Lines (https://jsonlines.org): an object a line, whose `text` is a passage, as in the passages.jsonl of a run. */
export const jsonl: Format = {
  name: 'jsonl',
  title: deferred`JSON Lines`,
  endings: ['jsonl', 'ndjson'],
  isFormatOf: ({ head }) => beginsWithText(head),
  read: file => ({ passages: passagesOfLines(file.name, file.decoded().split('\n')) }),
}

/** Whether the first line is an object with a text. */
export function beginsWithText(head: string): boolean {
  const [first = ''] = head.trimStart().split('\n', 1)
  if (!first.startsWith('{')) return false
  // A first line that is longer than the head is told by its first keys.
  return /^\{\s*(?:"\w+"\s*:\s*(?:"[^"\\]*"|[\d.]+|null|true|false)\s*,\s*)*"text"\s*:\s*"/.test(first)
}

/** The texts of a file of objects, out of its lines; empty lines are passed over. @throws Refusal naming the first line without one */
export function passagesOfLines(name: string, lines: Iterable<string>): string[] {
  const passages: string[] = []
  let number = 0
  for (const line of lines) {
    number += 1
    if (line.trim() !== '') passages.push(passageOf(name, line, number))
  }
  return passages
}

function passageOf(name: string, line: string, number: number): string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new Refusal(
      phrase`${name} line ${number} is not JSON`,
      'every line must be an object, such as {"text": "a passage"}',
    )
  }
  const { text } = (value ?? {}) as { text?: unknown }
  if (typeof text === 'string') return text.normalize('NFC')
  throw new Refusal(
    phrase`${name} line ${number} is not an object with a text: ${kindOfJson(value)}`,
    JSON_THAT_IS_READ,
  )
}

/** What JSON is read, for hints. */
export const JSON_THAT_IS_READ = deferred`{"text": "a passage"} on every line; or chats with messages, conversations, chat_messages or mapping; or objects with role and content, prompt and completion, or instruction and output`

/** What a value of JSON is, for messages: its keys where it has some. */
export function kindOfJson(value: unknown): string {
  if (Array.isArray(value)) return phrase`it is a list`
  if (typeof value !== 'object' || value === null) return phrase`it is no object`
  const keys = Object.keys(value)
  return keys.length === 0
    ? phrase`it has no keys`
    : phrase`its keys are ${keys.slice(0, MOST_KEYS).join(', ')}`
}
