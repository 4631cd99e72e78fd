import type { Group } from '../metric.ts'
import { conditionalEntropy } from './conditional-entropy.ts'
import { cttr } from './cttr.ts'
import { entropy, entropyMillerMadow } from './entropy.ts'
import { guiraudR } from './guiraud-r.ts'
import { hdd } from './hdd.ts'
import { heapsExponent } from './heaps-exponent.ts'
import { herdanC } from './herdan-c.ts'
import { heterozygosity } from './heterozygosity.ts'
import { maasA2 } from './maas-a2.ts'
import { mattr } from './mattr.ts'
import { mtld, mtldTen } from './mtld.ts'
import { simpson } from './simpson.ts'
import { ttr } from './ttr.ts'
import { yuleK } from './yule-k.ts'
import { zipfExponent } from './zipf-exponent.ts'

export const shape: Group = {
  title: 'How varied the words are',
  metrics: [
    entropy,
    entropyMillerMadow,
    conditionalEntropy,
    zipfExponent,
    heapsExponent,
    heterozygosity,
    simpson,
    yuleK,
    ttr,
    guiraudR,
    cttr,
    herdanC,
    maasA2,
    mattr,
    mtld,
    mtldTen,
    hdd,
  ],
}
