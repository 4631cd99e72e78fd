import { deferred, phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Contents, Format, LeftOut, Speaker } from './format.ts'
import { textOfMarkdown } from './markdown.ts'

/** What the roles of messages are called: in the messages of OpenAI's interface and in exports of ChatGPT, in ShareGPT, in others. */
const SPEAKERS: Readonly<Record<string, Speaker>> = {
  ...{ user: 'human', human: 'human' },
  ...{ assistant: 'generated', gpt: 'generated', chatgpt: 'generated', bing: 'generated', bard: 'generated', model: 'generated', bot: 'generated' }, // prettier-ignore
}

/**
 * The export of a chat: conversations.json of ChatGPT, lines of `messages` as OpenAI's interface takes them, or `conversations` of
 * ShareGPT, as one list or one object a line. Read are the messages of one side, as Markdown, in which chatbots write; what the other side, tools
 * and instructions say is left out, and counted. Of a chat with branches the one is read that was last in sight.
 */
export const chat: Format = {
  name: 'chat',
  title: deferred`chat`,
  endings: [],
  isFormatOf: ({ head }) =>
    /^\s*[[{]/.test(head) &&
    /"messages"\s*:\s*\[\s*\{\s*"(?:role|content)"|"conversations"\s*:\s*\[\s*\{\s*"(?:from|value)"|"mapping"\s*:\s*\{/.test(
      head,
    ),
  read: ({ name, decoded, speaker = 'generated' }) => read(conversationsIn(name, decoded()), speaker),
}

interface Message {
  /** Nothing for tools, instructions, and what nobody can tell. */
  readonly speaker: Speaker | undefined
  readonly text: string
}

function read(conversations: readonly unknown[], speaker: Speaker): Contents {
  const messages = conversations.flatMap(messagesOf).filter(({ text }) => text.trim() !== '')
  const own = messages.filter(message => message.speaker === speaker).map(({ text }) => textOfMarkdown(text))
  const others = messages.filter(message => message.speaker !== speaker)
  const tools = others.filter(message => message.speaker === undefined).length
  const leftOut = own.reduce<LeftOut>((sum, { leftOut }) => added(sum, leftOut), {
    [speaker === 'human' ? 'generated messages' : 'messages of people']: others.length - tools,
    'other messages': tools,
  })
  return { text: own.map(({ text }) => text).join('\n\n'), leftOut }
}

const added = (sum: LeftOut, more: LeftOut): LeftOut =>
  Object.fromEntries(
    [...new Set([...Object.keys(sum), ...Object.keys(more)])].map(key => [
      key,
      (sum[key] ?? 0) + (more[key] ?? 0),
    ]),
  )

/** A list of conversations, or an object a line. @throws Refusal naming the first line that is no JSON */
function conversationsIn(name: string, text: string): unknown[] {
  const whole = parsed(text)
  if (whole !== undefined) return Array.isArray(whole) ? whole : [whole]
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return []
    const value = parsed(line)
    if (value !== undefined) return [value]
    throw new Refusal(
      phrase`${name} line ${index + 1} is not JSON`,
      'save the chat again, as one list or one object a line',
    )
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The messages of a conversation, first to last. */
function messagesOf(conversation: unknown): Message[] {
  const { messages, conversations, mapping, current_node } = fieldsOf(conversation)
  const told =
    mapping === undefined
      ? [...listOf(messages), ...listOf(conversations)]
      : branch(fieldsOf(mapping), current_node)
  return told.map(message => {
    const { role, from, author, content, value } = fieldsOf(message)
    const name = role ?? from ?? fieldsOf(author).role
    return {
      speaker: typeof name === 'string' && Object.hasOwn(SPEAKERS, name) ? SPEAKERS[name] : undefined,
      text: textIn(content ?? value),
    }
  })
}

/** The messages from the first to the one that was last in sight, or where that is not said, along the last of each branch. */
function branch(nodes: Fields, current: unknown): unknown[] {
  const nodeOf = (id: unknown) =>
    typeof id === 'string' && Object.hasOwn(nodes, id) ? fieldsOf(nodes[id]) : undefined
  let last = nodeOf(current)
  if (!last) {
    last = Object.keys(nodes)
      .map(nodeOf)
      .find(node => nodeOf(node?.parent) === undefined)
    for (const seen = new Set<Fields>(); last && !seen.has(last);) {
      seen.add(last)
      last = nodeOf(listOf(last.children).at(-1)) ?? last
    }
  }
  const messages: unknown[] = []
  for (const seen = new Set<Fields>(); last && !seen.has(last); last = nodeOf(last.parent)) {
    seen.add(last)
    messages.push(last.message)
  }
  return messages.reverse()
}

/** The text of a message: a string, a list of parts of which some are text, or an object with such parts. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return content
  if (Array.isArray(content))
    return content
      .map(textIn)
      .filter(text => text !== '')
      .join('\n\n')
  const { type, content_type: kind = type, text, parts } = fieldsOf(content)
  // `text`, `input_text`, `multimodal_text`; not code, pictures and what tools gave.
  const isText = kind === undefined || (typeof kind === 'string' && kind.endsWith('text'))
  if (!isText) return ''
  return parts === undefined ? (typeof text === 'string' ? text : '') : textIn(parts)
}
