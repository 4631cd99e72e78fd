import type { PlotOptions } from '@observablehq/plot'
import { plot } from '@observablehq/plot'
import { useEffect, useRef } from 'preact/hooks'
import { csvLines } from '../../report/format/csv.ts'
import { pngOf, svgOf, saveFile, saveText, type Captions } from './drawing.ts'
import { Table, type ChartTable } from './table.tsx'
import { useArea } from '../field/measure.ts'
import { inTurn } from '../state/in-turn.ts'
import { say } from '../locales/say.ts'
import { shortTitle, run, show } from '../state/state.ts'

export interface ChartFacts {
  readonly title: string
  /** What the numbers are. */
  readonly unit: string
  /** The file's name without its ending. */
  readonly name: string
  /** The numbers of the chart as people write them. */
  readonly table: ChartTable
  /** The numbers of the chart with all their digits, for a file. */
  readonly data: ChartTable
  /** One sentence on what the chart shows. */
  readonly says?: string
}

/** A chart with its title and unit, its numbers on demand, and buttons that save it as a file. */
export function Chart({ facts, options }: { facts: ChartFacts; options: (width: number) => PlotOptions }) {
  const host = useRef<HTMLDivElement>(null)
  const width = useArea(host)?.width ?? 0
  const { title, unit, name, table, data, says } = facts
  useEffect(() => {
    if (width === 0) return
    return inTurn(() => {
      // The view may have been left meanwhile.
      if (!host.current) return
      const svg = plot({ ...options(width), width, ariaLabel: title, ...STYLE })
      // The page's Content-Security-Policy allows no other style.
      for (const style of svg.querySelectorAll('style')) style.remove()
      for (const part of svg.querySelectorAll('g')) part.removeAttribute('aria-label')
      svg.setAttribute('role', 'img')
      host.current.replaceChildren(svg)
    })
  }, [width, options])
  const captions = (): Captions => ({ title, unit, source: sourceLine() })
  const files = [
    { kind: say('charts.csv'), save: () => saveText(`${name}.csv`, csvOf(data), 'text/csv') },
    {
      kind: say('charts.svg'),
      save: () => saveText(`${name}.svg`, svgOf(host.current!, captions()), 'image/svg+xml'),
    },
    {
      kind: say('charts.png'),
      save: () => void pngOf(host.current!, captions()).then(png => saveFile(`${name}.png`, png)),
    },
  ]
  return (
    <figure class="chart">
      <figcaption>
        <h3>{title}</h3>
        <p class="unit">{unit}</p>
      </figcaption>
      <div ref={host} class="drawing" />
      {says !== undefined && <p class="says note">{says}</p>}
      <div class="chart-files">
        <details>
          <summary>{say('charts.numbers')}</summary>
          <div class="scroll" tabIndex={0} role="region" aria-label={title}>
            <Table table={table} />
          </div>
        </details>
        {files.map(({ kind, save }) => (
          <button
            key={kind}
            type="button"
            class="link"
            aria-label={say('charts.save', { kind, title })}
            onClick={save}
          >
            {kind}
          </button>
        ))}
      </div>
    </figure>
  )
}

/** Where the numbers of a picture come from. */
function sourceLine(): string {
  const { plan } = run.value!
  return say('charts.source', {
    title: shortTitle.value,
    settings: plan.regime,
    seed: plan.seed,
    software: show.value!.software,
  })
}

const STYLE = { className: 'plot', style: { fontFamily: 'inherit', background: 'none' } } as const

const csvOf = ({ head, rows }: ChartTable) => [...csvLines([head, ...rows])].map(line => `${line}\n`).join('')
