import { isImport } from '../../lineage/imported.ts'
import { useMemo } from 'preact/hooks'
import { bands, rowName } from '../../metrics/features/parts.ts'
import { percent, significant } from '../../report/format/numbers.ts'
import { lookup, type Row } from '../../report/format/rows.ts'
import { intervalsOverSeeds, replicateIntervals } from '../charts/intervals.ts'
import { RankChart } from '../charts/rank-chart.tsx'
import { SeriesChart, type Series, type SeriesFacts } from '../charts/series-chart.tsx'
import { say } from '../locales/say.ts'
import { MoreSeeds } from '../read/more-seeds.tsx'
import { others } from '../read/seeds.ts'
import { bandName } from '../state/bands.ts'
import { settingsNames } from '../state/settings.ts'
import type { ShownRun } from '../state/show.ts'
import { run, runColumns, show } from '../state/state.ts'
import { lineOf } from '../story/story-run.ts'
import { Settings } from '../how.tsx'

/** A run that is compared, with its short name and its number, which gives its line a look. */
export interface Compared {
  readonly run: ShownRun
  readonly title: string
  readonly look: number
}

const SURVIVING = 'surviving-types'

/** A measure that settings are compared by. */
interface Measure {
  readonly name: 'words' | 'perplexity' | 'rare' | 'repeated' | 'distinct' | 'entropy'
  readonly metric: string
  readonly print: (value: number) => string
  /** How a value of the metric is drawn; default as it is. */
  readonly drawn?: (value: number) => number
}

const MEASURES: readonly Measure[] = [
  { name: 'words', metric: SURVIVING, print: percent },
  { name: 'perplexity', metric: 'perplexity', print: significant },
  { name: 'rare', metric: 'perplexity/1', print: bits => bits.toFixed(1), drawn: Math.log2 },
  { name: 'repeated', metric: 'duplicate-sentences', print: percent },
  { name: 'distinct', metric: 'distinct-3', print: percent },
  { name: 'entropy', metric: 'entropy', print: bits => bits.toFixed(2) },
]

/** A chart for each measure, with a line for each setting. */
export function Measures({ arms }: { arms: readonly Compared[] }) {
  const facts = useMemo(
    () => MEASURES.map(measure => factsOf(measure, arms)).filter(({ series }) => series.length > 0),
    [show.value, arms.map(({ title }) => title).join('|')],
  )
  return (
    <div class="charts">
      {facts.map(each => (
        <SeriesChart key={each.name} facts={each} />
      ))}
    </div>
  )
}

function factsOf(
  { name, metric, print, drawn = value => value }: Measure,
  arms: readonly Compared[],
): SeriesFacts {
  const { columns } = show.value!
  const series = arms
    .map(({ run, title, look }) => {
      const intervals = run.replicates && metric === SURVIVING ? replicateIntervals(run.replicates, columns)(metric) : undefined // prettier-ignore
      return {
        ...{ name: title, look },
        values: lineOf(run, metric).map(value => (value === undefined ? undefined : drawn(value))),
        ...(intervals ? { intervals } : {}),
      }
    })
    .filter(({ values }) => values.some(isNumber))
  const banded = series.some(({ intervals }) => intervals)
  const says =
    name === 'words' ? (banded ? say('charts.words.bands') : undefined) : say(`charts.${name}.says`)
  return {
    ...{ name, series, print, title: say(`charts.${name}.title`), unit: say(`charts.${name}.unit`) },
    ...(says === undefined ? {} : { says }),
  }
}

/** Charts of one run: its kinds of words, its ranks, and the same settings with other seeds. */
export function Curves() {
  const shown = run.value!
  const { runs } = show.value!
  const seeds = others.value.progress ? [] : others.value.rows
  const facts = useMemo(() => ownFacts(seeds, runs.length === 1), [shown, seeds.length])
  return (
    <section class="one-setting" aria-labelledby="one-setting">
      <h2 id="one-setting">
        {runs.length > 1 ? (
          <>
            {say('compare.more')} <Settings />
          </>
        ) : (
          say('compare.curves')
        )}
      </h2>
      <Spoken seeds={seeds.length} replicates={shown.replicates} />
      {shown.chance && <p class="seeds">{say('compare.chance.says')}</p>}
      <div class="charts">
        {facts.map(each => (
          <SeriesChart key={each.name} facts={each} />
        ))}
        <RankChart />
      </div>
      {!isImport(shown.plan) && (
        <section aria-labelledby="seeds">
          <h3 id="seeds">{say('compare.seeds')}</h3>
          <MoreSeeds id="curve-seeds" />
        </section>
      )}
    </section>
  )
}

/**
 * Says how many seeds the bands cover; nothing without bands.
 *
 * @param seeds the number of seeds that the page has run
 */
function Spoken({ seeds, replicates }: { seeds: number; replicates: ShownRun['replicates'] }) {
  const held = replicates?.seeds ?? []
  if (seeds >= held.length && seeds > 0)
    return <p class="seeds">{say('compare.mean', { count: seeds + 1 })}</p>
  return held.length > 1 ? (
    <p class="seeds">
      {say('compare.mean', { count: held.length })}{' '}
      {say('compare.held', { seeds: `${held.slice(0, 5).join(', ')}${held.length > 5 ? ' …' : ''}` })}
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

/** The charts of this run; of a page with one run all measures, else only what is not compared above. */
function ownFacts(seeds: readonly (readonly Row[])[], all: boolean): SeriesFacts[] {
  const columns = runColumns.value
  const shown = run.value!
  const at = columns.map((_, t) => lookup(shown.rows, t))
  const intervals = seedIntervals(seeds)
  const intervalsFor = (metric: string) => (intervals ? { intervals: intervals(metric) } : {})
  const survival = bands.map(band => {
    const row = rowName('surviving-types', band)
    return {
      name: bandName(band),
      values: columns.map((column, t) => at[t]!(column, row)),
      theory: columns.map((_, t) => at[t]!('theory', row)),
      ...intervalsFor(row),
    }
  })
  const arm = { run: shown, title: settingsNames()[show.value!.runs.indexOf(shown)]!, look: 0 }
  const measures = MEASURES.filter(({ name }) => all || (intervals && name !== 'rare')).map(measure => {
    const facts = factsOf(measure, [arm])
    const own = facts.series.map(each => ({
      ...each,
      ...(measure.drawn ? {} : intervalsFor(measure.metric)),
    }))
    const series = measure.drawn || own.length === 0 ? own : [...own, ...chanceSeries(measure.metric)]
    return { ...facts, name: `own-${facts.name}`, series }
  })
  return [
    {
      ...{ name: 'survival', series: survival, print: percent },
      ...{
        title: say('charts.survival.title'),
        unit: say('charts.survival.unit'),
        says: say('charts.survival.says'),
      },
    },
    ...measures,
  ]
    .map(facts => ({ ...facts, columns, series: facts.series.filter(({ values }) => values.some(isNumber)) }))
    .filter(({ series }) => series.length > 0)
}

/** What chance gives at the lengths of imported texts: a line for the mean of what was drawn, and a band for most of it. */
function chanceSeries(metric: string): Series[] {
  const rows = new Map(
    (run.value!.chance ?? []).filter(row => row.metric === metric).map(row => [row.generation, row]),
  )
  return (['copies', 'passages'] as const).flatMap((kind, k) => {
    const intervals = runColumns.value.map((_, t) => rows.get(t)?.[kind])
    if (!intervals.some(band => band)) return []
    const values = intervals.map(band => band?.mean)
    return [{ name: say(`compare.chance.${kind}`), look: k + 1, values, intervals }]
  })
}

const isNumber = (value: number | undefined) => value !== undefined && Number.isFinite(value)
