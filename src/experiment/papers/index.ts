import type { Paper } from './paper.ts'
import { riis } from './riis.ts'

export { OTHER_TEXT, type Paper } from './paper.ts'

/** Published experiments that can be carried out again, by year. */
export const papers: readonly Paper[] = [riis]
