import { exp, ln } from '../../arithmetic.ts'
import type { TextFeatures } from '../features/text-features.ts'
import { passageStarts } from '../../text/stream.ts'
import type { Numbered } from '../metric.ts'

/** Self-BLEU with n-grams of up to n tokens. */
export const selfBleu: Numbered = {
  name: 'self-bleu',
  from: 1,
  to: 10,
  usual: [4],
  make: most => ({
    name: `self-bleu-${most}`,
    title: `likeness of each passage to all the others (BLEU, up to ${most} words)`,
    unit: 'share',
    collapse: 'up',
    source:
      'Zhu et al. 2018 (1802.01886), section 3: mean BLEU (Papineni et al. 2002) of each passage against the others; method 1 of Chen and Cherry 2014 where nothing matches; on the sample of at most 100,000 tokens',
    caveat: 'grows with the number of passages: a passage has more others to be like',
    needs: 'text',
    subject: 'written',
    lengths: 'sampled',
    measure: features => bleuOf(features, most),
  }),
}

/** Matches that are counted where there is none: ε in smoothing method 1 of Chen and Cherry. */
const EPSILON = 0.1

function bleuOf(features: TextFeatures, most: number): number | undefined {
  const starts = passageStarts(features.sample(most).stream)
  const lengths = Array.from(starts.subarray(1), (next, passage) => next - 1 - starts[passage]!)
  const hypotheses = Array.from(lengths.keys()).filter(passage => lengths[passage]! > 0)
  if (hypotheses.length < 2) return undefined
  const clipped = Array.from({ length: most }, (_, index) => matchesOf(features, index + 1, starts))
  const brevity = brevityPenalties(lengths.filter(length => length > 0))
  const sum = hypotheses.reduce((total, passage) => {
    const length = lengths[passage]!
    if (clipped[0]![passage] === 0) return total
    const logs = clipped.map((matches, index) => {
      const all = Math.max(1, length - index)
      return ln((matches[passage] === 0 ? EPSILON : matches[passage]!) / all)
    })
    return total + brevity(length) * exp(logs.reduce((a, b) => a + b, 0) / most)
  }, 0)
  return sum / hypotheses.length
}

/**
 * Clipped counts: for each passage the number of its n-grams that another passage has, each at most as often as
 * that passage has it. Only the two best passages of an n-gram are kept, since one of them is another passage.
 */
function matchesOf(features: TextFeatures, n: number, starts: Int32Array): Float64Array {
  const { typeAt, types } = features.ngrams(n)
  const passages = starts.length - 1
  const best = new Int32Array(types)
  const bestPassage = new Int32Array(types).fill(-1)
  const second = new Int32Array(types)
  const counts = new Int32Array(types)
  const each = (passage: number, visit: (type: number) => void) => {
    for (let place = starts[passage]!; place < starts[passage + 1]! - n; place++) visit(typeAt[place]!)
  }
  const settle = (passage: number, use: (type: number, count: number) => void) => {
    each(passage, type => (counts[type]! += 1))
    each(passage, type => {
      if (counts[type]! > 0) use(type, counts[type]!)
      counts[type] = 0
    })
  }
  for (let passage = 0; passage < passages; passage++)
    settle(passage, (type, count) => {
      if (count > best[type]!) {
        second[type] = best[type]!
        best[type] = count
        bestPassage[type] = passage
      } else if (count > second[type]!) second[type] = count
    })
  const matches = new Float64Array(passages)
  for (let passage = 0; passage < passages; passage++)
    settle(passage, (type, count) => {
      const others = bestPassage[type] === passage ? second[type]! : best[type]!
      matches[passage]! += Math.min(count, others)
    })
  return matches
}

/**
 * Brevity penalty of BLEU: exp(1 − r / c) for a passage of c tokens, when the other passage nearest in length has
 * r > c tokens; else 1. Ties go to the shorter.
 */
function brevityPenalties(lengths: readonly number[]): (length: number) => number {
  const sorted = [...lengths].sort((a, b) => a - b)
  return length => {
    const at = lowerBound(sorted, length)
    if (sorted[at + 1] === length) return 1
    const [below, above] = [sorted[at - 1], sorted[at + 1]]
    const nearest =
      below !== undefined && (above === undefined || length - below <= above - length) ? below : above
    return nearest === undefined || nearest <= length ? 1 : exp(1 - nearest / length)
  }
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
