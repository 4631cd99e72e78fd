import { exp } from '../arithmetic.ts'
import { notNeutral, survivingLine } from './neutral.ts'
import type { Oracle } from './oracle.ts'

export const ancestors: Oracle = {
  name: 'ancestors',
  title: 'the ancestors law',
  formula:
    'of N human tokens, N · (1 − exp(−m · g_t)) are still copied on in generation t; with m = 1 that is N · g_{t+1}',
  source: 'as the survival law, for one token instead of a type; Wright 1931, Fisher 1930',
  scope: 'replace with plain sampling, every order; within 1 %',
  excuse: notNeutral,
  predict: ({ words, written, generation }) => ({
    'surviving-ancestors': 1 - exp(-(written / words) * survivingLine(generation)),
  }),
}
