import type { PlotOptions } from '@observablehq/plot'
import { plot } from '@observablehq/plot'
import { useEffect, useRef, useState } from 'preact/hooks'
import { csvLines } from '../../report/format/csv.ts'
import { pngOf, svgOf, saveFile, saveText } from './drawing.ts'
import { Table, type ChartTable } from './table.tsx'
import { words } from '../state/words.ts'

export interface ChartFacts {
  readonly title: string
  /** What the numbers are, with their text and plan. */
  readonly unit: string
  /** The file's name without its ending. */
  readonly name: string
  /** The numbers of the chart as a table. */
  readonly table: ChartTable
  /** One sentence on what the chart shows. */
  readonly says?: string
}

/** A chart with its title, unit and table, and buttons that save it as a file. */
export function Chart({ facts, options }: { facts: ChartFacts; options: (width: number) => PlotOptions }) {
  const host = useRef<HTMLDivElement>(null)
  const width = useWidth(host)
  const { title, unit, name, table, says } = facts
  useEffect(() => {
    if (width === 0) return
    const svg = plot({ ...options(width), width, ariaLabel: title, ...STYLE })
    // The page's Content-Security-Policy allows no other style.
    for (const style of svg.querySelectorAll('style')) style.remove()
    for (const part of svg.querySelectorAll('g')) part.removeAttribute('aria-label')
    svg.setAttribute('role', 'img')
    host.current!.replaceChildren(svg)
  }, [width, options])
  return (
    <figure class="chart">
      <figcaption>
        <h2>{title}</h2>
        <p class="unit">{unit}</p>
      </figcaption>
      <div ref={host} class="drawing" />
      {says !== undefined && <p class="says">{says}</p>}
      <details>
        <summary>{words.chart.table}</summary>
        <div class="scroll" tabIndex={0} role="region" aria-label={title}>
          <Table table={table} />
        </div>
        <p class="files">
          <button type="button" onClick={() => saveText(`${name}.csv`, csvOf(table), 'text/csv')}>
            {words.chart.csv}
          </button>
          <button
            type="button"
            onClick={() => saveText(`${name}.svg`, svgOf(host.current!), 'image/svg+xml')}
          >
            {words.chart.svg}
          </button>
          <button
            type="button"
            onClick={() => void pngOf(host.current!).then(png => saveFile(`${name}.png`, png))}
          >
            {words.chart.png}
          </button>
        </p>
      </details>
    </figure>
  )
}

const STYLE = { className: 'plot', style: { fontFamily: 'inherit', background: 'none' } } as const

/** The width of an element in whole pixels; 0 before it is drawn. */
function useWidth(host: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)))
    watch.observe(host.current!)
    return () => watch.disconnect()
  }, [])
  return width
}

const csvOf = ({ head, rows }: ChartTable) => [...csvLines([head, ...rows])].map(line => `${line}\n`).join('')
