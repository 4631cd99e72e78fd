import type { Format } from './format.ts'
import { deferred } from '../phrase.ts'
import { refuseTable } from './table.ts'

/** Plain text, as it is. */
export const txt: Format = {
  name: 'txt',
  title: deferred`plain text`,
  endings: ['txt', 'text'],
  read: file => {
    const text = file.decoded()
    refuseTable(file.name, text)
    return { text }
  },
}
