/**
 * AUC: the chance that a positive scores higher than a negative, ties counted half. The area under the ROC curve
 * (Hanley and McNeil 1982), from the ranks of all scores (Mann and Whitney 1947).
 *
 * @returns 1 where all positives score higher, ½ where scores tell nothing; nothing where there are no positives
 *   or no negatives
 * @example
 * auc([3, 2], [2, 1]) // 0.875: three of four pairs, and one tie
 */
export function auc(positives: readonly number[], negatives: readonly number[]): number | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined
  const all = [
    ...positives.map(score => ({ score, positive: true })),
    ...negatives.map(score => ({ score, positive: false })),
  ].sort((a, b) => a.score - b.score)
  let wins = 0
  let below = 0
  for (let from = 0; from < all.length;) {
    let to = from
    while (to < all.length && all[to]!.score === all[from]!.score) to += 1
    const tied = all.slice(from, to)
    const tiedNegatives = tied.filter(({ positive }) => !positive).length
    wins += (tied.length - tiedNegatives) * (below + tiedNegatives / 2)
    below += tiedNegatives
    from = to
  }
  return wins / positives.length / negatives.length
}
