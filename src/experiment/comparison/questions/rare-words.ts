import type { Question } from './question.ts'

export const rareWords: Question = {
  name: 'rare-words',
  title: 'Does it keep more of the rare words?',
  metric: 'surviving-types',
  law: 'surviving-types/1',
  number: 'words used once that are still used',
  yes: 'higher',
  value: (value, generation) => value('surviving-types/1', generation),
}
