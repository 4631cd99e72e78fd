import { draw } from '../sources.ts'
import type { Protection } from './protection.ts'

export const equalSize: Protection = {
  name: 'equal-size',
  title:
    'of all that is left, whole passages are drawn until there are this many times the tokens that A read; where there are fewer, they are read again. Put last, it compares protections at one size',
  source: 'the subsample of fixed size of Kazdan et al. 2024 (2410.16713), after protections',
  effect: 'compares',
  parameters: [{ name: 'times', range: { least: 0.01, most: 100 }, default: 1 }],
  target: { row: 'surviving-types', moves: 'down' },
  transform: (training, [times], { baseline, random }) =>
    draw(training, Number(times) * baseline.human.stream.words, random),
}
