/** Counts by type, from A to the last generation that writes the type; empty for a type that no generation writes. */
export type CountRows = readonly (readonly number[])[]

/** Turns counts by generation, from A on, into rows by type. */
export function countRows(columns: readonly ArrayLike<number>[]): CountRows {
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, type) => {
    let last = columns.length
    while (last > 0 && columns[last - 1]![type] === 0) last--
    return columns.slice(0, last).map(column => column[type]!)
  })
}

/** Turns rows by type back into counts by generation. @param generations the number of generations */
export function countColumns(rows: CountRows, generations: number): Int32Array[] {
  const columns = Array.from({ length: generations }, () => new Int32Array(rows.length))
  for (let type = 0; type < rows.length; type++) {
    const row = rows[type]!
    for (let at = 0; at < row.length; at++) columns[at]![type] = row[at]!
  }
  return columns
}

/** Says whether two runs have the same count of each type in each generation. */
export function sameCounts(some: CountRows, others: CountRows): boolean {
  return (
    some.length === others.length &&
    some.every((row, type) => {
      const other = others[type]!
      return row.length === other.length && row.every((count, at) => count === other[at])
    })
  )
}
