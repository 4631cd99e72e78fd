import { fillCorpora } from '../report/page/fill-page.ts'
import { listCorpora, readCorpus } from './corpora.ts'
import { pageOf } from './page.ts'
import type { ServedFile } from './page-server.ts'
import type { Run } from './read-run.ts'

/** A page as it is served: with the corpora of this machine at hand, each read when it is asked for. */
export function servedPage(runs: readonly Run[]): { page: string; files: ServedFile[] } {
  const corpora = listCorpora()
  return {
    page: fillCorpora(
      pageOf(runs),
      corpora.map(({ name, title }) => ({ name, title })),
    ),
    files: corpora.map(({ name }) => ({
      path: `/corpora/${name}.json`,
      read: () => Buffer.from(JSON.stringify(readCorpus(name))),
    })),
  }
}
