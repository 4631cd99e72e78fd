// How much of a difference is chance? Five seeds of two regimes: node examples/five-seeds.js
import { compare, planOf, replicates } from 'collapse-lab'
import { readCorpus } from 'collapse-lab/node'

const book = readCorpus('moby-dick')
const arm = regime => {
  const options = { regime, generations: 3, seed: 1, metrics: ['surviving-types', 'perplexity'] }
  const five = [...replicates(book, { ...options, replicates: 5 })]
  return { name: regime, text: book.name, plan: planOf(options), replicates: five }
}
const { verdicts } = compare([arm('replace'), arm('accumulate')])
for (const { question, answer, difference } of verdicts)
  console.log(question.title, answer, difference.mean, difference.interval)
