/** The figures of a run as tables for the terminal. */
import Table from 'cli-table3'

/**
 * @typedef {{ job: string, implementation: string, tokens: number, tokens_per_second: number, peak_mib: number, ratio: number | '' }} Row
 * @param {Row[]} rows
 * @param {number[]} sizes
 */
export function tables(rows, sizes) {
  const labels = sizes.map(size => `10^${Math.round(Math.log10(size))}`)
  const one = (title, draw, drawn = () => true) => {
    const table = new Table({
      head: [title, ...labels],
      colAligns: ['left', ...sizes.map(() => 'right')],
      style: { head: [], border: [], compact: true },
    })
    for (const series of seriesOf(rows.filter(drawn)))
      table.push([series.name, ...sizes.map(size => draw(series, size))])
    return table.toString()
  }
  const at = draw => (series, size) => (series.bySize.has(size) ? draw(series.bySize.get(size), series) : '')
  const compared = ({ ratio }) => ratio !== ''
  const beside = rows.some(compared)
  return [
    one(
      'tokens per second',
      at(row => rate(row.tokens_per_second)),
    ),
    one(
      'peak memory, MiB',
      at(row => row.peak_mib.toFixed(0)),
    ),
    one(
      'time per token, smallest size = 1',
      at((row, series) => short(series.first / row.tokens_per_second)),
    ),
    ...(beside
      ? [
          one(
            'collapse-lab, times as fast',
            at(row => short(row.ratio)),
            compared,
          ),
        ]
      : []),
    '',
  ].join('\n')
}

/** The rows of one job by one implementation, by size. */
function seriesOf(rows) {
  const all = new Map()
  for (const row of rows) {
    const name = row.implementation === 'collapse-lab' ? row.job : `${row.job}, by ${row.implementation}`
    if (!all.has(name)) all.set(name, { name, first: row.tokens_per_second, bySize: new Map() })
    all.get(name).bySize.set(row.tokens, row)
  }
  return [...all.values()]
}

const rate = perSecond => (perSecond >= 1e6 ? `${short(perSecond / 1e6)} M` : `${short(perSecond / 1e3)} k`)

const short = x => x.toFixed(x >= 100 ? 0 : x >= 10 ? 1 : 2)
