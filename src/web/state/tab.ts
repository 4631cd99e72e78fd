/** What a tab keeps until it is closed, so that nothing is lost when the page is loaded again. It needs no secure context. */
const PREFIX = 'collapse-lab '

/** Keeps a value under a name, where the browser lets the page keep something. */
export function keepInTab(name: string, value: unknown): void {
  inStorage(storage => storage.setItem(PREFIX + name, JSON.stringify(value, spelled)))
}

/** The value that was kept under a name; nothing where there is none. */
export function keptInTab(name: string): unknown {
  const json = inStorage(storage => storage.getItem(PREFIX + name))
  return typeof json === 'string' ? JSON.parse(json, read) : undefined
}

/** Forgets all that was kept. */
export function forgetTab(): void {
  inStorage(storage => {
    for (const name of Object.keys(storage)) if (name.startsWith(PREFIX)) storage.removeItem(name)
  })
}

/** A frame, a full storage or a setting of the browser may forbid it: then nothing is kept. */
function inStorage<Value>(work: (storage: Storage) => Value): Value | undefined {
  try {
    return work(sessionStorage)
  } catch {
    return undefined
  }
}

// JSON knows no infinity, and a perplexity may be infinite.
const spelled = (_: string, value: unknown) => (value === Infinity ? 'Infinity' : value)
const read = (name: string, value: unknown) => (name === 'value' && value === 'Infinity' ? Infinity : value)
