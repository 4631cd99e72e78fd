import * as v from 'valibot'
import type { Figure, Series } from '../experiment/figure.ts'
import { estimate } from '../experiment/statistics/interval.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { survivalChance } from '../theory/index.ts'
import { evaluate, idSchema, measuredIn, valueSchema, type FactsOf, type Measured } from './keys/values.ts'

const text = v.pipe(v.string(), v.nonEmpty())
const rounds = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))
const series = v.union(
  [
    v.strictObject({ name: text, run: idSchema, metric: text, rounds }),
    v.strictObject({ name: text, times: v.pipe(v.number(), v.minValue(0)), rounds }),
  ],
  'a line must be {name, run, metric, rounds}, or {name, times, rounds} for the law',
)
const head = {
  title: v.pipe(text, v.description('What the picture shows.')),
  number: v.pipe(text, v.description('What the numbers are.')),
  unit: v.picklist(['share', 'points', 'number', 'change']),
}

/** A picture for slide or board: a chart of numbers that are worked out from runs and laws. */
export const pictureSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('lines'),
    ...head,
    lines: v.pipe(
      v.array(series),
      v.minLength(1),
      v.description(
        'Lines over the copies: rows of a run, or by the law what is left of words that are used `times` times.',
      ),
    ),
  }),
  v.strictObject({
    kind: v.literal('bars'),
    ...head,
    bars: v.pipe(v.array(v.strictObject({ name: text, value: valueSchema })), v.minLength(1)),
  }),
])
/** A picture as exercise.json describes it. */
export type Picture = v.InferOutput<typeof pictureSchema>

/** The rows of runs that a picture is drawn from, from the human text on. */
export function measuredInPicture(picture: Picture): Measured[] {
  if (picture.kind === 'bars') return picture.bars.flatMap(({ value }) => measuredIn(value))
  return picture.lines.flatMap(line =>
    'run' in line
      ? Array.from({ length: line.rounds + 1 }, (_, generation) => ({
          run: line.run,
          metric: line.metric,
          generation,
        }))
      : [],
  )
}

/**
 * Works a picture out: means over seeds with their 95 % intervals, and what the law expects beside them.
 *
 * @param seeds the facts of the runs by seed; at least one
 * @throws Refusal when a run has no such row
 */
export function figureOf(picture: Picture, seeds: readonly FactsOf[]): Figure {
  const { title, number, unit } = picture
  if (seeds.length === 0) throw new Refusal(phrase`a picture needs a seed`, phrase`take at least one`)
  if (picture.kind === 'bars')
    return {
      ...{ kind: 'bars', title, number, unit },
      bars: picture.bars.map(({ name, value }) => ({
        name,
        // What no seed decides is one number, without an interval.
        value: estimate(
          measuredIn(value).length === 0
            ? [evaluate(value, seeds[0]!)]
            : seeds.map(facts => evaluate(value, facts)),
        ),
      })),
    }
  return {
    ...{ kind: 'lines', title, number, unit, across: phrase`copy (0: the human text)` },
    series: picture.lines.map(line => seriesOf(line, seeds)),
  }
}

function seriesOf(line: v.InferOutput<typeof series>, seeds: readonly FactsOf[]): Series {
  const points = Array.from({ length: line.rounds + 1 }, (_, at) => at).flatMap(at => {
    if ('times' in line) return [{ at, value: estimate([at === 0 ? 1 : survivalChance(line.times, at)]) }]
    const { run, metric } = line
    const rows = seeds[0]!(run).rows.filter(row => row.metric === metric && row.generation === at)
    // Some measures are of models alone, and the human text has none.
    if (at === 0 && rows.length === 0) return []
    const value = estimate(seeds.map(facts => facts(run).value({ metric, generation: at })))
    const law = rows.find(({ model }) => model === 'theory')
    return [{ at, value, ...(law ? { law: law.value } : {}) }]
  })
  return { name: line.name, points }
}
