/** The measures that the page draws. */
export const DRAWN: readonly string[] = [
  'surviving-types',
  'types-written',
  'perplexity',
  'distinct-3',
  'duplicate-sentences',
  'rep-16',
  'entropy',
]
