import type { Question } from './question.ts'

/** A run of finite length cannot show that perplexity is bounded, only that it has nearly stopped rising. */
export const slowing: Question = {
  name: 'slowing',
  title: 'Does its perplexity rise less in the last round?',
  metric: 'perplexity',
  number: 'rise of perplexity in the last round',
  yes: 'lower',
  value(value, generation) {
    const [before, after] = [value('perplexity', generation - 1), value('perplexity', generation)]
    return before === undefined || after === undefined ? undefined : after - before
  },
}
