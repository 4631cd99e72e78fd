import { generate } from '../../../model/sampling/generate.ts'
import { train, type Model } from '../../../model/train.ts'
import { randomFrom, type Random } from '../../../random.ts'
import { Refusal } from '../../../refusal.ts'
import { passageStarts, type Stream } from '../../../text/stream.ts'
import type { FirstModel } from '../first-model.ts'
import { detectors, judge, type Known } from './detectors/index.ts'
import { cutPages, edited, mixed, textOf, type Page } from './page.ts'
import { writeMarked } from './watermark.ts'

/** How a web comes about, and how it is collected. */
export interface Collecting {
  /** Order of the models that write. */
  readonly order: number
  /** The name of a detector; `none` keeps everything. */
  readonly detector: string
  /** The share of labels that are lost, and of the others that are wrong. */
  readonly lost: number
  readonly flipped: number
  readonly rounds: number
  readonly seed: string
}

/** What is found and kept after a round. */
export interface Collected {
  /** Everything that was ever found. */
  readonly found: readonly Page[]
  readonly kept: ReadonlySet<Page>
}

/** Tokens of a page, at least. */
export const PAGE = 200

/** Shares of what models write: edited by people, mixed with human text, stripped of label and date; and of new human pages that are copied. */
const EDITED = 0.2
const REPLACED = 0.2
const MIXED = 0.1
const STRIPPED = 0.1
const COPIED = 0.1
/** Of the human pages from before there were models so many stand in an archive. */
const ARCHIVED = 0.3

/** Tokens of human training text that are enough for a web, and for what is set aside. */
const ENOUGH = 20_000

/** @throws Refusal when the text is too short to be cut into four parts that say something */
export function checkLength({ words }: Stream): void {
  if (words < ENOUGH)
    throw new Refusal(
      `a web takes ${ENOUGH} tokens of training text, and this one has ${words}`,
      'take a longer text',
    )
}

/** The human text in parts that never meet: what the first model learns from, what detectors do, what is set aside to set their limits by, and what is on the web. */
export function portions(human: Stream): { school: Stream; known: Stream; aside: Stream; web: Stream } {
  const starts = passageStarts(human)
  const part = (wanted: (passage: number) => boolean) =>
    textOf(
      Array.from({ length: human.passages }, (_, passage) => passage)
        .filter(wanted)
        .map(passage => human.ids.subarray(starts[passage], starts[passage + 1])),
    )
  return {
    school: part(passage => passage % 10 < 4),
    known: part(passage => passage % 10 > 3 && passage % 10 < 7),
    aside: part(passage => passage % 10 === 7),
    web: part(passage => passage % 10 > 7),
  }
}

/** A model that learns to write, of any order, with the vocabulary of all. */
export function writerOf({ A }: FirstModel, stream: Stream, order: number): Model {
  const { vocabulary, tokens, longest } = A.recipe
  return train({ stream }, { vocabulary, tokens, longest, order })
}

/**
 * Rounds of a web that fills with what models write. Half of the human pages are from before; in each round some new ones appear, and as
 * many by the models so far, of which the first leaves a watermark. After each round the collector goes through everything, and the next
 * model learns from what is kept.
 */
export function* collect(first: FirstModel, collecting: Collecting): Generator<Collected, void, undefined> {
  const { order, rounds, seed } = collecting
  const { school, known, aside, web } = portions(first.human)
  const random = randomFrom(seed, 'web')
  const human = cutPages(web, PAGE)
  const models = [writerOf(first, school, order)]
  const drops = judgeOf(collecting, {
    human: cutPages(known, PAGE),
    written: cutPages(standIn(first, known, order, seed), PAGE),
    aside: cutPages(aside, PAGE),
    model: first.A,
  })
  const found: Page[] = human.filter((_, k) => k % 2 === 0).map(ids => before(ids, collecting, random))
  const fresh = human.filter((_, k) => k % 2 === 1)
  for (let round = 1; round <= rounds; round++) {
    const appearing = fresh.filter((_, k) => k % rounds === round - 1)
    const count = Math.round(human.length / rounds)
    found.push(
      ...appearing.flatMap(ids => appeared(ids, round, collecting, random)),
      ...written(models, { count, round, collecting, web, random }),
    )
    const kept = new Set(found.filter(page => !drops(page)))
    yield { found: [...found], kept }
    models.push(writerOf(first, poolOf(kept), order))
  }
}

/** What a model would write that learned from the text that detectors know: they have none of the models on the web. */
export function standIn(first: FirstModel, known: Stream, order: number, seed: string): Stream {
  return generate(writerOf(first, known, order), { seed, name: 'stand-in', genealogy: false }).stream
}

/** What is kept as a text. */
export const poolOf = (kept: ReadonlySet<Page>): Stream => textOf(Array.from(kept, ({ ids }) => ids))

function judgeOf({ detector: name }: Collecting, known: Known): (page: Page) => boolean {
  if (name === 'none') return () => false
  const detector = detectors.find(detector => detector.name === name)
  if (!detector) throw new RangeError(`there is no detector ${name}`)
  return judge(detector, known)
}

const FINE = 1_000_000
const by = (chance: number, random: Random) => random.below(FINE) < Math.round(chance * FINE)

function labelled(
  page: Omit<Page, 'label'>,
  truth: Page['origin'],
  { lost, flipped }: Collecting,
  random: Random,
): Page {
  if (by(lost, random)) return page
  const other = truth === 'human' ? 'model' : 'human'
  return { ...page, label: by(flipped, random) ? other : truth }
}

function before(ids: Int32Array, collecting: Collecting, random: Random): Page {
  const page = { ids, origin: 'human', generation: 0, date: 0, archived: by(ARCHIVED, random) } as const
  return labelled(page, 'human', collecting, random)
}

/** A new human page, and now and then a copy of it on a page of a model. */
function appeared(ids: Int32Array, round: number, collecting: Collecting, random: Random): Page[] {
  const page = { ids, origin: 'human', generation: 0, date: round, archived: false } as const
  const copies = by(COPIED, random) ? [labelled(page, 'model', collecting, random)] : []
  return [labelled(page, 'human', collecting, random), ...copies]
}

interface Writing {
  readonly count: number
  readonly round: number
  readonly collecting: Collecting
  readonly web: Stream
  readonly random: Random
}

/** What the models write in a round, in equal parts. */
function written(models: readonly Model[], { count, round, collecting, web, random }: Writing): Page[] {
  const each = Math.ceil(count / models.length)
  const human = cutPages(web, PAGE)
  return models.flatMap((model, index) => {
    const name = `${round} ${index}`
    // Pages are a little longer than asked for, since they end with their passage.
    const size = Math.ceil(each * PAGE * 1.6)
    const { seed } = collecting
    const text =
      index === 0
        ? writeMarked(model, { size, seed, name })
        : generate(model, { seed, name, size, genealogy: false }).stream
    return cutPages(text, PAGE)
      .slice(0, each)
      .map(ids => {
        const kind = random.below(FINE) / FINE
        const changed =
          kind < EDITED
            ? edited(ids, REPLACED, web.ids, random)
            : kind < EDITED + MIXED
              ? mixed(human[random.below(human.length)]!, ids)
              : ids
        const page = { ids: changed, origin: 'model', generation: index + 1, archived: false } as const
        return by(STRIPPED, random) ? page : labelled({ ...page, date: round }, 'model', collecting, random)
      })
  })
}

/**
 * The share of pages by people that labels leave, by chances alone: r(1 − FPR) / (r(1 − FPR) + s(1 − TPR)).
 *
 * @param found to know how many there are of each kind
 */
export function shareByLabels(found: readonly Page[], { lost, flipped }: Collecting): number {
  const right = (1 - lost) * (1 - flipped)
  const wrong = (1 - lost) * flipped
  const originals = new Set(found.filter(({ origin }) => origin === 'human').map(({ ids }) => ids)).size
  const copies = found.filter(({ origin }) => origin === 'human').length - originals
  const models = found.filter(({ origin }) => origin === 'model').length
  const human = originals * right + copies * wrong
  return human / (human + models * (1 - STRIPPED) * wrong)
}
