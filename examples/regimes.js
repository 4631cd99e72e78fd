// Every regime over many seeds: node examples/regimes.js [corpus] [seeds] [size] [generations] [regimes]
// For each: human types alive, perplexity on held-out human text and distinct-3 of the last generation, mean ± half of the 95 %
// interval by Student's t, and what theory expects of the first; z is the distance between the two in standard errors. A size of 1x is as
// much as A read. replace stands there twice, once with the reserve that fresh-human sets aside, so that these two compare.
import { lineage, regimes, theory } from 'collapse-lab'
import { readCorpus } from 'collapse-lab/node'

const [corpus = 'moby-dick', seeds = '20', size = '1x', generations = '8', only] = process.argv.slice(2)
const book = readCorpus(corpus)
const rows = ['surviving-types', 'perplexity', 'distinct-3']
const share = number => `${(100 * number).toFixed(2)} %`
const prints = { 'surviving-types': share, perplexity: number => number.toFixed(1), 'distinct-3': share }
/** Quantile 0.975 of Student's t by degrees of freedom; between them the next lower one. */
const T = [[1, 12.706], [2, 4.303], [3, 3.182], [4, 2.776], [5, 2.571], [9, 2.262], [19, 2.093], [29, 2.045]] // prettier-ignore

console.log(
  `| regime | survival | theory | z | perplexity | distinct-3 |\n| --- | --- | --- | --- | --- | --- |`,
)
const length = size.endsWith('x') ? { sizeFactor: Number(size.slice(0, -1)) } : { size: Number(size) }
const arms = [...regimes.map(({ name }) => ({ regime: name })), { regime: 'replace', reserve: 0.5 }]
for (const arm of arms.filter(({ regime }) => only === undefined || only.split(',').includes(regime))) {
  const values = rows.map(() => [])
  let expected
  for (let seed = 1; seed <= Number(seeds); seed++) {
    const plan = { ...arm, ...length, generations: Number(generations), seed, metrics: rows }
    for (const { number, metrics, baseline } of lineage(book, plan)) {
      if (number < Number(generations)) continue
      rows.forEach((row, column) => values[column].push(metrics[row]))
      expected ??= theory.expect(theory.factsOf(baseline, { generation: number }))['surviving-types']
    }
  }
  const found = values.map(estimate)
  const cells = rows.map(
    (row, column) => `${prints[row](found[column].mean)} ± ${prints[row](found[column].reach)}`,
  )
  const z = expected === undefined ? '–' : ((found[0].mean - expected) / found[0].error).toFixed(1)
  console.log(
    `| \`${arm.regime}\`${arm.reserve ? `, reserve ${arm.reserve}` : ''} | ${cells[0]} | ${expected === undefined ? '–' : share(expected)} | ${z} | ${cells[1]} | ${cells[2]} |`,
  )
}

function estimate(values) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  const error = Math.sqrt(variance / values.length)
  const [, t] = T.findLast(([freedom]) => freedom <= values.length - 1) ?? [0, NaN]
  return { mean, error, reach: t * error }
}
