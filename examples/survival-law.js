// The survival law against many seeds: node examples/survival-law.js [corpus] [seeds] [size]
// For orders 1, 2 and 3, replace, 8 generations: mean share of human types alive, overall and by band of human count, and mean
// share of human tokens that still have copies, each over what the law expects. 1.000 is the law.
import { bands, generate, generationName, score, split, theory, train } from 'collapse-lab'
import { readCorpus } from 'collapse-lab/node'

const [corpus = 'moby-dick', seeds = '10', size] = process.argv.slice(2)
const GENERATIONS = 8
const shown = [{ name: 'all', from: 1, to: Infinity }, ...bands.slice(0, 3)]
const parts = split(readCorpus(corpus).passages)

for (const order of [1, 2, 3]) {
  const A = train(parts.train, { order, development: parts.development })
  const { counts } = A.vocabulary
  const words = A.occurrences.stream.words
  const written = size === undefined ? words : Number(size)
  const sums = Array.from({ length: GENERATIONS }, () => ({
    alive: shown.map(() => 0),
    ancestors: 0,
    perplexity: 0,
  }))
  for (let seed = 1; seed <= Number(seeds); seed++) {
    let model = A
    let ancestors = Int32Array.from(A.occurrences.stream.ids, (_, place) => place)
    for (const [index, sum] of sums.entries()) {
      sum.perplexity += score(model, parts.test).perplexity
      const writing = generate(model, { size: written, seed, name: generationName(index + 1) })
      const { ids } = writing.stream
      const alive = new Set(ids)
      ancestors = writing.parents.map(parent => (parent < 0 ? -1 : ancestors[parent]))
      shown.forEach(
        (band, column) => (sum.alive[column] += [...idsIn(counts, band)].filter(id => alive.has(id)).length),
      )
      sum.ancestors += new Set(ancestors.filter((_, place) => ids[place] !== 0)).size
      model = train(writing, A.recipe)
    }
  }
  console.log(
    `order ${order}: mean of ${seeds} seeds over the law (${shown.map(({ name }) => name).join(' | ')} | ancestors) · mean perplexity`,
  )
  for (const [index, { alive, ancestors, perplexity }] of sums.entries()) {
    const t = index + 1
    const m = written / words
    const expected = shown.map(band =>
      [...idsIn(counts, band)].reduce((sum, id) => sum + theory.survivalChance(counts[id], t, m), 0),
    )
    const lines = words * theory.survivalChance(1, t, m)
    const ratios = [
      ...alive.map((count, column) => count / Number(seeds) / expected[column]),
      ancestors / Number(seeds) / lines,
    ]
    console.log(
      `  ${generationName(t)}  ${ratios.map(ratio => ratio.toFixed(3)).join(' | ')} · ${(perplexity / Number(seeds)).toFixed(1)}`,
    )
  }
}
console.log(`the law: g = ${[1, 2, 3, 4].map(t => theory.survivingLine(t).toFixed(3)).join(', ')} …`)

function* idsIn(counts, { from, to }) {
  for (let id = 1; id < counts.length; id++) if (counts[id] >= from && counts[id] <= to) yield id
}
