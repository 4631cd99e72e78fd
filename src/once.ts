/** Work that is done when it is first asked for, and then kept. */
export function once<T>(work: () => T): () => T {
  let done: { value: T } | undefined
  return () => (done ??= { value: work() }).value
}

/** The same for every depth of an index, `least` at the least: what was built deeper serves the shallower. */
export function onceByDepth<T>(least: number, work: (depth: number) => T): (depth: number) => T {
  let kept: { depth: number; value: T } | undefined
  return asked => {
    const depth = Math.max(least, asked)
    return (kept && kept.depth >= depth ? kept : (kept = { depth, value: work(depth) })).value
  }
}
