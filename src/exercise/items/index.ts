import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { choice } from './choice.ts'
import { goal } from './goal.ts'
import { integer } from './integer.ts'
import type { Item } from './item.ts'
import { kOfList } from './k-of-list.ts'
import { number } from './number.ts'
import { order } from './order.ts'
import { prediction } from './prediction.ts'
import { shortText } from './short-text.ts'
import { word } from './word.ts'

export type { StudentRuns, Item, Mark, Quiz, Rubric, Task, Verdict } from './item.ts'

/** Every kind of question. */
export const items: readonly Item[] = [
  prediction,
  number,
  integer,
  word,
  kOfList,
  choice,
  order,
  shortText,
  goal,
]

/**
 * Finds a kind of question by its name.
 *
 * @throws Refusal with the choices
 */
export function itemNamed(name: string): Item {
  const found = items.find(item => item.name === name)
  if (found) return found
  throw new Refusal(
    phrase`kind must be one of ${items.map(item => item.name).join(', ')}, got ${JSON.stringify(name)}`,
    'docs/teaching.md says what each of them is',
  )
}
