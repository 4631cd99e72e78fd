import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'

/** A run or an experiment as a stranger hands it on: the text of each file by its path, and what is done to the folder. */
export interface HostileRun {
  readonly record: string
  readonly files: readonly ChangedFile[]
}

interface ChangedFile {
  readonly path: string
  readonly change: FileChange
}

/** What became of a file: other bytes, or something that is no file. */
type FileChange =
  { readonly kind: 'bytes'; readonly bytes: Buffer } | { readonly kind: 'missing' | 'folder' | 'link' }

/** A run or an experiment that is whole: its record as a value, and its files. */
export interface WholeRun {
  readonly recordFile: RecordFile
  readonly record: Readonly<Record<string, unknown>>
  readonly files: ReadonlyMap<string, Buffer>
}

type RecordFile = 'run.json' | 'experiment.json'

/** Reads a run or an experiment that is whole. */
export function wholeRun(folder: string, recordFile: RecordFile = 'run.json'): WholeRun {
  const record = JSON.parse(readFileSync(join(folder, recordFile), 'utf8')) as WholeRun['record']
  const outputs = record.outputs as readonly { path: string }[]
  return {
    recordFile,
    record,
    files: new Map(outputs.map(({ path }) => [path, readFileSync(join(folder, path))])),
  }
}

const numbers = fc.constantFrom(0, -1, 1.5, 3, 500, 501, 1e9, 2 ** 31, 2 ** 53, 1e308, 5e-324)

const texts = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      '..',
      '../..',
      '/etc/passwd',
      '../../../etc/passwd',
      'A/../../x',
      '.',
      '/dev/zero',
      'C:\\x',
      'a\0b',
    ],
    ...[
      '__proto__',
      'constructor',
      'toString',
      'A',
      'B',
      'C',
      'AAAA',
      'a',
      'human',
      'theory',
      'Infinity',
      'NaN',
    ],
    ...[
      '\u001b[2J\u001b]0;x\u0007',
      '\ud800',
      '=1+1',
      '<script>alert(1)</script>',
      '\u202eabc',
      'x'.repeat(10_000),
    ],
    ...[
      'metrics.csv',
      'A/passages.jsonl',
      'A/training.csv',
      'run.json',
      'collapse-lab/run/2',
      'completed',
      '1e9',
    ],
    ...[
      'replace',
      'accumulate',
      'independent-test:/etc/passwd',
      'quality:1e9',
      'char',
      'whitespace',
      'moby-dick',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

const nested = (depth: number) => {
  let value: unknown = []
  for (let k = 0; k < depth; k++) value = [value]
  return value
}

const values: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 4, arbitrary: texts },
  { weight: 1, arbitrary: fc.constantFrom(null, true, [], {}, [null], [[]], { __proto__: null, a: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom(2000, 100).map(nested) },
  { weight: 1, arbitrary: fc.array(texts, { maxLength: 4 }) },
)

/** What is done to one place of run.json. */
const edits = fc.oneof(
  { weight: 5, arbitrary: values.map(value => () => value) },
  { weight: 1, arbitrary: fc.constant(() => undefined) },
  {
    weight: 1,
    arbitrary: fc.constant((old: unknown) =>
      Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[])] : [old],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant((old: unknown) => (Array.isArray(old) ? (old as unknown[]).slice(1) : old)),
  },
  {
    weight: 1,
    arbitrary: fc.constant((old: unknown) => (typeof old === 'number' ? old + 1 : `${String(old)} `)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(texts, values).map(
      ([key, value]) =>
        (old: unknown) =>
          typeof old === 'object' && old !== null && !Array.isArray(old) ? { ...old, [key]: value } : value,
    ),
  },
)

type Place = readonly (string | number)[]

/** Every place of a value: fields, items and the value itself. */
function placesOf(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, k) => [k, item])
    : Object.entries(value)
  return [at, ...entries.flatMap(([key, item]) => placesOf(item, [...at, key]))]
}

function edited(value: unknown, [key, ...rest]: Place, edit: (old: unknown) => unknown): unknown {
  if (key === undefined) return edit(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item: unknown, k) => (k === key ? edited(item, rest, edit) : item))
  return { ...value, [key]: edited((value as Record<string, unknown>)[key], rest, edit) }
}

/** What is done to the text of run.json, mostly nothing. */
const misspellings = fc.oneof(
  { weight: 12, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 1,
    arbitrary: fc
      .double({ min: 0, max: 1, noNaN: true })
      .map(share => (text: string) => text.slice(0, share * text.length)),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '',
        ' ',
        'null',
        '[]',
        '1',
        '"run"',
        '\0',
        '['.repeat(100_000),
        '{"a":'.repeat(20_000),
        '\ufeff{}',
      )
      .map(text => () => text),
  },
)

/** Lines that a file of a run does not have. */
const lines = fc.constantFrom(
  ...[
    '',
    ',',
    ',,,,,,',
    '"',
    '"a',
    'null',
    '{}',
    '[]',
    '1',
    'passage,source',
    'x,Z',
    'A/99,A',
    'human',
    '__proto__,__proto__',
    '/etc/passwd,human',
  ],
  ...[
    'r,1e9,A,perplexity,1',
    'r,1,A,perplexity,NaN',
    'r,-1,A,types-written,',
    'r,1,A,__proto__,1',
    'r,1,\u001b[2J,perplexity,Infinity',
    'the,-1,-1,-1',
    'the,1e99,x,',
    'the,1',
    '\u001b[2J,1,1,1',
  ],
  ...[
    '{"id":"A/1","text":1,"source":"A"}',
    '{"id":"A/1","text":"x","source":"A","parents":[[1e9,0,1]]}',
    '{"id":"A/1","text":"x","source":"A","parents":[[1,-1,1e9]]}',
    '{"id":"A/1","text":"x","source":"A","parents":1}',
    '{"id":"A/1","text":"x","source":"A","parents":[[1,0]]}',
    '{"id":null,"text":"x"}',
    '{"generation":"A"}',
    '{"generation":"Z","text":"x"}',
    '{"generation":1,"text":[]}',
    '['.repeat(5000),
  ],
)

/** What is done to the bytes of a file. */
const byteChanges = fc.oneof<fc.Arbitrary<(bytes: Buffer) => FileChange>[]>(
  fc.constantFrom('missing' as const, 'folder' as const, 'link' as const).map(kind => () => ({ kind })),
  fc
    .double({ min: 0, max: 1, noNaN: true })
    .map(share => bytes => ({ kind: 'bytes', bytes: bytes.subarray(0, share * bytes.length) })),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 7 }))
    .map(([share, bit]) => bytes => {
      const changed = Buffer.from(bytes)
      if (changed.length > 0) changed[Math.floor(share * (changed.length - 1))]! ^= 1 << bit
      return { kind: 'bytes', bytes: changed }
    }),
  fc
    .tuple(fc.double({ min: 0, max: 1, noNaN: true }), lines, fc.boolean())
    .map(([share, line, instead]) => bytes => {
      const all = bytes.toString().split('\n')
      all.splice(Math.floor(share * all.length), instead ? 1 : 0, line)
      return { kind: 'bytes', bytes: Buffer.from(all.join('\n')) }
    }),
)

/** Files that a stranger may hand on for one of JSON: a few places changed, or the whole misspelt. */
export function hostileJson(value: unknown): fc.Arbitrary<string> {
  const changes = fc.array(fc.tuple(fc.constantFrom(...placesOf(value)), edits), {
    minLength: 1,
    maxLength: 3,
  })
  return fc.tuple(changes, misspellings).map(([changes, misspell]) => {
    const changed = changes.reduce<unknown>((old, [place, edit]) => edited(old, place, edit), value)
    return misspell(changed === undefined ? '' : JSON.stringify(changed))
  })
}

/**
 * Folders that a stranger may hand on for a run or an experiment: a few places of its record changed, and some of its files; mostly with
 * hashes that fit.
 */
export function hostileRuns({ record, files }: WholeRun): fc.Arbitrary<HostileRun> {
  const places = placesOf(record)
  const passages = Array.from(files.keys()).filter(path => path.endsWith('.jsonl'))
  return fc
    .record({
      edits: fc.array(fc.tuple(fc.constantFrom(...places), edits), { maxLength: 3 }),
      changed: fc.array(fc.tuple(fc.constantFrom(...files.keys()), byteChanges), { maxLength: 2 }),
      packed: passages.length > 0 ? fc.option(fc.constantFrom(...passages), { freq: 8 }) : fc.constant(null),
      fits: fc.boolean(),
      misspell: misspellings,
    })
    .map(({ edits, changed, packed, fits, misspell }) => {
      const found = new Map(changed.map(([path, change]) => [path, change(files.get(path)!)]))
      if (packed !== null) found.set(`${packed}.gz`, { kind: 'bytes', bytes: gzipSync(files.get(packed)!) })
      const outputs = (record.outputs as readonly { path: string }[]).map(output => {
        const change = found.get(output.path)
        return fits && change?.kind === 'bytes'
          ? { ...output, bytes: change.bytes.length, sha256: sha256(change.bytes) }
          : output
      })
      let value: unknown = { ...record, outputs }
      for (const [place, edit] of edits) value = edited(value, place, edit)
      return {
        record: misspell(value === undefined ? '' : JSON.stringify(value)),
        files: Array.from(found, ([path, change]) => ({ path, change })),
      }
    })
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Writes a hostile run into a folder in place of what is there. */
export function writeHostile(folder: string, whole: WholeRun, { record, files }: HostileRun): void {
  rmSync(folder, { recursive: true, force: true })
  const changed = new Map(files.map(({ path, change }) => [path, change]))
  for (const path of new Set([...whole.files.keys(), ...changed.keys()])) {
    const target = join(folder, path)
    const change: FileChange = changed.get(path) ?? { kind: 'bytes', bytes: whole.files.get(path)! }
    mkdirSync(dirname(target), { recursive: true })
    if (change.kind === 'bytes') writeFileSync(target, change.bytes)
    else if (change.kind === 'folder') mkdirSync(target)
    else if (change.kind === 'link') symlinkSync('/etc/passwd', target)
  }
  writeFileSync(join(folder, whole.recordFile), record)
}
