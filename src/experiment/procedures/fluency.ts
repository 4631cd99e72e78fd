import { mean } from '../../arithmetic.ts'
import type { Baseline } from '../../lineage/baseline.ts'
import { lineage } from '../../lineage/lineage.ts'
import { score } from '../../model/scoring/score.ts'
import { train } from '../../model/train.ts'
import { developmentOf, split } from '../../text/corpus/split.ts'
import type { Corpus } from '../../text/passage.ts'
import { BOUNDARY, withoutSurfaces, type Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { humanFactsOf } from '../sweep/replicates.ts'
import { replicateOf } from './first-model.ts'

/** Tokens of a piece. Pieces are of one length, since short texts spread more widely. */
const PIECE = 100

/** Rows of {@link fluencyOfLineage}. */
export const FLUENCY = {
  judge: 'perplexity-under-judge',
  own: 'perplexity-under-A',
  human: 'human-perplexity-under-judge',
  heldOut: 'held-out-perplexity-under-judge',
  easy: 'pieces-easier-than-human',
  hard: 'pieces-harder-than-human',
} as const

/**
 * Measures how fluent the texts of a lineage are: their perplexity for A, and for a judge, a model that learned from human text which A
 * never read (the reserve of the plan), of the same order. Words that the judge has not read are left out, of human and of written text alike. Beside them stand the human text that A learned from, which the judge never read, and held-out text that
 * neither has read. Texts are cut into pieces of 100 tokens, ends of passages counted; easier or harder than human pieces are those
 * outside the fifth and the ninety-fifth percentile of the text that A learned from. As in Shumailov et al. 2023 (2305.17493), figure 1c, with a second judge.
 */
export const fluencyOfLineage: Procedure = (corpus, { plan, progress }) => {
  const { corpus: _, ...options } = plan
  const rows = []
  let judged: Judged | undefined
  let baseline: Baseline | undefined
  for (const { number, writing, metrics, baseline: own } of lineage(corpus, {
    ...options,
    metrics: ['surviving-types'],
  })) {
    baseline = own
    judged ??= prepareJudge(corpus, own)
    rows.push({ values: { ...judged(writing.stream), 'surviving-types': metrics['surviving-types'] } })
    progress(number / plan.generations)
  }
  const facts = humanFactsOf(baseline!)
  return replicateOf(plan, { ...facts, heldOutRows: Object.values(FLUENCY) }, rows)
}

type Judged = (written: Stream) => Readonly<Record<string, number>>

/** Prepares the judge, and what it makes of held-out human text. */
function prepareJudge(corpus: Corpus, { plan, reading, reference }: Baseline): Judged {
  const parts = split(corpus.passages, plan)
  const { tokens, language, case: letterCase, order } = plan
  const judge = train(parts.reserve, { tokens, language, case: letterCase, order, ...developmentOf(parts) })
  const read = (stream: Stream) => translated(stream, reading, judge.vocabulary)
  const human = score(judge, read(reference.train))
  const heldOut = score(judge, read(reference.test))
  const pieces = inPieces(human.surprisal).sort()
  const [low, high] = [0.05, 0.95].map(share => pieces[Math.ceil(share * pieces.length) - 1]!)
  return written => {
    const { perplexity, surprisal } = score(judge, read(written))
    const own = inPieces(surprisal)
    const share = (isMeant: (mean: number) => boolean) => own.filter(isMeant).length / own.length
    return {
      [FLUENCY.judge]: perplexity,
      [FLUENCY.own]: score(reference.scorer!, written).perplexity,
      [FLUENCY.human]: human.perplexity,
      [FLUENCY.heldOut]: heldOut.perplexity,
      [FLUENCY.easy]: share(each => each < low!),
      [FLUENCY.hard]: share(each => each > high!),
    }
  }
}

/** A text in the ids of another vocabulary; words that it has not are unknown. */
function translated(stream: Stream, from: Vocabulary, to: Vocabulary): Stream {
  const ids = Int32Array.from(from.types, (type, id) => (id === BOUNDARY ? BOUNDARY : to.idOf(type)))
  return { ...withoutSurfaces(stream), ids: stream.ids.map(id => ids[id] ?? to.unknown) }
}

/** Mean surprisal of each run of {@link PIECE} tokens; what is left at the end is no piece. */
const inPieces = (bits: Float64Array): Float64Array =>
  Float64Array.from({ length: Math.floor(bits.length / PIECE) }, (_, piece) =>
    mean(bits.subarray(piece * PIECE, (piece + 1) * PIECE)),
  )
