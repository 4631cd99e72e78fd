import { heapOf, lighter, memoryOf, memoryOfMeasures } from '../lineage/memory.ts'
import type { Plan } from '../lineage/plan.ts'
import type { LoadedCorpus } from '../text/corpus/loaded-corpus.ts'
import { refuseAbove, refuseAboveHeap, roomHere, type Room } from './memory.ts'
import { deferred, phrase } from '../phrase.ts'

const PART = deferred`take a part of the text`

/**
 * Estimates the memory that a plan will take, in bytes. This file knows plans and measures, and memory.ts does not, so that counting
 * n-grams need not load them.
 *
 * @param room what there is; a plan may take four fifths of it
 * @throws Refusal when it is more than that, since running out of memory cannot be caught
 */
export function checkMemory({ passages }: LoadedCorpus, plan: Plan, room: Room = roomHere()): number {
  refuseAboveHeap(heapOf(passages, plan), phrase`the words of the text`, PART, room)
  return refuseAbove(memoryOf(passages, plan), room, phrase`the plan`, lighter(plan))
}

/**
 * Estimates the memory that the measures of a text will take, alone or beside another, in bytes.
 *
 * @throws Refusal when it is more than four fifths of the memory, or its words are too many for the heap
 */
export function checkMeasuring(
  texts: readonly LoadedCorpus[],
  tokens: string,
  room: Room = roomHere(),
): number {
  const sumOf = (need: (text: LoadedCorpus) => number) => texts.reduce((sum, text) => sum + need(text), 0)
  const heap = sumOf(({ passages }) => heapOf(passages, { tokens }))
  refuseAboveHeap(heap, phrase`the words of the text`, PART, room)
  const bytes = sumOf(({ passages }) => memoryOfMeasures(passages, tokens))
  return refuseAbove(bytes, room, phrase`measuring`, phrase`measure a part of the text`)
}
