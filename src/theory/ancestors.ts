import { lineLoss, presence } from './lines.ts'
import { notPlain } from './neutral.ts'
import type { Oracle } from './oracle.ts'

export const ancestors: Oracle = {
  name: 'ancestors',
  title: 'the ancestors law',
  row: 'surviving-ancestors',
  formula:
    'of N human tokens, N · (1 − exp(−θ)) are still copied on in generation t; under replace with m = 1 that is N · g_{t+1}',
  source: 'as the survival law, for one token instead of a type; Wright 1931, Fisher 1930',
  scope: 'every regime with plain sampling, every order; within 1 % under replace',
  excuse: notPlain,
  predict: facts => ({ 'surviving-ancestors': presence(lineLoss(facts), 1) }),
}
