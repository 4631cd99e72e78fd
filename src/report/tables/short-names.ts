/**
 * Cuts off the parts that all names begin or end with: `book-word3-replace-seed1` becomes `replace` beside a run by another regime.
 */
export function shortNames(names: readonly string[]): string[] {
  const parts = names.map(name => name.split('-'))
  const least = Math.min(...parts.map(({ length }) => length))
  const common = (at: (list: readonly string[], k: number) => string | undefined) => {
    let k = 0
    while (k < least && parts.every(list => at(list, k) === at(parts[0]!, k))) k += 1
    return k
  }
  const front = common((list, k) => list[k])
  const back = common((list, k) => list[list.length - 1 - k])
  const short = parts.map(list => list.slice(front, list.length - back).join('-'))
  return short.includes('') || new Set(short).size < names.length ? [...names] : short
}
