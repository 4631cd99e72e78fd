import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/formats/document.ts'
import type { Speaker } from '../../src/formats/format.ts'

const read = (value: string | object, speaker?: Speaker, name = 'chat.json') => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const document = readDocument(name, new TextEncoder().encode(text), speaker ? { speaker } : {})
  return [document.read.format, 'text' in document ? document.text : document.passages, document.read.leftOut]
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
    expect(read(text, 'human')).toEqual(['chat', 'Hello?\n\nMore', { 'generated messages': 2, 'other messages': 1 }]) // prettier-ignore
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
    expect(read([{ ...cycle, current_node: '__proto__' }])[0]).toBe('chat')
    expect(
      read({ messages: [said('__proto__', 'p'), said('constructor', 'c'), said('assistant', 5)] }),
    ).toEqual(['chat', '', { 'other messages': 2 }])
    expect(() => read('{"messages": [{"role": "user", "content": "x"}]}\n{"messages"')).toThrow('chat.json line 2 is not JSON') // prettier-ignore
  })

  test('is no other file: passages that have a text, and JSON that is no chat', () => {
    expect(read('{"text": "a passage"}\n', undefined, 'p.jsonl')[0]).toBe('jsonl')
    expect(() => read({ mapping: [1], other: 'x' }, undefined, 'some.json')).toThrow()
  })
})
