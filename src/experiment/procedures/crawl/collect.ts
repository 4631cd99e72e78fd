import { generate } from '../../../model/sampling/generate.ts'
import { train, type Model } from '../../../model/train.ts'
import { randomFrom, type Random } from '../../../random.ts'
import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import { passageStarts, type Stream } from '../../../text/stream.ts'
import type { FirstModel } from '../first-model.ts'
import { detectors, learnFilter, type Known } from './detectors/index.ts'
import { cutPages, replaceTokens, joinHalves, joinPages, type CrawledPage } from './page.ts'
import { writeMarked } from './watermark.ts'

/** How a web grows, and how it is collected. */
export interface Collecting {
  /** Order of the models that write. */
  readonly order: number
  /** The name of a detector; `none` keeps everything. */
  readonly detector: string
  /** The share of labels that are lost, and the share of the others that are wrong. */
  readonly lost: number
  readonly flipped: number
  readonly rounds: number
  readonly seed: string
}

/** Pages that are found and kept after a round. */
export interface Collected {
  /** Every page that was ever found. */
  readonly found: readonly CrawledPage[]
  readonly kept: ReadonlySet<CrawledPage>
}

/** Fewest tokens of a page. */
export const PAGE_TOKENS = 200

/**
 * Shares of model pages that are edited by people, mixed with human text, or stripped of label and date; the share
 * of tokens that an edit replaces; and the share of new human pages that are copied.
 */
const EDITED_SHARE = 0.2
const REPLACED_SHARE = 0.2
const MIXED_SHARE = 0.1
const STRIPPED_SHARE = 0.1
const COPIED_SHARE = 0.1
/** Share of the human pages from before the models that are in an archive. */
const ARCHIVED_SHARE = 0.3

/** Fewest tokens of human training text for a web and for the parts that are set aside. */
const MIN_WEB_TOKENS = 20_000

/** @throws Refusal when the text is too short to be cut into four parts */
export function checkLength({ words }: Stream): void {
  if (words < MIN_WEB_TOKENS)
    throw new Refusal(
      phrase`a web takes ${MIN_WEB_TOKENS} tokens of training text, and this one has ${words}`,
      'take a longer text',
    )
}

/**
 * Cuts the human text into four parts without overlap: for the first model, for what detectors know, for the
 * limits of detectors, and for the web.
 */
export function cutPortions(human: Stream): {
  forWriters: Stream
  known: Stream
  aside: Stream
  web: Stream
} {
  const starts = passageStarts(human)
  const part = (wanted: (passage: number) => boolean) =>
    joinPages(
      Array.from({ length: human.passages }, (_, passage) => passage)
        .filter(wanted)
        .map(passage => human.ids.subarray(starts[passage], starts[passage + 1])),
    )
  return {
    forWriters: part(passage => passage % 10 < 4),
    known: part(passage => passage % 10 > 3 && passage % 10 < 7),
    aside: part(passage => passage % 10 === 7),
    web: part(passage => passage % 10 > 7),
  }
}

/** Trains a model that writes, of any order, with A's vocabulary. */
export function trainWriter({ A }: FirstModel, stream: Stream, order: number): Model {
  const { vocabulary, tokens, longest } = A.recipe
  return train({ stream }, { vocabulary, tokens, longest, order })
}

/**
 * Simulates a web that fills with model text. Half of the human pages are from before the models. Each round adds
 * new human pages, and the same number by the models so far; the first model leaves a watermark. After each round
 * the collector filters all pages, and the next model learns from what is kept.
 */
export function* collect(first: FirstModel, collecting: Collecting): Generator<Collected, void, undefined> {
  const { order, rounds, seed } = collecting
  const { forWriters, known, aside, web } = cutPortions(first.human)
  const random = randomFrom(seed, 'web')
  const human = cutPages(web, PAGE_TOKENS)
  const models = [trainWriter(first, forWriters, order)]
  const drops = filterNamed(collecting, {
    human: cutPages(known, PAGE_TOKENS),
    written: cutPages(writeStandIn(first, known, order, seed), PAGE_TOKENS),
    aside: cutPages(aside, PAGE_TOKENS),
    model: first.A,
  })
  const found: CrawledPage[] = human
    .filter((_, k) => k % 2 === 0)
    .map(ids => pageFromBefore(ids, collecting, random))
  const fresh = human.filter((_, k) => k % 2 === 1)
  for (let round = 1; round <= rounds; round++) {
    const appearing = fresh.filter((_, k) => k % rounds === round - 1)
    const count = Math.round(human.length / rounds)
    found.push(
      ...appearing.flatMap(ids => pagesAppearing(ids, round, collecting, random)),
      ...pagesByModels(models, { count, round, collecting, web, random }),
    )
    const kept = new Set(found.filter(page => !drops(page)))
    yield { found: [...found], kept }
    models.push(trainWriter(first, joinKept(kept), order))
  }
}

/**
 * Writes stand-in model text: by a model of the text that detectors know, since they have no text of the models on
 * the web.
 */
export function writeStandIn(first: FirstModel, known: Stream, order: number, seed: string): Stream {
  return generate(trainWriter(first, known, order), { seed, name: 'stand-in', genealogy: false }).stream
}

/** Joins the pages that are kept into a text. */
export const joinKept = (kept: ReadonlySet<CrawledPage>): Stream =>
  joinPages(Array.from(kept, ({ ids }) => ids))

function filterNamed({ detector: name }: Collecting, known: Known): (page: CrawledPage) => boolean {
  if (name === 'none') return () => false
  const detector = detectors.find(detector => detector.name === name)
  if (!detector) throw new RangeError(`there is no detector ${name}`)
  return learnFilter(detector, known)
}

const CHANCE_STEPS = 1_000_000
const happens = (chance: number, random: Random) =>
  random.below(CHANCE_STEPS) < Math.round(chance * CHANCE_STEPS)

function withLabel(
  page: Omit<CrawledPage, 'label'>,
  truth: CrawledPage['origin'],
  { lost, flipped }: Collecting,
  random: Random,
): CrawledPage {
  if (happens(lost, random)) return page
  const other = truth === 'human' ? 'model' : 'human'
  return { ...page, label: happens(flipped, random) ? other : truth }
}

function pageFromBefore(ids: Int32Array, collecting: Collecting, random: Random): CrawledPage {
  const page = {
    ids,
    origin: 'human',
    generation: 0,
    date: 0,
    archived: happens(ARCHIVED_SHARE, random),
  } as const
  return withLabel(page, 'human', collecting, random)
}

/** A new human page, and sometimes a copy of it on a model's page. */
function pagesAppearing(
  ids: Int32Array,
  round: number,
  collecting: Collecting,
  random: Random,
): CrawledPage[] {
  const page = { ids, origin: 'human', generation: 0, date: round, archived: false } as const
  const copies = happens(COPIED_SHARE, random) ? [withLabel(page, 'model', collecting, random)] : []
  return [withLabel(page, 'human', collecting, random), ...copies]
}

interface Writing {
  readonly count: number
  readonly round: number
  readonly collecting: Collecting
  readonly web: Stream
  readonly random: Random
}

/** The pages that models write in a round, in equal parts. */
function pagesByModels(
  models: readonly Model[],
  { count, round, collecting, web, random }: Writing,
): CrawledPage[] {
  const each = Math.ceil(count / models.length)
  const human = cutPages(web, PAGE_TOKENS)
  return models.flatMap((model, index) => {
    const name = `${round} ${index}`
    // Pages end with a passage, so they are a little longer than {@link PAGE_TOKENS}.
    const size = Math.ceil(each * PAGE_TOKENS * 1.6)
    const { seed } = collecting
    const text =
      index === 0
        ? writeMarked(model, { size, seed, name })
        : generate(model, { seed, name, size, genealogy: false }).stream
    return cutPages(text, PAGE_TOKENS)
      .slice(0, each)
      .map(ids => {
        const change = random.below(CHANCE_STEPS) / CHANCE_STEPS
        const changed =
          change < EDITED_SHARE
            ? replaceTokens(ids, REPLACED_SHARE, web.ids, random)
            : change < EDITED_SHARE + MIXED_SHARE
              ? joinHalves(human[random.below(human.length)]!, ids)
              : ids
        const page = { ids: changed, origin: 'model', generation: index + 1, archived: false } as const
        return happens(STRIPPED_SHARE, random)
          ? page
          : withLabel({ ...page, date: round }, 'model', collecting, random)
      })
  })
}

/**
 * Expected share of human pages that labels leave, from chances alone: r(1 − FPR) / (r(1 − FPR) + s(1 − TPR)).
 *
 * @param found gives the numbers of pages by origin
 */
export function shareByLabels(found: readonly CrawledPage[], { lost, flipped }: Collecting): number {
  const right = (1 - lost) * (1 - flipped)
  const wrong = (1 - lost) * flipped
  const originals = new Set(found.filter(({ origin }) => origin === 'human').map(({ ids }) => ids)).size
  const copies = found.filter(({ origin }) => origin === 'human').length - originals
  const models = found.filter(({ origin }) => origin === 'model').length
  const human = originals * right + copies * wrong
  return human / (human + models * (1 - STRIPPED_SHARE) * wrong)
}
