/** What may stop a command at work. */
export interface Interruption {
  /** A promise of nothing. */
  readonly signal: Promise<undefined>
  readonly abort: AbortSignal
  /** Listens no more. */
  readonly forget: () => void
}

/** Ctrl-C, SIGTERM, or the end of the terminal, as a promise and as a signal. */
export function listenForStop(): Interruption {
  const abortion = new AbortController()
  let listener = (): void => undefined
  const signal = new Promise<undefined>(resolve => {
    listener = () => {
      abortion.abort()
      resolve(undefined)
    }
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const name of signals) process.once(name, listener)
  const forget = () => {
    for (const name of signals) process.off(name, listener)
  }
  return { signal, abort: abortion.signal, forget }
}
