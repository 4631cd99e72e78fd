import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { given } from '../../given.ts'
import { countsOfCounts, type Discounts } from '../discounts.ts'
import { discountsFor } from '../smoothings/index.ts'
import type { Smoothing, TextFacts } from '../smoothings/smoothing.ts'
import { estimate, type EstimatedWords } from './estimate.ts'
import type { Levels } from './levels.ts'
import type { ColumnInput, Store } from './store.ts'
import { adjust, adjustedColumn } from './suffixes.ts'

/** A backoff model in columns, with what its text defined. */
export interface SmoothedColumns {
  readonly levels: Levels
  readonly words: EstimatedWords
  readonly smoothing: Smoothing
  /** The discounts of each level from 1, where the smoothing has any. */
  readonly discounts: readonly Discounts[]
}

/** How n-grams in columns are smoothed. */
export interface ColumnSmoothing extends Pick<TextFacts, 'added'> {
  readonly smoothing: Smoothing
  readonly discounts?: readonly number[]
  /** Bytes for what lies in memory, beside columns that are read and written; as many as the words need are taken in any case. */
  readonly memory: number
}

/**
 * Smooths n-grams in columns, as {@link smooth} does in memory. Yields how much of it is done, from 0 to 1.
 *
 * Input: {@link Levels}. Output: the columns of the estimation; counts and suffixes are removed.
 *
 * @throws Refusal when the smoothing looks at the text itself
 */
export function* smoothColumns(
  store: Store,
  levels: Levels,
  { smoothing, added, discounts, memory }: ColumnSmoothing,
): Generator<number, SmoothedColumns> {
  refuseReader(smoothing)
  const chosen = discounts && discountsFor(smoothing, discounts)
  const { order, sizes, words } = levels
  const room = new ArrayBuffer(8 * Math.max(words.length + 1, Math.floor(memory / 8)))
  const all = 2 * sizes.slice(2).reduce((sum, size) => sum + size, 1)
  const adjusting = adjust(store, levels, smoothing.counts === 'continuations', new Int32Array(room))
  const adjusted = yield* shares(adjusting, read => read / all)
  const columns = Array.from({ length: order - 1 }, (_, index) => adjustedColumn(index + 2, adjusted))
  const estimator = smoothing.fit({
    order,
    outcomes: words.length,
    countsOfCounts: [
      [],
      countsOfCounts([adjusted.adjustedWords]),
      ...columns.map(column => countsOfCounts(piecesOf(store.open(column)))),
    ],
    ...given({ added, chosen }),
  })
  const estimating = estimate(store, adjusted, smoothing, estimator, new Float64Array(room))
  const estimated = yield* shares(estimating, read => 0.5 + read / all)
  return { levels, words: estimated, smoothing, discounts: estimator.discounts?.slice(1) ?? [] }
}

/** @throws Refusal when a smoothing looks at the text itself, and counts are all that there is */
export function refuseReader({ name, readsText }: Smoothing): void {
  if (readsText)
    throw new Refusal(
      phrase`${name} fits its weights on the text itself, and cannot be trained from counts on a disk`,
      'leave out --memory, --part and --merge, or take another --smoothing',
    )
}

function* shares<Result>(
  steps: Generator<number, Result>,
  share: (step: number) => number,
): Generator<number, Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value
    yield share(step.value)
  }
}

function* piecesOf(column: ColumnInput): Generator<Int32Array> {
  const piece = new Int32Array(1 << 15)
  const bytes = new Uint8Array(piece.buffer)
  for (let read = column.read(bytes); read > 0; read = column.read(bytes)) yield piece.subarray(0, read / 4)
  column.close()
}
