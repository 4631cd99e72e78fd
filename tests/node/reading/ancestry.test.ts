import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { lineage } from '../../../src/lineage/lineage.ts'
import { readAncestry } from '../../../src/node/reading/ancestry.ts'
import { readDescent } from '../../../src/node/reading/close-reading.ts'
import { readRunCorpus } from '../../../src/node/runs/human-text.ts'
import type { WrittenPassage } from '../../../src/report/run/passages.ts'
import { readPassages, readRun, type Run } from '../../../src/node/runs/read-run.ts'
import { pickTrainingRows } from '../../../src/node/runs/run-parts.ts'
import { carryOut } from '../../../src/node/runs/runs.ts'
import { placeName } from '../../../src/report/reading/descent-view.ts'
import type { LoadedCorpus } from '../../../src/text/corpus/loaded-corpus.ts'
import type { Passage } from '../../../src/text/passage.ts'
import { passageFinder } from '../../../src/text/places.ts'
import { split } from '../../../src/text/corpus/split.ts'
import { passageStarts } from '../../../src/text/stream.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'
import { hostilePieces } from '../../hostile.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const tokensOf = (text: string, tokens = 'whitespace') => tokenizerNamed(tokens).split(text)

describe('by hand', () => {
  const human = [
    { id: "book's end, 1", text: 'the sea [was] calm' },
    { id: 'book/2', text: '__proto__ sea rose' },
  ]
  const written = (
    id: string,
    text: string,
    parents: NonNullable<WrittenPassage['parents']>,
  ): WrittenPassage => ({
    id,
    text,
    source: id.split('/')[0]!,
    parents,
  })
  // A/2 takes "the sea" from one passage and "rose" from the other; B/1 takes "sea rose" from A/2.
  const A = [
    written('A/1', '__proto__ sea', [[2, 0, 2]]),
    written('A/2', 'the sea rose', [[1, 0, 2], [2, 2, 1]]), // prettier-ignore
  ]
  const B = [written('B/1', 'sea rose [was]', [[2, 1, 2], [3, 2, 1]])] // prettier-ignore
  const write = (name: string, training: string, passages: WrittenPassage[]) => {
    mkdirSync(join(folder, 'hand', name), { recursive: true })
    writeFileSync(join(folder, 'hand', name, 'training.csv'), `passage,source\n${training}`)
    const lines = passages.map(passage => JSON.stringify(passage))
    writeFileSync(join(folder, 'hand', name, 'passages.jsonl'), `${lines.join('\n')}\n`)
  }
  write('A', '"book\'s end, 1",human\nbook/2,human\n', A)
  write('B', 'A/1,A\nA/2,A\n"book\'s end, 1",human\n', B)
  const run = {
    folder: join(folder, 'hand'),
    file: { generations: ['A', 'B'], inputs: [{ constructed: false }], outputs: [] },
    part: (path: string) => join(folder, 'hand', path),
  } as Partial<Record<keyof Run, unknown>> as Run
  const follow = (passage: WrittenPassage) =>
    readAncestry(run, passage, {
      human,
      tokenizer: tokenizerNamed('whitespace'),
      tokens: Array.from(tokensOf(passage.text).keys()),
    })

  test('each token goes back from generation to generation to its human place', () => {
    const { chains, texts } = follow(B[0]!)
    expect(chains.map(chain => chain.map(placeName).join(' <- '))).toEqual([
      "B/1, token 1 <- A/2, token 2 <- book's end, 1, token 2",
      'B/1, token 2 <- A/2, token 3 <- book/2, token 3',
      "B/1, token 3 <- book's end, 1, token 3",
    ])
    expect(texts.get('A/2')).toBe('the sea rose')
  })

  test('files that do not hold together are refused', () => {
    const forged = (change: Partial<WrittenPassage>) => () => follow({ ...B[0]!, ...change })
    expect(forged({ text: 'sea rose calm' })).toThrow(/do not hold together: token 3 of book's end, 1 is not "calm"/) // prettier-ignore
    expect(forged({ parents: [[2, 1, 2]] })).toThrow(/token 3 of B\/1 has no parent/)
    expect(forged({ parents: [[2, 1, 2], [9, 0, 1]] })).toThrow(/training.csv has 3 rows/) // prettier-ignore
    expect(forged({ parents: [[2, 1, 2], [3, 77, 1]] })).toThrow(/token 78 of book's end, 1 is not/) // prettier-ignore
  })

  test('a name with quotes, commas and line feeds is read as it was written', () => {
    write('C', '"a ""b"",\nc/1",human\n\'=d/1,human\n', [])
    const rows = pickTrainingRows(run, 'C', new Set([1, 2]))
    expect(Array.from(rows.values(), ({ passage }) => passage)).toEqual(['a "b",\nc/1', '=d/1'])
  })
})

const plain = join(folder, 'tale.txt')
writeFileSync(plain, prose(60))
const odd = join(folder, 'odd.txt')
const pieces = hostilePieces.filter(piece => !piece.includes('\0'))
writeFileSync(
  odd,
  Array.from(
    { length: 30 },
    (_, k) => `${pieces.slice(k % 7).join(' ')} the whale. ${pieces.slice(0, 9 * (k % 5)).join(' the ')}`,
  ).join('\n\n'),
)

describe.each([
  [plain, 'replace', 'word'],
  [plain, 'accumulate', 'word'],
  [plain, 'replace', 'char'],
  [odd, 'accumulate', 'word'],
  [odd, 'replace', 'whitespace'],
])('of %s, %s, %s', (corpus, regime, tokens) => {
  const options = { corpus, regime, tokens, order: 2, size: 1500, generations: 3, seed: 3, metrics: [] }
  const out = join(folder, `${corpus === odd ? 'odd' : 'tale'}-${regime}-${tokens}`)
  let run: Run
  let loaded: LoadedCorpus
  let human: readonly Passage[]
  beforeAll(async () => {
    run = readRun(await carryOut({ ...options, out }))
    loaded = readRunCorpus(run)
    human = split(loaded.passages).train
  })
  const tokenizer = tokenizerNamed(tokens)

  test('every chain ends in the same type, at the human place that the lineage knows', () => {
    const { corpus: _, ...plan } = options
    const C = Array.from(lineage(loaded, plan)).at(-1)!
    const starts = passageStarts(C.written.stream)
    const placeOf = passageFinder(C.baseline.human.stream)
    const typesOf = new Map(human.map(({ id, text }) => [id, tokenizer.read(text).types]))
    readPassages(run, 'C').slice(0, 40).forEach((passage, number) => {
      const { types } = tokenizer.read(passage.text)
      const asked = { human, tokenizer, tokens: Array.from(types.keys()) }
      const { chains } = readAncestry(run, passage as WrittenPassage, asked)
      chains.forEach((chain, token) => {
        const last = chain.at(-1)!
        const expected = placeOf(C.written.ancestors![starts[number]! + token]!)
        expect([last.passage, last.token]).toEqual([human[expected.passage]!.id, expected.token])
        expect(typesOf.get(last.passage)![last.token]).toBe(types[token])
        expect(last.source).toBe('human')
      })
    }) // prettier-ignore
  })

  test('a word is followed by its first place, as by its number', () => {
    const [passage] = readPassages(run, 'B').filter(({ text }) => tokenizer.split(text).length > 3)
    const number = Number(passage!.id.slice(2))
    const surface = tokenizer.split(passage!.text)[2]!
    const { types } = tokenizer.read(passage!.text)
    const first = types.indexOf(types[2]!)
    const name = { generation: 'b', number }
    expect(readDescent(run, name, String(first + 1)).chain[0]).toMatchObject({ passage: passage!.id, token: first }) // prettier-ignore
    if (!/^\d+$/.test(surface)) expect(readDescent(run, name, surface).token).toBe(first)
    expect(() => readDescent(run, name, '0')).toThrow(/token "0" is not in B/)
    expect(() => readDescent(run, name, '99999')).toThrow(/token "99999" is not in B/)
  })
})
