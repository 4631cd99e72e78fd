import type { Speaker } from './format.ts'

/** A message of a chat. */
export interface Message {
  /** Who says it, as the file has it; nothing where it does not say. */
  readonly role: string | undefined
  /** What is said; blank where nothing is. */
  readonly text: string
  /** How many of its parts are no text: images, sound, thoughts, calls of tools. */
  readonly otherParts: number
}

/** What roles are called, in small letters: by OpenAI's interface and exports of ChatGPT, by ShareGPT, Claude and others. */
const ROLES: Readonly<Record<Speaker, readonly string[]>> = {
  human: ['user', 'human', 'prompter'],
  generated: ['assistant', 'ai', 'bot', 'chatbot', 'model', 'gpt', 'chatgpt', 'claude', 'gemini', 'bard', 'bing'], // prettier-ignore
}

/** The side that a role is on, in capitals or not; nothing for tools, instructions, and what nobody can tell. */
export function speakerOf(role: string | undefined): Speaker | undefined {
  const name = role?.trim().toLowerCase() ?? ''
  return (['human', 'generated'] as const).find(speaker => ROLES[speaker].includes(name))
}

/** Keys that hold the messages of a conversation: of OpenAI's interface, ShareGPT, Claude. */
const LISTS = ['messages', 'conversations', 'chat_messages'] as const
/** Keys that a message has that stands alone: who says it, and what. */
const MESSAGES = [['role', 'content'], ['from', 'value']] as const // prettier-ignore
/** Keys of examples for fine-tuning: of what was asked, the first of which must be there, and of the answer. */
const EXAMPLES = [
  { asked: ['prompt'], answered: 'completion' },
  { asked: ['instruction', 'input'], answered: 'output' },
] as const

const CONVERSATION = new RegExp(`"(?:${LISTS.join('|')})"\\s*:\\s*\\[|"mapping"\\s*:\\s*\\{`)
const KEYS = [...MESSAGES, ...EXAMPLES.map(({ asked, answered }) => [asked[0], answered])].map(keys =>
  keys.map(key => new RegExp(`"${key}"\\s*:`)),
)

/** Whether the first characters of a file of JSON have the keys of a conversation. */
export const hasConversation = (start: string): boolean => CONVERSATION.test(start)

/** Whether the first characters of a file of JSON have the keys of a message, or of an example for fine-tuning. */
export const hasMessage = (start: string): boolean =>
  KEYS.some(keys => keys.every(pattern => pattern.test(start)))

/**
 * The messages of a value, first to last: of a conversation, a list of messages, a message alone, or an example for fine-tuning. Of a
 * conversation with branches, the one that was last in sight. Nothing where the value is none of them.
 */
export function messagesOf(value: unknown): Message[] | undefined {
  if (Array.isArray(value)) return value.every(isMessage) ? value.map(messageOf) : undefined
  const fields = fieldsOf(value)
  if (typeof fields.mapping === 'object' && fields.mapping !== null)
    return branch(fieldsOf(fields.mapping), fields.current_node).map(messageOf)
  const list = LISTS.map(key => fields[key]).find(Array.isArray)
  if (list) return list.map(messageOf)
  return isMessage(value) ? [messageOf(value)] : exampleOf(fields)
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function isMessage(value: unknown): boolean {
  const fields = fieldsOf(value)
  return MESSAGES.some(([who, what]) => typeof fields[who] === 'string' && fields[what] !== undefined)
}

function exampleOf(fields: Fields): Message[] | undefined {
  const keys = EXAMPLES.find(
    ({ asked, answered }) => typeof fields[asked[0]] === 'string' && typeof fields[answered] === 'string',
  )
  return (
    keys && [
      messageOf({ role: 'user', content: keys.asked.map(key => fields[key]) }),
      messageOf({ role: 'assistant', content: fields[keys.answered] }),
    ]
  )
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

function messageOf(value: unknown): Message {
  const { role, from, sender, author, content, value: said, text, recipient, ...rest } = fieldsOf(value)
  const name = role ?? from ?? sender ?? fieldsOf(author).role
  const read = contentOf(typeof value === 'object' ? (content ?? said) : value)
  // Claude's messages have their text beside its parts as well, older ones there alone.
  const words = read.text === '' && typeof text === 'string' ? text : read.text
  const calls = [rest.tool_calls, rest.function_call, rest.attachments, rest.files].flatMap(
    call => call ?? [],
  )
  const isUnknown = value !== null && [content, said, text, ...calls].every(found => found === undefined)
  // What ChatGPT tells a tool is no prose.
  const isCall = words !== '' && typeof recipient === 'string' && recipient !== 'all'
  return {
    role: typeof name === 'string' ? name : undefined,
    text: isCall ? '' : words,
    otherParts: read.otherParts + calls.length + (isCall || (isUnknown && words === '') ? 1 : 0),
  }
}

type Content = Omit<Message, 'role'>

/** What a message holds: a string, a list of parts of which some are text, or an object with such parts. */
function contentOf(content: unknown): Content {
  if (content === undefined || content === null) return { text: '', otherParts: 0 }
  if (typeof content === 'string') return { text: content, otherParts: 0 }
  if (Array.isArray(content)) {
    const parts = content.map(contentOf)
    return {
      text: parts.map(({ text }) => text).filter(text => text !== '').join('\n\n'), // prettier-ignore
      otherParts: parts.reduce((sum, { otherParts }) => sum + otherParts, 0),
    }
  }
  const { type, content_type: kind = type, text, parts } = fieldsOf(content)
  // `text`, `input_text`, `multimodal_text`, and what was said aloud; not code, thoughts, pictures and what tools gave.
  const isText =
    kind === undefined || (typeof kind === 'string' && /^(?:.*_)?text$|^audio_transcription$/.test(kind))
  if (isText && parts !== undefined) return contentOf(parts)
  return isText && typeof text === 'string' ? { text, otherParts: 0 } : { text: '', otherParts: 1 }
}
