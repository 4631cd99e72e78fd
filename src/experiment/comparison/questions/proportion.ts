import type { Question } from './question.ts'

export const proportion: Question = {
  name: 'proportion',
  title: 'Does it use its words more as the author did?',
  metric: 'js',
  number: 'Jensen-Shannon divergence from the human text',
  yes: 'lower',
  value: (value, generation) => value('js', generation),
}
