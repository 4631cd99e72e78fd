import { expect, test } from 'vitest'
import { overviewLines } from '../../src/report/tables/overview-rows.ts'
import { measureNames } from '../../src/web/state/measure-names.ts'
import { tokenizers } from '../../src/text/tokenizers/index.ts'

const row = (metric: string) => ({ model: 'A', generation: 1, metric, value: 0.5 })
const NAMED = ['share-of-passages/label:sea', 'share-of-passages/statements:facts', 'perplexity/test:sotu']

test.each(tokenizers.map(({ name }) => name))(
  'the English catalogue of the page calls every row as the tables of the command do: %s',
  tokens => {
    for (const origin of ['human', 'constructed']) {
      const run = { rows: NAMED.map(row), tokens, origin }
      const nameOf = measureNames({ origin, tokens })
      expect(overviewLines({ ...run, nameOf })).toHaveLength(overviewLines(run).length)
      expect(overviewLines({ ...run, nameOf }).map(({ label }) => label)).toEqual(
        overviewLines(run).map(({ label }) => label),
      )
    }
  },
)
