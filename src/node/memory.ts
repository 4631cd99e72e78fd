import { Refusal } from '../refusal.ts'

/** The share of the memory that work may take; the rest is for the system and for what an estimate misses. */
export const ROOM = 0.8

/** @throws Refusal when what takes so many bytes is more than four fifths of the memory */
export function refuseAbove(bytes: number, memory: number, what: string, hint: string): number {
  if (bytes <= ROOM * memory) return bytes
  throw new Refusal(
    `${what} would take about ${gibibytes(bytes)} GiB of memory, and this machine has ${gibibytes(memory)} GiB`,
    hint,
  )
}

const gibibytes = (bytes: number) => (bytes / 1073741824).toFixed(1)
