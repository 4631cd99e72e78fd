import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { replicates } from '../../src/experiment/sweep/replicates.ts'
import { estimates } from '../../src/experiment/comparison/estimates.ts'
import { lineage } from '../../src/lineage/lineage.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { plottedMetrics } from '../../src/report/page/plotted-metrics.ts'
import { labCorpus } from '../../src/web/engine/text.ts'
import { otherSeeds } from '../../src/web/engine/other-seeds.ts'
import { intervalsOverSeeds } from '../../src/web/charts/intervals.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, type Watched } from './browser.ts'
import { pageOf } from './own-page.ts'
import { TEXT } from './own-text.ts'

const text = { name: 'mine.txt', text: TEXT }
const corpus = labCorpus(text, { tokens: 'word' })
const plan = planOf({ generations: 2, regime: 'accumulate' })
const { sha256 } = corpus.input
const { vocabulary } = lineage(corpus, { generations: 1, metrics: [] }).next().value!.baseline
/** A word that the text has twice, so that chance decides. */
const WORD = vocabulary.types.find((type, id) => vocabulary.counts[id] === 2 && /^[a-z]{4,}$/.test(type))!

describe('a plan with other seeds', () => {
  test('gives the runs that these seeds give alone, and the measures that the command takes', () => {
    const seeds = ['1r2', '1r3']
    const runs = [...otherSeeds({ text, sha256, plan, seeds }, () => undefined)]
    expect(runs.length).toBe(2)
    const [, ...alone] = replicates(corpus, { ...plan, metrics: plottedMetrics, replicates: 3 })
    const taken = (rows: readonly { generation: number }[]) => rows.filter(({ generation }) => generation > 0)
    expect(runs.map(({ rows }) => rows)).toEqual(alone.map(({ rows }) => taken(rows)))
    for (const [k, { present }] of runs.entries()) {
      const generations = [...lineage(corpus, { ...plan, seed: seeds[k]!, metrics: [] })]
      for (const [t, { counts, baseline }] of generations.entries()) {
        const there = Array.from(counts.subarray(1, baseline.vocabulary.size + 1), count =>
          count > 0 ? 1 : 0,
        )
        expect(Array.from(present[t]!)).toEqual(there)
      }
    }
  })

  test('is refused for another text', () => {
    const order = { text: { ...text, text: `${TEXT} more` }, sha256, plan, seeds: ['2'] }
    expect(() => [...otherSeeds(order, () => undefined)]).toThrow(
      'mine.txt is not the text that this run began with',
    )
  })

  test('has the means and intervals that the command gives', () => {
    const runs = [...replicates(corpus, { ...plan, metrics: plottedMetrics, replicates: 4 })]
    const spread = intervalsOverSeeds(
      runs.map(({ rows }) => rows),
      ['human', 'A', 'B'],
    )
    const all = estimates(runs)
    for (const metric of ['surviving-types', 'perplexity', 'entropy', 'surviving-types/1']) {
      const [human, ...others] = spread(metric)
      expect(human).toBeUndefined()
      for (const [t, name] of ['A', 'B'].entries()) {
        const { estimate } = all.find(each => each.model === name && each.metric === metric)!
        expect(others[t]).toEqual({ mean: estimate.mean, ...estimate.interval })
      }
    }
  })

  test('has no interval where a run has no value, or an infinite one', () => {
    const row = (value: number) => [{ generation: 1, model: 'A', metric: 'x', value }]
    const columns = ['human', 'A']
    expect(intervalsOverSeeds([row(1), row(3)], columns)('x')[1]!.mean).toBe(2)
    expect(intervalsOverSeeds([row(1), row(Infinity)], columns)('x')[1]).toBeUndefined()
    expect(intervalsOverSeeds([row(1), []], columns)('x')[1]).toBeUndefined()
    expect(intervalsOverSeeds([row(1)], columns)('x')[1]).toBeUndefined()
  })
})

/** Opens a page with a run of the text, at the card of the word. */
async function cardIn(
  open: (url: string, options?: object) => Promise<Watched>,
  address: string,
  options = {},
) {
  const watched = await open(`${address}#words?word=${WORD}`, options)
  await watched.page.getByText('Was it chance?').click()
  return watched
}

const stays = (page: Page) => page.getByRole('dialog').getByText(/run(s)? with (an)?other seed/)

describeInBrowser('other seeds', open => {
  test('say of a word in how many of them it stays, and give the curves their bands', async () => {
    const { address } = pageOf([{ generations: 2 }])
    const { page, complaints } = await cardIn(open, address, { viewport: { width: 320, height: 700 } })
    await page.getByRole('button', { name: 'Run 20 other seeds' }).click()
    await page.getByText('All 20 are done').waitFor({ timeout: 60_000 })
    const seeds = Array.from({ length: 20 }, (_, k) => `1r${k + 2}`)
    const own = planOf({ generations: 2 })
    const kept = [...otherSeeds({ text, sha256, plan: own, seeds }, () => undefined)].filter(
      ({ present }) => present[1]![vocabulary.idOf(WORD) - 1]! > 0,
    )
    expect(await stays(page).textContent()).toBe(
      `${kept.length} of 20 runs with other seeds have it in copy B.`,
    )
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('navigation').getByRole('link', { name: 'Compare' }).click()
    const chart = page.locator('.chart').first()
    await chart.locator('svg').waitFor()
    expect(await chart.locator('g path[fill-opacity], g[fill-opacity] path').count()).toBeGreaterThan(0)
    expect(await chart.locator('thead th').allTextContents()).toContain('once, mean')
    expect(await page.locator('main').textContent()).toContain('the mean over 21 seeds')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(complaints).toEqual([])
  }, 120_000)

  test('can be ended at once, keep what is done, and go on from there', async () => {
    // Long enough that a slow page is not done before it is asked to end.
    const long = { name: 'mine.txt', text: Array(8).fill(TEXT).join('\n\n') }
    const { address } = pageOf([{ generations: 30 }], { text: long })
    const { page } = await cardIn(open, address)
    await page.getByRole('button', { name: 'Run 20 other seeds' }).click()
    await stays(page).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Cancel' }).click()
    const [, done = ''] = /^(\d+) of 20 are done/.exec((await page.getByText(/of 20 are done/).textContent())!)! // prettier-ignore
    expect(Number(done)).toBeGreaterThan(0)
    expect(await page.getByRole('dialog').locator('progress').count()).toBe(0)
    expect(await page.getByRole('button', { name: `Run ${20 - Number(done)} other seed` }).count()).toBe(1)
    expect(await stays(page).textContent()).toMatch(new RegExp(`^\\d+ of ${done} run`))
  }, 120_000)
})
