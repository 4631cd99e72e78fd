import type { Format } from './format.ts'
import { deferred } from '../phrase.ts'

/** Plain text, as it is. */
export const txt: Format = {
  name: 'txt',
  title: deferred`plain text`,
  endings: ['txt', 'text'],
  read: file => ({ text: file.decoded() }),
}
