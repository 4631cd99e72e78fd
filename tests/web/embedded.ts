import { readFileSync } from 'node:fs'
import { PAGE_FILE } from '../build-in-use.ts'
import { decodeCounts } from '../../src/report/page/counts-code.ts'
import type { PageData, PageRun } from '../../src/report/page/page-data.ts'

/** What a page holds. @param path default the page as it was built */
export function embeddedIn(path = PAGE_FILE): PageData {
  const [, json = ''] = /id="run-data">([^]*?)<\/script>/.exec(readFileSync(path, 'utf8'))!
  return JSON.parse(json) as PageData
}

/** Types of the human text that each generation of a run still writes, from A on. */
export function leftIn({ text }: PageData, run: PageRun): number[] {
  const columns = decodeCounts(run.counts, text.counts, run.generations.length)
  return columns.map(column => column.filter(count => count > 0).length)
}
