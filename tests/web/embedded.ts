import { readFileSync } from 'node:fs'
import { PAGE_FILE } from '../build-in-use.ts'
import { countColumns, unpack } from '../../src/report/page/pack.ts'
import type { PageData, PageRun } from '../../src/report/page/page-data.ts'

/** What a page holds. @param path default the page as it was built */
export function embeddedIn(path = PAGE_FILE): PageData {
  const [, json = ''] = /id="run-data">([^]*?)<\/script>/.exec(readFileSync(path, 'utf8'))!
  return JSON.parse(json) as PageData
}

/** Counts of every type in each generation of a run, from A on. */
export const countsIn = (run: PageRun): Int32Array[] =>
  countColumns(unpack(run.counts), run.generations.length)

/** The number of types of the human text that each generation of a run still writes, from A on. */
export function leftIn(run: PageRun): number[] {
  return countsIn(run).map(column => column.filter(count => count > 0).length)
}
