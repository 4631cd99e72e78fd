import { totalmem } from 'node:os'
import { lighter, memoryOf, memoryOfMeasures } from '../lineage/memory.ts'
import type { Plan } from '../lineage/plan.ts'
import type { LoadedCorpus } from '../text/corpus/loaded-corpus.ts'
import { refuseAbove } from './memory.ts'

/**
 * About how much memory a plan will take, in bytes.
 *
 * @param memory what the machine has; a plan may take four fifths of it
 * @throws Refusal when it is more than that, since running out of memory cannot be caught
 */
export function checkMemory({ passages }: LoadedCorpus, plan: Plan, memory = totalmem()): number {
  return refuseAbove(memoryOf(passages, plan), memory, 'the plan', lighter(plan))
}

/**
 * The same for the measures of a text, alone or beside another.
 *
 * @throws Refusal when it is more than four fifths of the memory
 */
export function checkMeasuring(texts: readonly LoadedCorpus[], tokens: string, memory = totalmem()): number {
  const bytes = texts.reduce((sum, { passages }) => sum + memoryOfMeasures(passages, tokens), 0)
  return refuseAbove(bytes, memory, 'measuring', 'measure a part of the text')
}
