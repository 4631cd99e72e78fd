import { utf8ToBytes } from '@noble/hashes/utils.js'
import { deflate } from 'pako'
import type { Metric } from '../metric.ts'

/** The version of pako is pinned: forks of zlib write other bytes, and 2.2.0 writes the bytes of zlib. */
export const compressionRatio: Metric = {
  name: 'compression-ratio',
  title: 'times smaller when compressed',
  unit: 'times',
  collapse: 'up',
  source:
    'bytes of the text (UTF-8, a passage a line) / bytes that zlib makes of them at level 9, as in Shaib et al. 2024 (2403.00553), section 2.1; on the sample of at most 100,000 tokens',
  caveat: 'zlib sees repetition within 32 KiB only; short texts compress badly, whatever they say',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const bytes = utf8ToBytes(features.prose())
    return bytes.length === 0 ? undefined : bytes.length / deflate(bytes, { level: 9 }).length
  },
}
