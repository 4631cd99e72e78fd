const waiting: (() => void)[] = []
let isWoken = false

/**
 * Does a piece of work after those that were asked for before it, in a task of its own: between two of them the page draws and answers.
 *
 * @returns what takes it back as long as it has not begun
 */
export function inTurn(work: () => void): () => void {
  waiting.push(work)
  wake()
  return () => {
    const at = waiting.indexOf(work)
    if (at >= 0) waiting.splice(at, 1)
  }
}

function wake(): void {
  if (isWoken || waiting.length === 0) return
  isWoken = true
  setTimeout(() => {
    isWoken = false
    const work = waiting.shift()
    wake()
    work?.()
  })
}
