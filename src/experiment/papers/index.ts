import { gerstgrasser } from './gerstgrasser.ts'
import type { Paper } from './paper.ts'
import { riis } from './riis.ts'
import { seddik } from './seddik.ts'
import { suresh } from './suresh.ts'

export { OTHER_TEXT, type Paper } from './paper.ts'

/** Published experiments and formulas that can be carried out again, by year. */
export const papers: readonly Paper[] = [gerstgrasser, seddik, suresh, riis]
