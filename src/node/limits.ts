import { totalmem } from 'node:os'
import { lighter, memoryOf, memoryOfMeasures } from '../lineage/memory.ts'
import type { Plan } from '../lineage/plan.ts'
import type { LoadedCorpus } from '../text/corpus/loaded-corpus.ts'
import { refuseAbove } from './memory.ts'

/**
 * Estimates the memory that a plan will take, in bytes. This file knows plans and measures, and memory.ts does not, so that counting
 * n-grams need not load them.
 *
 * @param memory what the machine has; a plan may take four fifths of it
 * @throws Refusal when it is more than that, since running out of memory cannot be caught
 */
export function checkMemory({ passages }: LoadedCorpus, plan: Plan, memory = totalmem()): number {
  return refuseAbove(memoryOf(passages, plan), memory, 'the plan', lighter(plan))
}

/**
 * Estimates the memory that the measures of a text will take, alone or beside another, in bytes.
 *
 * @throws Refusal when it is more than four fifths of the memory
 */
export function checkMeasuring(texts: readonly LoadedCorpus[], tokens: string, memory = totalmem()): number {
  const bytes = texts.reduce((sum, { passages }) => sum + memoryOfMeasures(passages, tokens), 0)
  return refuseAbove(bytes, memory, 'measuring', 'measure a part of the text')
}
