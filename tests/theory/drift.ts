import type { Random } from '../../src/random.ts'

/** Draws a text of N tokens from shares given as whole weights: how often each word was drawn. */
export function draw(weights: readonly number[], tokens: number, random: Random): number[] {
  const sums: number[] = []
  weights.reduce((sum, weight, word) => (sums[word] = sum + weight), 0)
  const counts = weights.map(() => 0)
  for (let token = 0; token < tokens; token++) {
    const at = random.below(sums.at(-1)!)
    counts[sums.findIndex(sum => at < sum)]! += 1
  }
  return counts
}

/** Draws one text after another, each from the one before. */
export function drift(weights: readonly number[], tokens: number, texts: number, random: Random): number[] {
  let counts = [...weights]
  for (let text = 0; text < texts; text++) counts = draw(counts, tokens, random)
  return counts
}

/** 1 − Σ p² of counts. */
export function diversity(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return 1 - counts.reduce((sum, count) => sum + (count / total) ** 2, 0)
}

/** Mean of many outcomes, its standard error, and how many of these it is from what was expected. */
export function scores(outcomes: readonly number[], expected: number) {
  const mean = outcomes.reduce((sum, value) => sum + value, 0) / outcomes.length
  const variance = outcomes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (outcomes.length - 1)
  const error = Math.sqrt(variance / outcomes.length)
  return { mean, error, z: (mean - expected) / error }
}
