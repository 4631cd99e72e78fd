import type { Figure } from '../../experiment/figure.ts'
import { generationName } from '../../lineage/names.ts'
import { printed, withHalf } from './values.ts'

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
  const places = [...new Set(figure.series.flatMap(({ points }) => points.map(({ at }) => at)))].sort(
    (a, b) => a - b,
  )
  return {
    head: [figure.across ?? 'generation', ...figure.series.map(({ name }) => name)],
    rows: places.map(at => [
      placeName(figure, at),
      ...figure.series.map(({ points }) => {
        const point = points.find(point => point.at === at)
        return point ? withHalf(point.value, unit) : ''
      }),
    ]),
  }
}

/** What stands at a place of the line from left to right. */
export function placeName({ across }: { readonly across?: string }, at: number): string {
  return across === undefined ? generationName(at) : String(at)
}
