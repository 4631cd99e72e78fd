import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { PlanOptions } from '../../src/lineage/plan.ts'
import type { PageData } from '../../src/report/page/page-data.ts'
import { carryOut, type RunRequest } from '../../src/web/engine/carry-out.ts'
import { live } from '../../src/web/engine/live.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, openedOnce, PAGE } from './browser.ts'
import { countsIn } from './embedded.ts'
import { TEXT } from './own-text.ts'

/** What the page's worker answers to an order. */
function runInPage(page: Page, order: Omit<RunRequest, 'kind'>): Promise<PageData> {
  return page.evaluate(
    asked =>
      new Promise<PageData>((resolve, reject) => {
        const script = document.querySelector('script[type=module]')!.textContent
        const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
        worker.onerror = () => reject(new Error('the worker failed'))
        worker.onmessage = ({ data }: MessageEvent<{ kind: string; result: PageData }>) => {
          if (data.kind !== 'progress') resolve(data.result)
        }
        worker.postMessage({ kind: 'run', ...asked })
      }),
    order,
  )
}

describeInBrowser('the engine of the page', () => {
  const shared = openedOnce(`${PAGE}#text`)

  const plans: [string, PlanOptions][] = [
    ['words', { generations: 3, order: 3, seed: 'chromium' }],
    ['characters, bent', { generations: 2, tokens: 'char', order: 6, temperature: 0.7, topP: 0.9 }],
    ['accumulate', { generations: 3, order: 2, regime: 'accumulate', minP: 0.01, size: 4000 }],
  ]
  test.each(plans)('gives in Chromium the very run that Node gives: %s', async (_, plan) => {
    const { page } = shared
    const order = { text: { name: 'stories.txt', text: TEXT }, plans: [plan], software: 'test' }
    const inNode = JSON.stringify(carryOut(order, () => undefined))
    expect(JSON.stringify(await runInPage(page, order))).toBe(inNode)
  })

  test('gives several plans of one text, each as it is alone, in Chromium as in Node', async () => {
    const { page } = shared
    const plans: PlanOptions[] = [
      { generations: 2 },
      { generations: 2, regime: 'accumulate' },
      { generations: 2, topP: 0.9 },
    ]
    const text = { name: 'stories.txt', text: TEXT }
    const found = await runInPage(page, { text, plans, software: 'test' })
    expect(JSON.stringify(found)).toBe(
      JSON.stringify(carryOut({ text, plans, software: 'test' }, () => undefined)),
    )
    const alone = plans.map(
      own => carryOut({ text, plans: [own], software: 'test' }, () => undefined).runs[0]!,
    )
    expect(found.runs.map(({ counts }) => counts)).toEqual(alone.map(({ counts }) => counts))
    expect(new Set(found.runs.map(({ name }) => name)).size).toBe(3)
  })

  test('counts what the command counts in the same text by the same plan', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'stories.txt'), TEXT)
    expect(
      (await collapseLab(folder, 'run', '--corpus', 'stories.txt', '--generations', '2', '--out', 'run'))
        .code,
    ).toBe(0)
    const { page } = shared
    const order = { text: { name: 'stories.txt', text: TEXT }, plans: [{ generations: 2 }], software: '' }
    const { runs, text } = await runInPage(page, order)
    const rows = readFileSync(join(folder, 'run/vocabulary.csv'), 'utf8').trimEnd().split('\n').slice(1)
    const [A, B] = countsIn(runs[0]!)
    expect(rows.map(row => row.split(',').slice(-3).map(Number))).toEqual(
      text.counts.map((count, type) => [count, A![type], B![type]]),
    )
    const { inputs } = JSON.parse(readFileSync(join(folder, 'run/run.json'), 'utf8')) as { inputs: { sha256: string }[] } // prettier-ignore
    expect(text.sha256).toBe(inputs[0]!.sha256)
  })

  test('shows a run copy by copy, and gives at its end what the run alone gives', async () => {
    const { page } = shared
    const plans: PlanOptions[] = [{ generations: 3 }, { generations: 3, regime: 'accumulate' }]
    const order = { text: { name: 'stories.txt', text: TEXT }, plans, software: 'test' }
    const { grown, result } = await page.evaluate(
      asked =>
        new Promise<{ grown: number[]; result: { data: PageData } }>(resolve => {
          const script = document.querySelector('script[type=module]')!.textContent
          const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
          const grown: number[] = []
          worker.onmessage = ({ data }: MessageEvent<LiveAnswer>) => {
            if (data.kind === 'grown') grown.push(data.grown.run.generations.length)
            else if (data.kind === 'done') resolve({ grown, result: data.result })
          }
          worker.postMessage({ kind: 'live', ...asked })
        }),
      order,
    )
    expect(grown).toEqual([0, 1, 2, 3])
    expect(JSON.stringify(result.data)).toBe(JSON.stringify(carryOut(order, () => undefined)))
  })

  test('a run that is stopped is the run of the copies that were complete', async () => {
    const order = { kind: 'live', text: { name: 'stories.txt', text: TEXT }, software: 'test' } as const
    let copies = 0
    const { data } = await live(
      { ...order, plans: [{ generations: 10 }, { generations: 10, regime: 'accumulate' }] },
      {
        progress: () => undefined,
        grown: ({ run }) => (copies = run.generations.length),
        stopped: () => Promise.resolve(copies === 2),
      },
    )
    const alone = carryOut({ ...order, plans: [{ generations: 2 }] }, () => undefined)
    const [stopped] = data.runs
    expect(data.runs).toHaveLength(1)
    expect({ ...stopped, status: 'completed' }).toEqual(alone.runs[0])
    expect(stopped!.status).toBe('stopped')
  })
})

type LiveAnswer =
  | { kind: 'progress' }
  | { kind: 'grown'; grown: { run: { generations: string[] } } }
  | { kind: 'done'; result: { data: PageData } }
