import type { Group } from '../metric.ts'
import { frontierIntegral } from './frontier-integral.ts'
import { hellinger } from './hellinger.ts'
import { js } from './js.ts'
import { kl } from './kl.ts'
import { mauve } from './mauve.ts'
import { nextWordKl } from './next-word-kl.ts'
import { supportPrecision, supportRecall } from './support.ts'
import { totalVariation } from './total-variation.ts'

export const distance: Group = {
  title: 'How far from the human text',
  metrics: [
    js,
    kl,
    totalVariation,
    hellinger,
    frontierIntegral,
    mauve,
    nextWordKl,
    supportPrecision,
    supportRecall,
  ],
}
