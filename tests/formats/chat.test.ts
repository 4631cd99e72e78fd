import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/formats/document.ts'
import type { Speaker } from '../../src/formats/format.ts'
import { orRefusal, Refusal } from '../../src/refusal.ts'

const read = (value: string | object, speaker?: Speaker, name = 'chat.json') => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const document = readDocument(name, new TextEncoder().encode(text), speaker ? { speaker } : {})
  return [document.read.format, 'text' in document ? document.text : document.passages, document.read.leftOut]
}

function refusalOf(work: () => unknown): Refusal {
  const result = orRefusal(work)
  if (result instanceof Refusal) return result
  throw new Error('nothing was refused')
}

const said = (role: string, content: unknown) => ({ role, content })
const node = (role: string, text: string, parent: string | null, children: string[]) => ({
  message: { author: { role }, content: { content_type: 'text', parts: [text] } },
  ...{ parent, children },
})
/** As ChatGPT exports a chat: one question was asked in two ways. */
const exported = [
  {
    title: 'A chat',
    create_time: 1.5,
    mapping: {
      root: { message: null, parent: null, children: ['a'] },
      a: node('system', 'Be kind.', 'root', ['b1', 'b2']),
      b1: node('user', 'Who are you?', 'a', ['c1']),
      c1: node('assistant', 'A **model**.', 'b1', []),
      b2: node('user', 'And what are you?', 'a', ['c2']),
      c2: node('assistant', 'A program.\n\n- one\n- two', 'b2', []),
    },
  },
]

const lined = (...values: unknown[]) => values.map(value => JSON.stringify(value)).join('\n')

describe('a chat', () => {
  test('as messages, an object a line: what was generated, without its marks', () => {
    const lines = [
      { messages: [said('system', 'Be brief.'), said('user', 'Hello?'), said('assistant', '# Hi\n\nI am *here*.')] }, // prettier-ignore
      { messages: [said('user', [{ type: 'text', text: 'More' }, { type: 'image_url' }]), said('assistant', 'Less.')] }, // prettier-ignore
    ]
    const text = lines.map(line => JSON.stringify(line)).join('\n')
    expect(read(text, undefined, 'chat.jsonl')).toEqual([
      'chat',
      'Hi\n\nI am here.\n\nLess.',
      { 'messages of people': 2, 'other messages': 1 },
    ])
    expect(read(text, 'human')).toEqual(['chat', 'Hello?\n\nMore', { 'generated messages': 2, 'other messages': 1, 'other parts': 1 }]) // prettier-ignore
  })

  test('as ShareGPT keeps it', () => {
    const share = [{ id: 1, conversations: [{ from: 'human', value: 'Why?' }, { from: 'gpt', value: 'Because.' }] }] // prettier-ignore
    expect(read(share)).toEqual(['chat', 'Because.', { 'messages of people': 1 }])
    expect(read(share, 'human')).toEqual(['chat', 'Why?', { 'generated messages': 1 }])
  })

  test('as ChatGPT exports it: the branch that was last in sight, or the last one', () => {
    const says = (text: string, speaker?: Speaker) => expect(read(exported, speaker)[1]).toBe(text)
    says('A program.\n\none\n\ntwo')
    says('And what are you?', 'human')
    const first = [{ ...exported[0], current_node: 'c1' }]
    expect(read(first)[1]).toBe('A model.')
    expect(read(first, 'human')).toEqual(['chat', 'Who are you?', { 'generated messages': 1, 'other messages': 1 }]) // prettier-ignore
  })

  test('that is hostile does no harm: cycles, names of prototypes, no text', () => {
    const cycle = {
      mapping: { a: { ...node('user', 'x', 'b', ['b']) }, b: node('assistant', 'y', 'a', ['a']) },
    }
    expect(read([{ ...cycle, current_node: 'b' }])[1]).toBe('y')
    expect(() => read([{ ...cycle, current_node: '__proto__' }])).toThrow('it has no messages')
    expect(
      read({
        messages: [
          said('__proto__', 'p'),
          said('constructor', 'c'),
          said('assistant', 'a'),
          said('assistant', 5),
        ],
      }),
    ).toEqual(['chat', 'a', { 'other messages': 2, 'other parts': 1 }])
    expect(() => read('{"messages": [{"role": "user", "content": "x"}]}\n{"messages"')).toThrow('chat.json line 2 is not JSON') // prettier-ignore
  })

  test.each<[string, object | string]>([
    ['roles in conversations', { conversations: [said('user', 'Why?'), said('assistant', 'So.')] }],
    ['a bare list, one a line', [[said('user', 'Why?'), said('assistant', 'So.')]]],
    ['one list of messages', [said('user', 'Why?'), said('assistant', 'So.')]],
    ['a message a line', lined(said('user', 'Why?'), said('assistant', 'So.'))],
    ['a prompt and its completion', { prompt: 'Why?', completion: 'So.' }],
    ['an instruction and its output', { instruction: 'Why?', input: '', output: 'So.' }],
    ['roles with capitals', { messages: [said('User', 'Why?'), said('ASSISTANT', 'So.')] }],
    ['other names of roles', { messages: [said('human', 'Why?'), said('ai', 'So.')] }],
    [
      'lines of several shapes',
      lined({ messages: [said('user', 'Why?')] }, { prompt: '', completion: 'So.' }),
    ],
  ])('as %s', (_, chat) => {
    expect(read(chat)[1]).toBe('So.')
    expect(read(chat)[2]).toEqual({ 'messages of people': 1 })
    expect(read(chat, 'human')[1]).toBe('Why?')
  })

  test('as Alpaca has it: the input belongs to the instruction', () => {
    const lines = lined({ instruction: 'Translate.', input: 'Hallo', output: 'Hello' }, { instruction: 'More', output: 'x' }) // prettier-ignore
    expect(read(lines, 'human')[1]).toBe('Translate.\n\nHallo\n\nMore')
  })

  test('as Claude exports it, behind a long summary', () => {
    const claude = [
      {
        ...{ uuid: 'c', name: 'A chat', summary: 'long '.repeat(2000) },
        chat_messages: [
          {
            sender: 'human',
            text: 'Why?',
            content: [{ type: 'text', text: 'Why?' }],
            attachments: [{ file_name: 'a' }],
          },
          { sender: 'assistant', text: 'Because.', content: [{ type: 'thinking', thinking: 'Hm' }, { type: 'text', text: 'Because.' }] }, // prettier-ignore
          { sender: 'assistant', text: 'An old one.' },
        ],
      },
    ]
    expect(read(claude, undefined, 'conversations.json')).toEqual(['chat', 'Because.\n\nAn old one.', { 'messages of people': 1, 'other parts': 1 }]) // prettier-ignore
    expect(read(claude, 'human')).toEqual(['chat', 'Why?', { 'generated messages': 2, 'other parts': 1 }])
  })

  test('counts what is no text, and reads what was said aloud', () => {
    const part = (type: string, more = {}) => ({ content_type: type, ...more })
    const voice = said('user', part('multimodal_text', { parts: [part('audio_transcription', { text: 'Hello there.', direction: 'in' }), part('audio_asset_pointer')] })) // prettier-ignore
    const messages = [
      voice,
      said('user', part('multimodal_text', { parts: [part('image_asset_pointer')] })),
      said('user', part('user_editable_context', { user_profile: 'Be kind.' })),
      { role: 'assistant', content: null, tool_calls: [{ id: 1 }, { id: 2 }] },
      { role: 'assistant', recipient: 'browser', content: part('text', { parts: ['search("x")'] }) },
      said('assistant', part('code', { text: 'x = 1' })),
      said('assistant', 'Hi.'),
      { role: 'assistant', contents: 'mistyped' },
      said('assistant', ''),
      said('system', ''),
    ]
    expect(read({ messages }, 'human')).toEqual(['chat', 'Hello there.', { 'generated messages': 5, 'other parts': 3 }]) // prettier-ignore
    expect(read({ messages })).toEqual(['chat', 'Hi.', { 'messages of people': 3, 'other parts': 5 }])
  })

  const LINE = { messages: [said('user', 'x'), said('assistant', 'y')] }
  test.each<[string, string, string]>([
    [
      'a passage behind it',
      lined(LINE, LINE, { text: 'z' }),
      'c.jsonl line 3 is not a chat: its keys are text',
    ],
    ['a mistyped key', lined(LINE, { message: [] }), 'c.jsonl line 2 is not a chat: its keys are message'],
    ['a word', lined(LINE, 'x'), 'c.jsonl line 2 is not a chat: it is no object'],
    ['a list of something else', lined(LINE, [1]), 'c.jsonl line 2 is not a chat: it is a list'],
    ['no keys', lined(LINE, {}), 'c.jsonl line 2 is not a chat: it has no keys'],
    [
      'an item of a list',
      JSON.stringify([LINE, { text: 'z' }]),
      'c.jsonl item 2 is not a chat: its keys are text',
    ],
    [
      'a chat behind passages',
      lined({ text: 'z' }, LINE),
      'line 2 is not an object with a text: its keys are messages',
    ],
    ['an empty list', '[]', 'c.jsonl line 1 is not an object with a text: it is a list'],
  ])('skips no line: %s', (_, text, message) => {
    const { message: said, hint } = refusalOf(() => read(text, undefined, 'c.jsonl'))
    expect(said).toContain(message)
    expect(hint).toMatch(/chats with messages, conversations, chat_messages or mapping/)
  })

  test.each([
    ['[]', 'is an empty list'],
    ['{}', 'is not a chat: it has no keys'],
    ['{"theme": "dark"}', 'is not a chat: its keys are theme'],
    ['[{"text": "a passage"}]', 'item 1 is not a chat: its keys are text'],
    ['a poem', 'line 1 is not JSON'],
  ])('names what is read of JSON, for %s', (text, message) => {
    expect(refusalOf(() => read(text, undefined, 'a.json')).message).toBe(`a.json ${message}`)
  })

  test('names the side that is empty, with the roles that it has', () => {
    const silent = {
      messages: [said('system', 'Be kind.'), said('user', 'x'), said('user', 'y'), said('assistant', '')],
    }
    expect(refusalOf(() => read(silent))).toMatchObject({
      message:
        'chat.json has no text on the generated side; messages with text by role: system 1, user 2, assistant 0',
      hint: expect.stringContaining('FILE#human names the other side') as string,
    })
    const strange = { messages: [said('Ann', 'x'), said('Bo', 'y'), { content: 'z' }] }
    expect(refusalOf(() => read(strange, 'human')).message).toBe('chat.json has no text on the human side; messages with text by role: Ann 1, Bo 1, no role 1') // prettier-ignore
    expect(refusalOf(() => read({ messages: [] }, 'human', 'c.jsonl')).message).toBe('c.jsonl has no text on the human side: it has no messages') // prettier-ignore
  })

  test('is no other file: passages that have a text, and JSON that is no chat', () => {
    expect(read('{"text": "a passage"}\n', undefined, 'p.jsonl')[0]).toBe('jsonl')
    const article = '[JSON](https://json.org) has lists, such as {"messages": [{"role": "user"}]}.'
    expect(read(article, undefined, 'article.md')[0]).toBe('md')
  })
})
