import type { Format } from './format.ts'

/** Plain text, as it is. */
export const txt: Format = {
  name: 'txt',
  title: 'plain text',
  endings: ['txt', 'text'],
  read: file => ({ text: file.decoded() }),
}
