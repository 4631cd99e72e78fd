import type { Question } from './question.ts'

export const prediction: Question = {
  name: 'foresight',
  title: 'Does it know human writing better?',
  metric: 'perplexity',
  number: 'perplexity on held-out text',
  yes: 'lower',
  value: (value, generation) => value('perplexity', generation),
}
