import type { Question } from './question.ts'

export const words: Question = {
  name: 'words',
  title: 'Does it lose fewer words?',
  metric: 'surviving-types',
  law: 'surviving-types',
  number: 'human words still used',
  yes: 'higher',
  value: (value, generation) => value('surviving-types', generation),
}
