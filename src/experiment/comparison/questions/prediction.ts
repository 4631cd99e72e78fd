import type { Question } from './question.ts'

export const prediction: Question = {
  name: 'prediction',
  title: 'Does it predict human writing better?',
  metric: 'perplexity',
  number: 'perplexity on held-out text',
  yes: 'lower',
  value: (value, generation) => value('perplexity', generation),
}
