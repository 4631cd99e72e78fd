/** The merging stage outside of memory: runs become one sequence of windows in prefix order. */
import { BOUNDARY } from '../../text/stream.ts'
import { IntReader, IntWriter, type Store } from './store.ts'
import { RunWriter, SHARED_BITS, SHARED_MASK, type WindowSink } from './windows.ts'

/** Runs that are merged at a time, unless fewer are asked for: each has a piece of its column in memory. */
const FAN_IN = 64

/** Columns of runs to merge. */
interface RunsToMerge {
  readonly order: number
  /** Their names; the columns are removed. */
  readonly runs: readonly string[]
  /** Runs that are merged at a time, 2 or more. Default 64; of more, some are merged into one run first. */
  readonly fanIn?: number | undefined
}

/** Merges runs from a store, and gives all windows to a sink. Yields the windows that it has read, occurrences included. */
export function* mergeColumns(
  store: Store,
  { order, runs, fanIn = FAN_IN }: RunsToMerge,
  sink: WindowSink,
): Generator<number, void> {
  let left = [...runs]
  let read = 0
  const merge = function* (group: readonly string[], into: WindowSink) {
    const merging = mergeRuns(
      group.map(name => new IntReader(store.open(name))),
      order,
      into,
    )
    let step = merging.next()
    for (; !step.done; step = merging.next()) yield read + step.value
    read += step.value
    for (const name of group) store.remove(name)
  }
  for (let merged = 0; left.length > fanIn; merged++) {
    const name = `merged.${merged}`
    const writer = new RunWriter(order, new IntWriter(store.create(name)))
    yield* merge(left.slice(0, fanIn), writer)
    writer.end()
    left = [...left.slice(fanIn), name]
  }
  yield* merge(left, sink)
}

/** Windows after which {@link mergeRuns} lets others work. */
const WINDOWS_AT_ONCE = 1 << 16

/**
 * Merges runs into one sequence of windows in prefix order, by a tree of losers (Knuth, volume 3, section 5.4.1) that compares by shared
 * tokens: of two windows, the one that shares more with the window taken last is the lesser, and where they share as many, only the
 * tokens behind are looked at.
 *
 * Yields and returns the windows that it has merged, occurrences included.
 */
export function* mergeRuns(
  runs: readonly IntReader[],
  order: number,
  sink: WindowSink,
): Generator<number, number> {
  const merge = new Merge(runs, order)
  for (let hasMore = true; hasMore;) {
    hasMore = merge.give(sink, WINDOWS_AT_ONCE)
    yield merge.windows
  }
  return merge.windows
}

class Merge {
  /** Occurrences of all windows that were given. */
  windows = 0
  private readonly runs: readonly IntReader[]
  private readonly order: number
  /** Runs, made up to a power of two by ones that are at their ends. */
  private readonly leaves: number
  /** At 0 the run with the least window, at each other node the run that lost there. */
  private readonly tree: Int32Array
  /** The window of each run that comes next, one behind the other. */
  private readonly tokens: Int32Array
  /** By run: the tokens that its window shares with the one that was given last; −1 at its end. */
  private readonly shared: Int32Array
  private readonly counts: Float64Array

  constructor(runs: readonly IntReader[], order: number) {
    this.runs = runs
    this.order = order
    let leaves = 1
    while (leaves < runs.length) leaves *= 2
    this.leaves = leaves
    this.tree = new Int32Array(this.leaves)
    this.tokens = new Int32Array(this.leaves * order)
    this.shared = new Int32Array(this.leaves).fill(-1)
    this.counts = new Float64Array(this.leaves)
    for (let run = 0; run < runs.length; run++) this.read(run)
    this.tree[0] = this.play(1)
  }

  /** Gives the next windows. @returns whether there are more */
  give(sink: WindowSink, most: number): boolean {
    const { tree, tokens, shared, counts, order, leaves } = this
    for (let given = 0; given < most; given++) {
      let run = tree[0]!
      if (shared[run]! < 0) return false
      const count = counts[run]!
      sink.add(tokens, run * order, shared[run]!, count)
      this.windows += count
      this.read(run)
      for (let node = (leaves + run) >> 1; node > 0; node >>= 1)
        if (!this.isLess(run, tree[node]!)) {
          const loser = run
          run = tree[node]!
          tree[node] = loser
        }
      tree[0] = run
    }
    return true
  }

  /** Finds the least window below a node. @returns its run */
  private play(node: number): number {
    if (node >= this.leaves) return node - this.leaves
    const [a, b] = [this.play(2 * node), this.play(2 * node + 1)]
    const isFirst = this.isLess(a, b)
    this.tree[node] = isFirst ? b : a
    return isFirst ? a : b
  }

  /** Whether the window of one run comes before that of another; notes what the later one shares with the earlier. */
  private isLess(a: number, b: number): boolean {
    const { shared, tokens, order } = this
    let token = shared[a]!
    if (token !== shared[b]!) return token > shared[b]!
    if (token < 0) return true
    const [first, second] = [a * order, b * order]
    while (token < order && tokens[first + token] === tokens[second + token]) token += 1
    const isFirst = token === order || tokens[first + token]! < tokens[second + token]!
    shared[isFirst ? b : a] = token
    return isFirst
  }

  private read(run: number): void {
    const { tokens, order } = this
    const reader = this.runs[run]!
    if (reader.isAtEnd()) {
      this.shared[run] = -1
      return
    }
    const head = reader.next()
    const from = run * order
    const shared = head & SHARED_MASK
    this.shared[run] = shared
    this.counts[run] = head >>> SHARED_BITS
    let token = shared
    for (let id = -1; token < order && (id !== BOUNDARY || token < 2); token++) {
      id = reader.next()
      tokens[from + token] = id
    }
    if (shared < order) for (; token < order; token++) tokens[from + token] = BOUNDARY
  }
}
