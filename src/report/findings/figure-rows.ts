import type { Figure, Lines, ResultTable } from '../../experiment/figure.ts'
import { generationName } from '../../lineage/names.ts'
import { printed, withHalf } from './values.ts'

/** The lines of a figure as a table for a terminal: a row for each line; columns for the first two, the middle and the last point. */
export function fewRows({ series, unit, across }: Lines): {
  head: readonly string[]
  rows: readonly (readonly string[])[]
} {
  const places = placesOf(series)
  const few = [...new Set([places[0], places[1], places[places.length >> 1], places.at(-1)])].filter(
    place => place !== undefined,
  )
  const at = across === undefined ? {} : { across }
  return {
    head: ['', ...few.map(place => axisLabel(at, place))],
    rows: series.map(({ name, points }) => [
      name,
      ...few.map(place => {
        const point = points.find(({ at }) => at === place)
        return point ? withHalf(point.value, unit) : ''
      }),
    ]),
  }
}

const placesOf = (series: Lines['series']) =>
  [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => a - b)

/** The numbers of a figure as a table. */
export function figureRows(figure: Figure): {
  head: readonly string[]
  rows: readonly (readonly string[])[]
} {
  const { unit } = figure
  if (figure.kind === 'bars') {
    const laws = figure.bars.some(({ law }) => law !== undefined)
    return {
      head: ['', 'value', ...(laws ? ['expected by theory'] : [])],
      rows: figure.bars.map(({ name, value, law }) => [
        name,
        withHalf(value, unit),
        ...(laws ? [law === undefined ? '' : printed(law, unit)] : []),
      ]),
    }
  }
  const places = placesOf(figure.series)
  return {
    head: [figure.across ?? 'generation', ...figure.series.map(({ name }) => name)],
    rows: places.map(at => [
      axisLabel(figure, at),
      ...figure.series.map(({ points }) => {
        const point = points.find(point => point.at === at)
        return point ? withHalf(point.value, unit) : ''
      }),
    ]),
  }
}

/** The head and the rows of a result table, as they are shown. */
export function resultTableRows({ columns, rows, unit }: ResultTable): {
  head: readonly string[]
  rows: readonly (readonly string[])[]
} {
  return {
    head: ['', ...columns],
    rows: rows.map(({ name, values }) => [
      name,
      ...values.map(value => (value === undefined ? '–' : withHalf(value, unit))),
    ]),
  }
}

/** The label of a point on the horizontal axis: a generation, or a number. */
export function axisLabel({ across }: { readonly across?: string }, at: number): string {
  return across === undefined ? generationName(at) : String(at)
}
