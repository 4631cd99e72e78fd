// Passages by three generations, each from the same opening: node examples/read-what-it-writes.js
import { lineage, writePassages } from 'collapse-lab'
import { readCorpus } from 'collapse-lab/node'

for (const { name, sample, written, baseline } of lineage(readCorpus('stories'), {
  size: 20000,
  seed: 'reader',
})) {
  const [first] = writePassages(written.stream, baseline.vocabulary)
  console.log(`${name} goes on:  ${sample}`)
  console.log(`${name} begins:   ${first}\n`)
}
