/** Lazy evaluation: the work is done at the first call, and its value is kept. */
export function once<T>(work: () => T): () => T {
  let done: { value: T } | undefined
  return () => (done ??= { value: work() }).value
}

/** As {@link once}, for work that is waited for: all who ask meanwhile wait for the same. What failed is tried again when it is asked for again. */
export function onceMade<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    made.catch(() => (made = undefined))
    return made
  }
}

/**
 * Lazy evaluation of work that depends on the depth of an index. A value of a greater depth serves all smaller ones.
 *
 * @param least the depth that is built at least
 */
export function onceByDepth<T>(least: number, work: (depth: number) => T): (depth: number) => T {
  let kept: { depth: number; value: T } | undefined
  return asked => {
    const depth = Math.max(least, asked)
    return (kept && kept.depth >= depth ? kept : (kept = { depth, value: work(depth) })).value
  }
}
