import { passageStarts } from '../../text/stream.ts'
import { draw, pick, shuffled, type Source } from '../sources.ts'
import type { Regime, RegimeContext } from './regime.ts'

export const freshHuman: Regime = {
  name: 'fresh-human',
  title:
    'each model learns from what the one before it wrote and a share of human text that no model has read',
  source: 'Alemohammad et al. 2023 (2307.01850), the fresh data loop',
  keeps: 'last',
  options: { humanShare: 0.1, reserve: 0.5 },
  choose: context => [
    ...freshPassages(context),
    ...draw(
      context.written.slice(-1),
      (1 - context.humanShare) * context.words,
      context.random('written', String(context.number)),
    ),
  ],
}

/**
 * The passages of the reserve that are this generation's: they are shared out in one order for the whole lineage, so that none is read
 * twice. A passage belongs to the generation that its first token falls to.
 */
function freshPassages({ reserve, words, humanShare, number, random }: RegimeContext): Source[] {
  const each = humanShare * words
  const starts = passageStarts(reserve.stream)
  const chosen: number[] = []
  let dealt = 0
  for (const passage of shuffled(reserve.stream.passages, random('reserve'))) {
    if (dealt >= (number - 1) * each) break
    if (dealt >= (number - 2) * each) chosen.push(passage)
    dealt += starts[passage + 1]! - 1 - starts[passage]!
  }
  return chosen.length === 0 ? [] : [pick(reserve, Int32Array.from(chosen.sort((a, b) => a - b)))]
}
