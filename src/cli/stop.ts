/** What may stop a command at work. */
export interface Interruption {
  /** A promise of nothing. */
  readonly signal: Promise<undefined>
  readonly abort: AbortSignal
  /** Listens no more. */
  readonly forget: () => void
}

/** Ctrl-C or a polite kill, as a promise and as a signal. */
export function listenForStop(): Interruption {
  const abortion = new AbortController()
  let listener = (): void => undefined
  const signal = new Promise<undefined>(resolve => {
    listener = () => {
      abortion.abort()
      resolve(undefined)
    }
  })
  process.once('SIGINT', listener)
  process.once('SIGTERM', listener)
  const forget = () => {
    process.off('SIGINT', listener)
    process.off('SIGTERM', listener)
  }
  return { signal, abort: abortion.signal, forget }
}
