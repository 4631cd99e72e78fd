import { generate } from '../../../model/sampling/generate.ts'
import { surviving, type FirstModel } from '../first-model.ts'
import { PAGE_TOKENS, joinKept, cutPortions, writeStandIn, trainWriter, type Collected } from './collect.ts'
import { detectors } from './detectors/index.ts'
import { cutPages, cutBlocks, type CrawledPage } from './page.ts'
import { writeMarked } from './watermark.ts'

/** Tokens of the blocks that detectors are compared on. */
export const BLOCK_LENGTHS = [50, 100, 200, 400]

/** Measures how well detectors tell blocks of human and model text apart: AUC by length of the block. */
export function measureDetectors(
  first: FirstModel,
  order: number,
  seed: string,
): Record<string, number | undefined> {
  const { forWriters, known, aside, web } = cutPortions(first.human)
  const writer = trainWriter(first, forWriters, order)
  const marked = writeMarked(writer, { size: web.ids.length, seed, name: 'judged' })
  const unmarked = generate(writer, { seed, name: 'judged', size: web.words, genealogy: false }).stream
  const learned = writeStandIn(first, known, order, seed)
  const rows: Record<string, number | undefined> = {}
  for (const detector of detectors.filter(({ kind }) => kind === 'score')) {
    const says = detector.learn({
      human: cutPages(known, PAGE_TOKENS),
      aside: cutPages(aside, PAGE_TOKENS),
      written: cutPages(learned, PAGE_TOKENS),
      model: first.A,
    })
    const scores = (stream: typeof web, length: number) =>
      cutBlocks(stream, length).map(ids => says({ ids, origin: 'human', generation: 0, archived: false }))
    for (const length of BLOCK_LENGTHS)
      rows[`auc-${length}/${detector.name}`] = auc(
        scores(detector.name === 'watermark' ? marked : unmarked, length),
        scores(web, length),
      )
  }
  return rows
}

/** Measures what a filter dropped and kept: true and false positive rates, and what is left. */
export function measureFilter({ found, kept }: Collected, { A, human }: FirstModel) {
  const people = found.filter(({ origin }) => origin === 'human')
  const models = found.filter(({ origin }) => origin === 'model')
  const dropped = (pages: readonly CrawledPage[]) =>
    pages.length === 0 ? undefined : pages.filter(page => !kept.has(page)).length / pages.length
  const byRarity = [...people].sort((a, b) => rarity(a) - rarity(b))
  const third = Math.floor(people.length / 3)
  const stay = people.filter(page => kept.has(page)).length
  return {
    tpr: dropped(models),
    fpr: dropped(people),
    'fpr/common': dropped(byRarity.slice(0, third)),
    'fpr/rare': dropped(byRarity.slice(-third)),
    'human-share': kept.size === 0 ? undefined : stay / kept.size,
    'surviving-types': surviving(A, human, joinKept(kept)),
  }

  /** The share of a page's tokens that the author used five times or less. */
  function rarity({ ids }: CrawledPage): number {
    const { counts } = A.vocabulary
    return ids.filter(id => id > 0 && counts[id]! <= 5).length / ids.length
  }
}

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
