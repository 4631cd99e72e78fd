import { bands, rowName } from '../../metrics/features/parts.ts'
import { percent, significant } from '../../report/format/numbers.ts'
import { lookup } from '../../report/format/rows.ts'
import { FEWEST_CASES } from '../../theory/verdicts.ts'
import { survivalChance } from '../../theory/survival.ts'
import { Samples } from './samples.tsx'
import { SeriesChart, type Series } from '../charts/series-chart.tsx'
import { say, spelled, type Key } from '../locales/say.ts'
import { rowOf, type ShownRun } from '../state/show.ts'
import { shortTitle, show } from '../state/state.ts'
import { bandName } from '../state/bands.ts'
import { OddsTable } from './odds-table.tsx'
import { arms, isPlain, lineOf, measured, storyGeneration, storyRun, typesWhere } from './story-run.ts'
import type { Scene, Step } from './step.ts'

const nameOf = (generation: number) => show.value!.columns[generation]!

/** The author's words in a copy. @param key the caption */
const plain = (run: ShownRun, generation: number, key: Key = 'story.copy'): Scene => ({
  run,
  generation,
  caption: (shown, left) => say(key, { name: nameOf(generation), shown, left }),
})

/** The author's words in the copy that is shown, of a run that differs from the story's in one setting; else of the story's. */
function sceneOf(run: ShownRun | undefined, key: Key): Scene {
  const t = storyGeneration.value
  return run ? plain(run, Math.min(t, run.generations.length), key) : plain(storyRun.value, t)
}

const photocopy: Step = {
  name: 'photocopy',
  title: () => say('story.photocopy.title'),
  scene: () => plain(storyRun.value, 1),
  Tell: () => {
    const run = storyRun.value
    const end = run.generations.length
    const [before, after] = [measured(run, 'entropy', 0), measured(run, 'entropy', 1)]
    return (
      <>
        <p>{say('story.photocopy.page')}</p>
        <p>
          {say('story.photocopy.model', {
            title: shortTitle.value,
            written: run.written[0]!,
            total: run.left[0]!,
            left: run.left[1]!,
          })}{' '}
          {end > 1 && say('story.photocopy.rule', { name: nameOf(end), left: run.left[end]! })}
        </p>
        {before !== undefined && after !== undefined && (
          <p>{say('story.photocopy.entropy', { before: significant(before), after: significant(after) })}</p>
        )}
      </>
    )
  },
}

/** Words that the text uses once. */
const once = () => typesWhere(type => show.value!.text.counts[type] === 1)

const odds: Step = {
  name: 'odds',
  title: () => say('story.odds.title'),
  scene: () => ({ ...plain(storyRun.value, 1), words: once() }),
  Tell: () => {
    const run = storyRun.value
    const lawful = run.plan.regime === 'replace' && isPlain(run.plan)
    const m = run.written[0]! / show.value!.text.words
    const chance = (uses: number, at: number) => (lawful ? survivalChance(uses, at, m) : undefined)
    return (
      <>
        <p>{say('story.odds.once', { count: once().length })}</p>
        {lawful && <p>{say('story.odds.never', { share: percent(1 - survivalChance(1, 1, m)) })}</p>}
        {lawful && <p>{say('story.odds.again')}</p>}
        <OddsTable chance={chance} />
      </>
    )
  },
}

const rareFirst: Step = {
  name: 'rare-first',
  title: () => say('story.rareFirst.title'),
  scene: () => ({
    ...plain(storyRun.value, storyGeneration.value, 'story.rareFirst.caption'),
    words: typesWhere(() => true),
  }),
  Tell: () => {
    const { columns } = show.value!
    const run = storyRun.value
    const t = storyGeneration.value
    const lines = bands.map(band => {
      const row = rowName('surviving-types', band)
      const theory = columns.map((_, at) => lookup(run.rows, at)('theory', row))
      return { name: bandName(band), values: lineOf(run, row), theory }
    })
    const there = lines.filter(({ values }) => values[t] !== undefined)
    const shares = there.map(({ name, values }) =>
      say('story.rareFirst.share', { band: name, share: percent(values[t]!) }),
    )
    return (
      <>
        <p>{say('story.rareFirst.why')}</p>
        {shares.length > 1 && (
          <p>{say('story.rareFirst.shares', { name: nameOf(t), shares: shares.join(', ') })}</p>
        )}
        {there.length > 0 && (
          <SeriesChart
            facts={{ title: say('charts.survival.title'), unit: say('charts.survival.unit'), says: say('charts.survival.says'), name: 'rare-first', series: there, print: percent }} // prettier-ignore
          />
        )}
      </>
    )
  },
}

const fluent: Step = {
  name: 'fluent',
  title: () => say('story.fluent.title'),
  scene: () => plain(storyRun.value, storyGeneration.value),
  Tell: () => {
    const run = storyRun.value
    const t = storyGeneration.value
    const name = nameOf(t)
    const { order, sampling } = run.plan
    const growth = (metric: string) => {
      const [from, to] = [measured(run, metric, 1), measured(run, metric, t)]
      return from === undefined || to === undefined || t === 1 ? undefined : { from, to }
    }
    const [all, rare] = [growth('perplexity'), growth('perplexity/1')]
    const words = rowOf(run, 'perplexity/1', t)?.heldOut?.cases ?? 0
    const repeated = [measured(run, 'duplicate-sentences', 0), measured(run, 'duplicate-sentences', t)]
    const vocabulary = show.value!.types.length
    return (
      <>
        {sampling === 'mle' && (
          <p>
            {order === 1 ? say('story.fluent.single') : say('story.fluent.reads', { number: spelled(order) })}
          </p>
        )}
        <Samples numbers={[...new Set([1, t])]} />
        {all && Math.max(all.from, all.to) <= vocabulary && (
          <p>{say('story.fluent.average', { name, from: significant(all.from), to: significant(all.to) })}</p>
        )}
        {rare && words >= FEWEST_CASES && (
          <p>
            {say('story.fluent.bits', {
              name,
              count: words,
              from: Math.log2(rare.from).toFixed(1),
              to: Math.log2(rare.to).toFixed(1),
            })}
          </p>
        )}
        {repeated[0] !== undefined && repeated[1] !== undefined && (
          <p>
            {say('story.fluent.repeated', { name, from: percent(repeated[0]), to: percent(repeated[1]) })}
          </p>
        )}
      </>
    )
  },
}

const SURVIVING = 'surviving-types'

/** The words left in several runs. */
function LeftChart({ step, series }: { step: 'distortions' | 'always'; series: readonly Series[] }) {
  const facts = { title: say(`story.${step}.chart`), unit: say(`story.${step}.unit`) }
  return <SeriesChart facts={{ ...facts, name: step, series, print: percent }} />
}

const distortions: Step = {
  name: 'distortions',
  title: () => say('story.distortions.title'),
  scene: () => sceneOf(arms().filtered, 'story.distortions.caption'),
  Tell: () => {
    const { chance, smoothed, filtered } = arms()
    const name = nameOf(storyGeneration.value)
    const causes = [
      { run: chance, key: 'sampling' },
      { run: smoothed, key: 'approximation' },
      { run: filtered, key: 'filtering' },
    ] as const
    const series = causes.flatMap(({ run, key }) =>
      run ? [{ name: say(`story.distortions.names.${key}`), values: lineOf(run, SURVIVING) }] : [],
    )
    return (
      <>
        {causes.map(({ run, key }) => {
          const left = run && measured(run, SURVIVING, storyGeneration.value)
          return (
            <p key={key}>
              {left === undefined
                ? say(`story.distortions.${key}Only`)
                : say(`story.distortions.${key}`, { name, left: percent(left) })}
            </p>
          )
        })}
        {series.length > 1 && <LeftChart step="distortions" series={series} />}
      </>
    )
  },
}

const always: Step = {
  name: 'always',
  title: () => say('story.always.title'),
  scene: () => sceneOf(arms().kept, 'story.always.caption'),
  Tell: () => {
    const { chance, mixed, kept } = arms()
    const name = nameOf(storyGeneration.value)
    const all = [
      { run: chance, key: 'replace' },
      { run: mixed, key: 'keep-human' },
      { run: kept, key: 'accumulate' },
    ] as const
    const there = all.flatMap(({ run, key }) => {
      const share = run && measured(run, SURVIVING, storyGeneration.value)
      return run && share !== undefined ? [{ run, share, rule: say(`story.always.rules.${key}`) }] : []
    })
    return (
      <>
        <p>{say('story.always.no')}</p>
        {there.length > 1 && (
          <>
            <p>
              {say('story.always.shares', {
                name,
                shares: there
                  .map(({ share, rule }) => say('story.always.share', { share: percent(share), rule }))
                  .join('; '),
              })}
            </p>
            <p>{say('story.always.why')}</p>
            <LeftChart
              step="always"
              series={there.map(({ run, rule }) => ({ name: rule, values: lineOf(run, SURVIVING) }))}
            />
          </>
        )}
      </>
    )
  },
}

const HELPS = ['keep', 'record', 'check', 'rare', 'duplicates', 'independent', 'several'] as const

const protections: Step = {
  name: 'protections',
  title: () => say('story.protections.title'),
  scene: () => {
    const { chance, kept } = arms()
    const t = storyGeneration.value
    if (!chance || !kept || t > kept.generations.length) return plain(storyRun.value, t)
    const saved = typesWhere(type => kept.counts[t]![type]! > 0 && chance.counts[t]![type] === 0)
    return {
      ...{ run: kept, generation: t, words: saved },
      caption: () => say('story.protections.caption', { count: saved.length, name: nameOf(t) }),
    }
  },
  Tell: () => (
    <>
      <ol class="helps">
        {HELPS.map(key => (
          <li key={key}>{say(`story.protections.${key}`)}</li>
        ))}
      </ol>
      <p class="note">{say('story.protections.limits')}</p>
    </>
  ),
}

/** The steps of the story, in their order. */
export const steps: readonly Step[] = [photocopy, odds, rareFirst, fluent, distortions, always, protections]
