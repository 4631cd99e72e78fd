/** Metrics that the page plots. */
export const plottedMetrics: readonly string[] = [
  'surviving-types',
  'types-written',
  'perplexity',
  'distinct-3',
  'duplicate-sentences',
  'rep-16',
  'entropy',
]
