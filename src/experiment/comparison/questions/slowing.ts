import type { Question } from './question.ts'

/** Whether perplexity is bounded no run of finite length can show; that it hardly rises any more one can see. */
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
