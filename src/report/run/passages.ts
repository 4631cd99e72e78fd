import type { Baseline } from '../../lineage/baseline.ts'
import type { WrittenGeneration } from '../../lineage/lineage.ts'
import type { Source } from '../../lineage/regimes/index.ts'
import { lastAtMost } from '../../text/places.ts'
import { passageStarts, type Stream } from '../../text/stream.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import type { SurfaceForms } from '../../text/surface-forms.ts'
import { write } from '../../text/write.ts'
import { csvLines } from '../format/csv.ts'

/** One line of passages.jsonl. */
export interface WrittenPassage {
  /** As in `A/17`. */
  readonly id: string
  readonly text: string
  /** The generation that wrote it. */
  readonly source: string
  /** Runs of tokens copied in one piece: row of training.csv (from 1), token of that passage (from 0), how many. Left out where the plan keeps no genealogy. */
  readonly parents?: readonly (readonly [number, number, number])[]
}

/** Where the passages of a generation stand in the folder of a run: packed where they are many. */
export function passagesPath(generation: string, form: 'plain' | 'packed'): string {
  return `${generation}/passages.jsonl${form === 'packed' ? '.gz' : ''}`
}

/** training.csv: what a generation learned from, a passage a row, by reference. */
export function* trainingLines({ training, baseline }: WrittenGeneration): Generator<string> {
  yield 'passage,source'
  yield* csvLines(trainingRows(training, baseline))
}

function* trainingRows(
  training: readonly Source[],
  { passageIds, human }: Baseline,
): Generator<[string, string]> {
  for (const { name, stream, passages } of training)
    for (let row = 0; row < stream.passages; row++) {
      const passage = passages ? passages[row]! : row
      yield [name === human.name ? passageIds[passage]! : `${name}/${passage + 1}`, name]
    }
}

/** What a generation wrote, as plain values that another thread can be given. */
export interface PlainText {
  /** The generation. */
  readonly name: string
  readonly stream: Stream
  /** Where each token was copied from, and where the passages of the text begin that it was copied from. Both or neither. */
  readonly parents?: Int32Array
  readonly trainingStarts?: Int32Array
  /** The vocabulary, its tokenizer by name. */
  readonly surfaceForms: Omit<SurfaceForms, 'tokenizer'> & { readonly tokens: string }
}

/** What a generation wrote, for {@link passageLines}. */
export function plainText({ name, writing, model, baseline }: WrittenGeneration): PlainText {
  const { tokenizer, forms, capitalised, roles } = baseline.writing
  const { stream, parents } = writing
  return {
    name,
    stream,
    ...(parents ? { parents, trainingStarts: passageStarts(model.occurrences.stream) } : {}),
    surfaceForms: { tokens: tokenizer.name, forms, capitalised, roles },
  }
}

/** passages.jsonl: what a generation wrote, each passage with its text and where its tokens were copied from. */
export function* passageLines(text: PlainText): Generator<string> {
  const { tokens, ...types } = text.surfaceForms
  const surfaceForms = { tokenizer: tokenizerNamed(tokens), ...types }
  const starts = passageStarts(text.stream)
  for (let passage = 0; passage < text.stream.passages; passage++)
    yield passageLine(text, surfaceForms, { passage, from: starts[passage]!, to: starts[passage + 1]! - 1 })
}

/** One of these lines. @param range the passage's number from 0, and its places */
export function passageLine(
  { name, stream, parents, trainingStarts }: PlainText,
  surfaceForms: SurfaceForms,
  { passage, from, to }: { readonly passage: number; readonly from: number; readonly to: number },
): string {
  const line: WrittenPassage = {
    id: `${name}/${passage + 1}`,
    text: write(stream.ids.subarray(from, to), surfaceForms),
    source: name,
    ...(parents && trainingStarts ? { parents: spansOf(parents.subarray(from, to), trainingStarts) } : {}),
  }
  return JSON.stringify(line)
}

/** Neighbouring places in a row make a span. */
export function spansOf(places: Int32Array, starts: Int32Array): [number, number, number][] {
  const spans: [number, number, number][] = []
  places.forEach((place, index) => {
    const last = spans.at(-1)
    if (last && place === places[index - 1]! + 1) last[2] += 1
    else {
      const row = lastAtMost(starts, place)
      spans.push([row + 1, place - starts[row]!, 1])
    }
  })
  return spans
}
