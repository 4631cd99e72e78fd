import { generate } from '../../../model/sampling/generate.ts'
import { surviving, type FirstModel } from '../first-model.ts'
import { auc } from './auc.ts'
import { PAGE, poolOf, portions, standIn, writerOf, type Collected } from './collect.ts'
import { detectors } from './detectors/index.ts'
import { cutPages, cutStretches, type Page } from './page.ts'
import { writeMarked } from './watermark.ts'

/** Tokens of the stretches that detectors are compared on. */
export const LENGTHS = [50, 100, 200, 400]

/** How well detectors tell stretches of text apart, by their length. */
export function findable(first: FirstModel, order: number, seed: string): Record<string, number | undefined> {
  const { school, known, aside, web } = portions(first.human)
  const writer = writerOf(first, school, order)
  const marked = writeMarked(writer, { size: web.ids.length, seed, name: 'judged' })
  const judged = generate(writer, { seed, name: 'judged', size: web.words, genealogy: false }).stream
  const learned = standIn(first, known, order, seed)
  const rows: Record<string, number | undefined> = {}
  for (const detector of detectors.filter(({ kind }) => kind === 'score')) {
    const says = detector.learn({
      human: cutPages(known, PAGE),
      aside: cutPages(aside, PAGE),
      written: cutPages(learned, PAGE),
      model: first.A,
    })
    const scores = (stream: typeof web, length: number) =>
      cutStretches(stream, length).map(ids => says({ ids, origin: 'human', generation: 0, archived: false }))
    for (const length of LENGTHS)
      rows[`auc-${length}/${detector.name}`] = auc(
        scores(detector.name === 'watermark' ? marked : judged, length),
        scores(web, length),
      )
  }
  return rows
}

/** What the filter did to everything that was found. */
export function ratesOf({ found, kept }: Collected, { A, human }: FirstModel) {
  const people = found.filter(({ origin }) => origin === 'human')
  const models = found.filter(({ origin }) => origin === 'model')
  const dropped = (pages: readonly Page[]) =>
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
    'surviving-types': surviving(A, human, poolOf(kept)),
  }

  /** The share of a page's tokens that the author used five times or less. */
  function rarity({ ids }: Page): number {
    const { counts } = A.vocabulary
    return ids.filter(id => id > 0 && counts[id]! <= 5).length / ids.length
  }
}
