import type { Question } from './question.ts'

export const repetition: Question = {
  name: 'repetition',
  title: 'Does it repeat itself less?',
  metric: 'distinct-3',
  number: 'different 3-token sequences',
  yes: 'higher',
  value: (value, generation) => value('distinct-3', generation),
}
