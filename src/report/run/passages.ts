import type { Baseline } from '../../lineage/baseline.ts'
import type { WrittenGeneration } from '../../lineage/lineage.ts'
import type { Source } from '../../lineage/regimes/index.ts'
import { lastAtMost } from '../../text/places.ts'
import { passageStarts, type Stream } from '../../text/stream.ts'
import { tokenizerFor, type ReadingRules } from '../../text/tokenizers/index.ts'
import type { SurfaceForms } from '../../text/surface-forms.ts'
import { writeRange } from '../../text/write.ts'
import { csvLines } from '../format/csv.ts'

/** A line of passages.jsonl. */
export interface WrittenPassage {
  /** An id such as `A/17`. */
  readonly id: string
  readonly text: string
  /** The generation that wrote it. */
  readonly source: string
  /**
   * Spans that were copied in one piece: row of training.csv (from 1), first token in that passage (from 0), number of tokens. Missing
   * where the plan keeps no genealogy.
   */
  readonly parents?: readonly (readonly [number, number, number])[]
}

/** A line of passages.jsonl out of JSON; nothing where it is none. @param source the generation that wrote it */
export function writtenPassage(value: unknown, source: string): WrittenPassage | undefined {
  const {
    id,
    text,
    source: named,
    parents,
  } = (value ?? {}) as { readonly [Key in keyof WrittenPassage]: unknown }
  const isPassage =
    typeof id === 'string' && id.startsWith(`${source}/`) && typeof text === 'string' && named === source
  return isPassage && (parents === undefined || areSpans(parents)) ? (value as WrittenPassage) : undefined
}

function areSpans(parents: unknown): boolean {
  const isSpan = (span: unknown) =>
    Array.isArray(span) &&
    span.length === 3 &&
    span.every(number => Number.isSafeInteger(number) && number >= 0)
  return Array.isArray(parents) && parents.every(isSpan)
}

/** The path of a generation's passages in the folder of a run; the packed form is for large runs. */
export function passagesPath(generation: string, form: 'plain' | 'packed'): string {
  return `${generation}/passages.jsonl${form === 'packed' ? '.gz' : ''}`
}

/** training.csv: a row for each passage that a generation learned from, by reference. */
export function* trainingLines({ training, baseline }: WrittenGeneration): Generator<string> {
  yield 'passage,source'
  yield* csvLines(trainingRows(training, baseline))
}

/** What a generation learns from, as text: a line of JSON for each passage, with its id and the generation that wrote it. */
export function* trainingTexts(
  training: readonly Source[],
  baseline: Pick<Baseline, 'passageIds' | 'human' | 'writing'>,
): Generator<string> {
  for (const source of training) {
    const { name, stream } = source
    const starts = passageStarts(stream)
    for (let row = 0; row < stream.passages; row++) {
      const text = writeRange(stream, baseline.writing, starts[row]!, starts[row + 1]! - 1)
      yield JSON.stringify({ id: idOf(source, row, baseline), text, source: name })
    }
  }
}

function* trainingRows(
  training: readonly Source[],
  baseline: Pick<Baseline, 'passageIds' | 'human'>,
): Generator<[string, string]> {
  for (const source of training)
    for (let row = 0; row < source.stream.passages; row++) yield [idOf(source, row, baseline), source.name]
}

/** The id of a passage of a text that is learned from. @param row its number there, from 0 */
function idOf(
  { name, passages }: Source,
  row: number,
  { passageIds, human }: Pick<Baseline, 'passageIds' | 'human'>,
): string {
  const passage = passages ? passages[row]! : row
  return name === human.name ? passageIds[passage]! : `${name}/${passage + 1}`
}

/** The text of a generation as plain values, which can be passed to another thread. */
export interface PlainText {
  /** The name of the generation. */
  readonly name: string
  readonly stream: Stream
  /** The place that each token was copied from. It comes with the starts of the passages of that text, or both are missing. */
  readonly parents?: Int32Array
  readonly trainingStarts?: Int32Array
  /** The surface forms, with the rules of the tokenizer in its place. */
  readonly surfaceForms: Omit<SurfaceForms, 'tokenizer'> & { readonly rules: ReadingRules }
}

/** Takes the text of a generation for {@link passageLines}. */
export function plainText({ name, writing, model, baseline }: WrittenGeneration): PlainText {
  const { types, forms, capitalised, roles, writtenForms, firstForms } = baseline.writing
  const { tokens, language, case: letterCase } = baseline.plan
  const { stream, parents } = writing
  return {
    name,
    stream,
    ...(parents ? { parents, trainingStarts: passageStarts(model.occurrences.stream) } : {}),
    surfaceForms: {
      rules: { tokens, language, case: letterCase },
      types,
      forms,
      capitalised,
      roles,
      writtenForms,
      firstForms,
    },
  }
}

/** passages.jsonl: each passage of a generation with its text and the origins of its tokens. */
export function* passageLines(text: PlainText): Generator<string> {
  const { rules, ...types } = text.surfaceForms
  const surfaceForms = { tokenizer: tokenizerFor(rules), ...types }
  const starts = passageStarts(text.stream)
  for (let passage = 0; passage < text.stream.passages; passage++)
    yield passageLine(text, surfaceForms, { passage, from: starts[passage]!, to: starts[passage + 1]! - 1 })
}

/** A line of passages.jsonl. @param range the number of the passage, from 0, and its range of places */
export function passageLine(
  { name, stream, parents, trainingStarts }: PlainText,
  surfaceForms: SurfaceForms,
  { passage, from, to }: { readonly passage: number; readonly from: number; readonly to: number },
): string {
  const line: WrittenPassage = {
    id: `${name}/${passage + 1}`,
    text: writeRange(stream, surfaceForms, from, to),
    source: name,
    ...(parents && trainingStarts ? { parents: spansOf(parents.subarray(from, to), trainingStarts) } : {}),
  }
  return JSON.stringify(line)
}

/** Joins consecutive places to spans. */
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
