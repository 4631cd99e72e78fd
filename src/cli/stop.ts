/** Ctrl-C or a polite kill, as a promise of nothing and as a signal. */
export function listenForStop() {
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
