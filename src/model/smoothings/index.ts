import { jelinekMercer } from './jelinek-mercer.ts'
import type { Smoothing } from './smoothing.ts'

export type { Reading, Smoothing } from './smoothing.ts'

/** Every way to read counts as probabilities. */
export const smoothings: readonly Smoothing[] = [jelinekMercer]
export { jelinekMercer }
