import { useMemo } from 'preact/hooks'
import { bands, rowName } from '../../metrics/features/parts.ts'
import { percent, significant, times } from '../../report/format/numbers.ts'
import { lookup, type Row } from '../../report/format/rows.ts'
import { RankChart } from '../charts/rank-chart.tsx'
import { RunChoice } from '../run-choice.tsx'
import { SeriesChart, type SeriesFacts } from '../charts/series-chart.tsx'
import type { ShownRun } from '../state/show.ts'
import { run, runColumns } from '../state/state.ts'
import { Scope } from '../terms.tsx'
import { MoreSeeds } from '../study/more-seeds.tsx'
import { others } from '../study/seeds.ts'
import { replicateIntervals, intervalsOverSeeds } from '../charts/intervals.ts'
import { words } from '../state/words.ts'
import type { View } from '../state/view.ts'

/** Charts of what was measured in a run. */
export const curves: View = { name: 'curves', title: words.views.curves, Draw }

function Draw() {
  const shown = run.value!
  const seeds = others.value.progress ? [] : others.value.rows
  const facts = useMemo(() => factsOf(seeds), [shown, seeds.length])
  return (
    <>
      <h1>{words.charts.title}</h1>
      <Scope plan={shown.plan} />
      <RunChoice />
      <Spoken seeds={seeds.length} replicates={shown.replicates} />
      <div class="charts">
        {facts.map(each => (
          <SeriesChart key={each.name} facts={each} />
        ))}
        <RankChart />
      </div>
      <section aria-labelledby="seeds">
        <h2 id="seeds">{words.seeds.title}</h2>
        <MoreSeeds id="curve-seeds" />
      </section>
    </>
  )
}

/**
 * Says how many seeds the bands cover; nothing without bands.
 *
 * @param seeds the number of seeds that the page has run
 */
function Spoken({ seeds, replicates }: { seeds: number; replicates: ShownRun['replicates'] }) {
  const held = replicates?.seeds ?? []
  if (seeds >= held.length && seeds > 0) return <p class="seeds">{words.seeds.mean(seeds + 1)}</p>
  return held.length > 1 ? (
    <p class="seeds">
      {words.seeds.mean(held.length)} {words.seeds.held(held)}
    </p>
  ) : null
}

/** 95 % intervals over the seeds that the page has run, or over its embedded replicates where these are more. */
function seedIntervals(seeds: readonly (readonly Row[])[]) {
  const columns = runColumns.value
  const { rows, replicates } = run.value!
  if (seeds.length > 0 && seeds.length >= (replicates?.seeds.length ?? 0))
    return intervalsOverSeeds([rows, ...seeds], columns)
  return replicates && replicateIntervals(replicates, columns)
}

/** Lists the charts of this run; a chart without measured values is left out. */
function factsOf(seeds: readonly (readonly Row[])[]): SeriesFacts[] {
  const columns = runColumns.value
  const { rows } = run.value!
  const at = columns.map((_, t) => lookup(rows, t))
  const of = (metric: string) => columns.map((column, t) => at[t]!(column, metric))
  const intervals = seedIntervals(seeds)
  const intervalsFor = (metric: string) => (intervals ? { intervals: intervals(metric) } : {})
  const theory = (metric: string) => columns.map((_, t) => at[t]!('theory', metric))
  const one = (metric: string, name: string) => ({ name, values: of(metric), ...intervalsFor(metric) })
  const { charts } = words
  const survival = bands.map(band => {
    const row = rowName('surviving-types', band)
    return { name: times(band), values: of(row), theory: theory(row), ...intervalsFor(row) }
  })
  const all: SeriesFacts[] = [
    { ...charts.survival, name: 'survival', series: survival, print: percent },
    {
      ...charts.perplexity,
      name: 'perplexity',
      series: [one('perplexity', charts.overall), one('perplexity/1', charts.rare)],
      print: significant,
      log: true,
    },
    {
      ...charts.repetition,
      name: 'repetition',
      series: [one('distinct-3', charts.distinct), one('duplicate-sentences', charts.sentences)],
      print: percent,
    },
    { ...charts.entropy, name: 'entropy', series: [one('entropy', charts.entropyName)], print: significant },
  ]
  return all
    .map(facts => ({ ...facts, columns, series: facts.series.filter(({ values }) => values.some(isNumber)) }))
    .filter(({ series }) => series.length > 0)
}

const isNumber = (value: number | undefined) => value !== undefined && Number.isFinite(value)
