// A, B and their lineage in ten lines: node examples/ten-lines.js
import { generate, lineage, score, split, train } from 'collapse-lab'
import { readCorpus } from 'collapse-lab/node'

const book = readCorpus('moby-dick')
const { train: human, development, test } = split(book.passages)
const A = train(human, { tokens: 'word', order: 3, development })
const byA = generate(A, { seed: 1 })
const B = train(byA, A.recipe) // the same recipe with A's vocabulary, so that perplexities compare
console.log('A', score(A, test).perplexity, 'B', score(B, test).perplexity)

for (const { name, metrics } of lineage(book, { order: 3, regime: 'replace', generations: 5, seed: 1 }))
  console.log(name, metrics['surviving-types'], metrics.perplexity)
