import type { Beginning } from '../lineage/beginning.ts'
import type { Generation } from '../lineage/lineage.ts'
import type { Source } from '../lineage/regimes/index.ts'
import { lastAtMost } from '../text/places.ts'
import { passageStarts } from '../text/stream.ts'
import { write } from '../text/write.ts'
import { csvLines } from './records.ts'

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

/** training.csv: what a generation learned from, a passage a row, by reference. */
export function* trainingLines({ training, beginning }: Generation): Generator<string> {
  yield 'passage,source'
  yield* csvLines(trainingRows(training, beginning))
}

function* trainingRows(
  training: readonly Source[],
  { passageIds, human }: Beginning,
): Generator<[string, string]> {
  for (const { name, stream, passages } of training)
    for (let row = 0; row < stream.passages; row++) {
      const passage = passages ? passages[row]! : row
      yield [name === human.name ? passageIds[passage]! : `${name}/${passage + 1}`, name]
    }
}

/** passages.jsonl: what a generation wrote, each passage with its text and where its tokens were copied from. */
export function* passageLines({ name, writing, model, beginning }: Generation): Generator<string> {
  const { stream, parents } = writing
  const starts = passageStarts(stream)
  const trainingStarts = passageStarts(model.occurrences.stream)
  for (let passage = 0; passage < stream.passages; passage++) {
    const from = starts[passage]!
    const to = starts[passage + 1]! - 1
    const line: WrittenPassage = {
      id: `${name}/${passage + 1}`,
      text: write(stream.ids.subarray(from, to), beginning.writing),
      source: name,
      ...(parents ? { parents: spansOf(parents.subarray(from, to), trainingStarts) } : {}),
    }
    yield JSON.stringify(line)
  }
}

/** Neighbouring places in a row make a span. */
function spansOf(places: Int32Array, starts: Int32Array): [number, number, number][] {
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
