import { lineage, type Progress } from '../../lineage/lineage.ts'
import type { Plan, PlanOptions } from '../../lineage/plan.ts'
import { say } from '../locales/say.ts'
import { Refusal } from '../../refusal.ts'
import { countRows, type CountRows, unpack, type Packed } from '../../report/page/pack.ts'
import { surroundings, type Surroundings } from '../../report/reading/descent-view.ts'
import { difference, type Change } from '../../analysis/reading/difference.ts'
import { predicted, type PredictedTokens } from '../../analysis/reading/predicted.ts'
import { concordance, type Concordance } from '../../analysis/reading/concordance.ts'
import { keepRun, passageText, type KeptRun } from '../../analysis/reading/kept-run.ts'
import { nearestOf, type Nearest } from '../../analysis/reading/nearest.ts'
import { nextWords, type NextWords } from '../../analysis/reading/next-words.ts'
import { traceToken } from '../../analysis/reading/trace.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { passageFinder } from '../../text/places.ts'
import { BOUNDARY, passageStarts } from '../../text/stream.ts'
import { word } from '../../text/tokenizers/word.ts'
import { write } from '../../text/write.ts'
import { labPlan } from './carry-out.ts'
import { labCorpus, type LabText } from './text.ts'

/** What is needed to carry a run out again: its plan and the text that it began with. */
export interface Again {
  readonly text: LabText
  /** Hash of the text that the run began with. */
  readonly sha256: string
  readonly plan: Plan
}

/** The run that the page shows, which a run has to repeat. */
interface Repeated {
  readonly sha256: string
  readonly counts: Packed<CountRows>
}

/** Asks the worker to carry a plan out and to keep the run for questions. */
export interface StudyRequest extends Pick<Again, 'text' | 'plan'> {
  readonly kind: 'study'
  /** The run that is shown, where the text is the one that it began with; nothing where the plan is tried on another text. */
  readonly shown?: Repeated
}

/** A question about a kept run. Generations are numbers, 1 for A; passages and tokens count from 0. */
export type Question =
  | { readonly kind: 'nearest'; readonly generation: number; readonly passage: number }
  | { readonly kind: 'trace'; readonly generation: number; readonly passage: number; readonly token: number }
  | { readonly kind: 'next'; readonly generation: number; readonly words: readonly number[] }
  | {
      readonly kind: 'places'
      readonly words: readonly number[]
      readonly from: number
      readonly count: number
    }
  | ({ readonly kind: 'predicted' } & Parameters<typeof predicted>[1])

/** The most similar human passage, and the differences from it. */
export type NearestAnswer = Nearest & { readonly changes?: readonly Change[] }

/** A place that a token was copied from. */
export interface TraceStep extends Surroundings {
  readonly source: string
  /** As in `A/17`, or the id of a human passage. */
  readonly passage: string
  readonly token: number
}

/** Words that a model can write next, with their forms, and the words so far as prose. */
export interface NextAnswer extends Omit<NextWords, 'known' | 'lost'> {
  readonly said: string
  readonly known: readonly (NextWords['known'][number] & { readonly form: string })[]
  readonly lost: readonly (NextWords['lost'][number] & { readonly form: string })[]
}

/** The places where the last words stand, and the words so far as prose. */
export interface PlacesAnswer extends Concordance {
  readonly said: string
}

export interface Answers {
  nearest: NearestAnswer | null
  trace: readonly TraceStep[]
  next: NextAnswer
  places: PlacesAnswer
  predicted: PredictedTokens | null
}

/** The longest run that a page keeps, in tokens; each takes about 16 bytes. */
const MAX_KEPT_TOKENS = 50_000_000

/**
 * Reads the text that a run began with.
 *
 * @throws Refusal when its hash differs from that of the run
 */
export function textAgain({ text, sha256, plan }: Again): LoadedCorpus {
  const corpus = labCorpus(text, plan)
  if (corpus.input.sha256 !== sha256)
    throw new Refusal(say('engine.otherText', { title: corpus.title }), say('engine.otherTextHint'))
  return corpus
}

/** The options of a plan without its measures. */
export const bare = (plan: Plan): PlanOptions => ({ ...plan, metrics: [] })

/**
 * Carries a plan out and keeps the run.
 *
 * @throws Refusal when its text or its counts differ from those shown, or the run is too long to keep
 */
export function study(
  { text, plan: asked, shown }: StudyRequest,
  progress: (progress: Progress) => void,
): KeptRun {
  const corpus = shown ? textAgain({ text, plan: asked, sha256: shown.sha256 }) : labCorpus(text, asked)
  const plan = labPlan(corpus, bare(asked))
  let tokens = 0
  const report = (at: Progress) => {
    tokens = at.written
    progress(at)
  }
  const checked = function* () {
    for (const generation of lineage(corpus, { ...plan, progress: report })) {
      if (tokens > MAX_KEPT_TOKENS)
        throw new Refusal(say('engine.tooLongRun', { most: MAX_KEPT_TOKENS }), say('engine.tooLongRunHint'))
      yield generation
    }
  }
  const kept = keepRun(checked(), corpus.passages)
  if (shown && countsOf(kept) !== unpack(shown.counts))
    throw new Refusal(say('engine.otherRun'), say('engine.otherRunHint'))
  return kept
}

function countsOf({ baseline: { vocabulary }, generations }: KeptRun): CountRows {
  return countRows(generations.map(({ counts }) => counts.subarray(1, vocabulary.size + 1)))
}

/** Answers a question about a kept run. */
export function answer(kept: KeptRun, question: Question): Answers[Question['kind']] {
  if (question.kind === 'predicted') return predicted(kept, question) ?? null
  if (question.kind === 'next') return next(kept, question)
  if (question.kind === 'places')
    return {
      ...concordance(kept, question.words, question),
      said: write(question.words, kept.baseline.writing),
    }
  return question.kind === 'nearest' ? nearest(kept, question) : trace(kept, question)
}

function nearest(kept: KeptRun, { generation, passage }: { generation: number; passage: number }) {
  const { human, passageIds, vocabulary } = kept.baseline
  const { name, written } = kept.generations[generation - 1]!
  const text = passageText(kept, { source: name, passage })
  const [from, to] = passageStarts(written.stream).subarray(passage, passage + 2)
  const ancestors = written.ancestors?.subarray(from, to! - 1) ?? new Int32Array()
  const placeOf = passageFinder(human.stream)
  const first = Array.from(ancestors)
    .filter(place => place > 0 && place < human.stream.ids.length)
    .map(place => passageIds[placeOf(place).passage]!)
  const found = nearestOf(text, kept.passages.slice(0, human.stream.passages), new Set(first))
  if (!found) return null
  const changes = difference(found.text, text, vocabulary.tokenizer.words ? vocabulary.tokenizer : word)
  return { ...found, ...(changes ? { changes } : {}) }
}

function trace(
  kept: KeptRun,
  { generation, passage, token }: { generation: number; passage: number; token: number },
): TraceStep[] {
  const { human, passageIds, vocabulary } = kept.baseline
  const { name } = kept.generations[generation - 1]!
  return traceToken(kept, { source: name, passage, token }).map(({ source, passage, token }) => ({
    source,
    passage: source === human.name ? passageIds[passage]! : `${source}/${passage + 1}`,
    token,
    ...surroundings(passageText(kept, { source, passage }), token, vocabulary.tokenizer, {
      sentence: source === human.name,
    }),
  }))
}

function next(kept: KeptRun, { generation, words }: { generation: number; words: readonly number[] }) {
  const { writing } = kept.baseline
  const form = (id: number) => (id === BOUNDARY ? '' : (writing.forms[id] ?? ''))
  const { known, lost, ...found } = nextWords(kept, generation, words)
  return {
    ...found,
    said: write(words, writing),
    known: known.map(each => ({ ...each, form: form(each.id) })),
    lost: lost.map(each => ({ ...each, form: form(each.id) })),
  }
}
