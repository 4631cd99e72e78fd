import { deferred, phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { hasConversation, hasMessage, messagesOf, speakerOf, type Message } from './conversations.ts'
import { NoText, type Contents, type Format, type LeftOut, type Speaker } from './format.ts'
import { beginsWithText, JSON_THAT_IS_READ, kindOfJson } from './jsonl.ts'
import { textOfMarkdown } from './markdown.ts'

/** How much of a file is looked at, in characters: exports of Claude have a summary before the messages. */
const START = 1 << 16

/**
 * A chat: conversations.json of ChatGPT or Claude, conversations of OpenAI's interface or ShareGPT, messages, and examples for
 * fine-tuning, as one list or one of them a line. Read are the messages of one side, as Markdown, in which chatbots write; what the other
 * side, tools and instructions say is left out, and counted.
 */
export const chat: Format = {
  name: 'chat',
  title: deferred`chat`,
  endings: ['json'],
  isFormatOf({ head, decoded }) {
    if (!/^\s*(?:\[\s*){0,2}\{\s*"/.test(head)) return false
    const start = decoded().trimStart().slice(0, START)
    const [line = ''] = start.split('\n', 1)
    const first = parsed(line) === undefined ? start : line
    return hasConversation(first) || (hasMessage(first) && !beginsWithText(head))
  },
  read: ({ name, decoded, speaker = 'generated' }) => read(name, valuesIn(name, decoded()), speaker),
}

/** A value of JSON, and where it stands: `chat.jsonl line 3`. */
interface Placed {
  readonly value: unknown
  readonly place: string
}

/** @throws Refusal naming the first value that is no chat; NoText naming the roles where one side says nothing */
function read(name: string, values: readonly Placed[], speaker: Speaker): Contents {
  const messages = values.flatMap(({ value, place }) => messagesOf(value) ?? refuse(value, place))
  const own = messages.filter(({ role }) => speakerOf(role) === speaker)
  const others = messages.filter(
    ({ role, text, otherParts }) => speakerOf(role) !== speaker && (isSaid(text) || otherParts > 0),
  )
  const said = own.filter(({ text }) => isSaid(text)).map(({ text }) => textOfMarkdown(text))
  if (said.length === 0) throw emptySide(name, messages, speaker)
  const neither = others.filter(({ role }) => speakerOf(role) === undefined).length
  const leftOut = said.reduce<LeftOut>((sum, { leftOut }) => added(sum, leftOut), {
    [speaker === 'human' ? 'generated messages' : 'messages of people']: others.length - neither,
    'other messages': neither,
    'other parts': own.reduce((sum, { otherParts }) => sum + otherParts, 0),
  })
  return { text: said.map(({ text }) => text).join('\n\n'), leftOut }
}

const isSaid = (text: string) => text.trim() !== ''

const added = (sum: LeftOut, more: LeftOut): LeftOut =>
  Object.fromEntries(
    [...new Set([...Object.keys(sum), ...Object.keys(more)])].map(key => [
      key,
      (sum[key] ?? 0) + (more[key] ?? 0),
    ]),
  )

function refuse(value: unknown, place: string): never {
  throw new Refusal(phrase`${place} is not a chat: ${kindOfJson(value)}`, JSON_THAT_IS_READ)
}

/** The most roles that are named. */
const MOST_ROLES = 8

function emptySide(name: string, messages: readonly Message[], speaker: Speaker): NoText {
  const roles = new Map<string, number>()
  for (const { role, text } of messages)
    if (role !== undefined || isSaid(text)) {
      const name = role ?? phrase`no role`
      roles.set(name, (roles.get(name) ?? 0) + (isSaid(text) ? 1 : 0))
    }
  const named = Array.from(roles, ([role, count]) => `${role} ${count}`).slice(0, MOST_ROLES)
  const what =
    speaker === 'human'
      ? phrase`${name} has no text on the human side`
      : phrase`${name} has no text on the generated side`
  return new NoText(
    named.length === 0
      ? phrase`${what}: it has no messages`
      : phrase`${what}; messages with text by role: ${named.join(', ')}`,
    speaker === 'human'
      ? 'the role of people must be user or human; FILE#generated names the other side'
      : 'the role of a model must be assistant, ai, bot, gpt or model; FILE#human names the other side',
  )
}

/** The values of a list, or of an object a line. @throws Refusal naming the first line that is no JSON */
function valuesIn(name: string, text: string): Placed[] {
  const whole = parsed(text)
  if (Array.isArray(whole)) {
    if (whole.length === 0) throw new Refusal(phrase`${name} is an empty list`, JSON_THAT_IS_READ)
    return whole.map((value: unknown, index) => ({ value, place: phrase`${name} item ${index + 1}` }))
  }
  if (whole !== undefined) return [{ value: whole, place: name }]
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const [value, place] = [parsed(line), phrase`${name} line ${index + 1}`]
    if (value !== undefined) return [{ value, place }]
    throw new Refusal(phrase`${place} is not JSON`, 'save the chat again, as one list or one object a line')
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
