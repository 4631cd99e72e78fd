import { once } from '../../once.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { countColumns, unpack } from './pack.ts'
import type { PageRun, PageText } from './page-data.ts'

/** What the packed parts of the text of a page hold. */
export interface UnpackedText {
  /** Types in their usual form. */
  readonly forms: readonly string[]
  /** Types as they are counted: in lower case. */
  readonly types: readonly string[]
  /** By type, its number in the order of first appearance; missing where the text was not read. */
  readonly first?: readonly number[]
}

/** What the packed parts of a run of a page hold. */
export interface UnpackedRun {
  /** Counts by type of each generation, from A on. */
  readonly counts: readonly ArrayLike<number>[]
  /** By type, the line in which it was last seen; missing where the run has none. */
  readonly lastLines?: readonly string[]
}

/** Unpacks the text of a page. A part is unpacked when it is first asked for. @param plan of a run of the text */
export function unpackedText({ forms: packed, first: order }: PageText, plan: PageRun['plan']): UnpackedText {
  const forms = once(() => unpack(packed))
  const types = once(() => forms().map(tokenizerFor(plan).fold))
  const first = once(() => (order === undefined ? undefined : unpack(order)))
  return lazily({ forms, types, first })
}

/** Unpacks a run of a page, likewise. */
export function unpackedRun({ counts, generations, lastLines }: PageRun): UnpackedRun {
  return lazily({
    counts: once(() => countColumns(unpack(counts), generations.length)),
    lastLines: once(() => (lastLines === undefined ? undefined : unpack(lastLines))),
  })
}

/** An object whose properties are worked out when they are asked for. */
function lazily<T extends object>(parts: { readonly [K in keyof Required<T>]: () => T[K] | undefined }): T {
  const properties = Object.entries<() => unknown>(parts).map(([name, get]) => [
    name,
    { get, enumerable: true },
  ])
  return Object.defineProperties({}, Object.fromEntries(properties) as PropertyDescriptorMap) as T
}
