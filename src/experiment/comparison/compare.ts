import { intervalByLaw } from './by-law.ts'
import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { meansBesideTheory, type MeanAgreement } from './agreement.ts'
import { generationsOf, lengthApart, metricOfRow, textApart, type Arm } from './arm.ts'
import { differenceOf, estimateOf, type Difference } from './difference.ts'
import { estimates, type EstimateRow } from './estimates.ts'
import type { Estimate } from '../statistics/interval.ts'
import { overText, type Widen } from './over-text.ts'
import { questions, type Question } from './questions/index.ts'
import { whyUntold } from './told.ts'

/** A number of an arm, compared with the first arm. */
export interface ComparedRow extends EstimateRow {
  readonly arm: string
  /** Difference from the first arm; nothing in the first arm itself, or where the two do not compare. */
  readonly difference?: Difference
  /** Agreement with theory; nothing where no law applies, or there is one seed. */
  readonly theory?: MeanAgreement
}

/** The answer to a question about an arm, compared with the first arm. */
export interface Verdict {
  readonly question: Question
  readonly arm: string
  readonly against: string
  /** `same`: both have the same number. `open`: the interval holds 0, there is none, or the text is too short. */
  readonly answer: 'yes' | 'no' | 'same' | 'open'
  /** Of runs of one seed each, the interval is what the survival law allows, where it holds. */
  readonly difference: Difference
  readonly estimate: Estimate
  readonly other: Estimate
  /** Why it is open where the text is too short for the number, as a part of a sentence. */
  readonly untold?: string
}

/** Several arms, compared with the first. */
export interface Comparison {
  readonly arms: readonly Arm[]
  /** The generation that the verdicts are of: the last one that all arms have, unless another was asked for. */
  readonly generation: number
  readonly rows: readonly ComparedRow[]
  readonly verdicts: readonly Verdict[]
  /** Tokens of held-out text, the fewest of any arm; missing where they were not counted. */
  readonly heldOutWords?: number
  /** Measures that do not compare, by reason. */
  readonly incomparable: ReadonlyMap<string, readonly string[]>
}

/**
 * Compares arms with the first: every measure of every generation, and the answers to the questions.
 *
 * @param arms two or more of the same human text
 * @param options of the questions
 * @param options.generation that they are asked of, 1 for A; default the last one that all arms have
 * @throws Refusal when the arms cannot be compared
 * @example
 * import { compare, passagesOf, planOf, randomFrom, replicates } from 'collapse-lab'
 * const random = randomFrom('farm')
 * const word = () => `word${Math.floor(3000 ** (random.below(1000) / 1000))}`
 * const passages = passagesOf(Array.from({ length: 300 }, () => Array.from({ length: 20 }, word).join(' ')))
 * const farm = { name: 'farm', title: 'A farm', constructed: true, passages }
 * const armOf = regime => {
 *   const options = { order: 1, generations: 4, seed: 1, regime, metrics: ['surviving-types'] }
 *   const seeds = replicates(farm, { ...options, replicates: 5 })
 *   return { name: regime, plan: planOf(options), text: 'farm', replicates: Array.from(seeds) }
 * }
 * const { verdicts } = compare([armOf('replace'), armOf('keep-human')])
 * verdicts[0].question.title // → 'Does it lose fewer words?'
 * verdicts[0].answer // → 'yes'
 * verdicts[0].difference.mean // → 0.02940…
 */
export function compare(
  arms: readonly Arm[],
  { generation = generationsOf(arms) }: { generation?: number } = {},
): Comparison {
  const [first] = arms
  if (first === undefined || arms.length < 2)
    throw new Refusal('a comparison takes two runs or more', 'name them one after another')
  const others = arms.slice(1)
  if (new Set(arms.map(({ name }) => name)).size < arms.length)
    throw new Refusal('two of the runs have the same name', 'name each run once')
  for (const other of others) refuseApart(other, first)
  checkGeneration(generation, generationsOf(arms))
  const rows = arms.flatMap(arm => rowsBeside(arm, first))
  if (!rows.some(({ difference }) => difference))
    throw new Refusal(
      phrase`${others[0]!.name} and ${first.name} have no measure in common that compares`,
      'let them write the same length, and take the same measures (--metric)',
    )
  const pairs = others.map(arm => ({ arm, first, generation, widen: overText([arm, first]) }))
  return {
    arms,
    generation,
    rows,
    verdicts: questions.flatMap(question => pairs.flatMap(pair => verdict(question, pair) ?? [])),
    ...given({ heldOutWords: leastHeldOut(arms) }),
    incomparable: incomparable(rows, arms, generation),
  }
}

/** Every number of an arm, with its difference from another arm where the two compare. */
export function rowsBeside(arm: Arm, first: Arm): ComparedRow[] {
  const comparing = arm !== first && textApart(arm, first) === undefined
  const widen = comparing ? overText([arm, first]) : undefined
  const rows = estimates(arm.replicates)
  const laws = meansBesideTheory(rows, arm.replicates[0]?.human ?? { words: 0 })
  return rows.map(row => {
    const { generation, model, metric } = row
    const theory = laws.get(row)
    const alone = { arm: arm.name, ...row, ...(theory && { theory }) }
    if (!comparing || generation === 0 || model === 'theory' || !alike(metric, { arm, first, generation }))
      return alone
    const work = ([one, other]: readonly Arm[]) =>
      differenceOf(one!, other!, value => value(metric, generation))
    const difference = work([arm, first])
    return { ...alone, ...(difference && { difference: widen?.(difference, work) ?? difference }) }
  })
}

interface Pair {
  readonly arm: Arm
  readonly first: Arm
  readonly generation: number
  /** Widens what is told of the two by the chance of the held-out text. */
  readonly widen: Widen
}

function alike(row: string, { arm, first, generation }: Omit<Pair, 'widen'>): boolean {
  const metric = metricOfRow(row)
  return metric !== undefined && lengthApart(metric, arm, first, generation) === undefined
}

function verdict(question: Question, pair: Pair): Verdict | undefined {
  const { arm, first, generation } = pair
  if (!alike(question.metric, pair)) return undefined
  const statistic = (value: Parameters<Question['value']>[0]) => question.value(value, generation)
  const seeds = differenceOf(arm, first, statistic)
  const difference = withLaw(
    seeds && pair.widen(seeds, ([one, other]) => differenceOf(one!, other!, statistic)),
    question,
    pair,
  )
  const [own, other] = [0, 1].map(at => {
    const work = (list: readonly Arm[]) => estimateOf(list[at]!, statistic)
    const found = work([arm, first])
    return found && pair.widen(found, work)
  })
  if (!difference || !own || !other) return undefined
  const untold = whyUntold([arm, first], ([one, another]) => differenceOf(one!, another!, statistic))
  const answer = untold === undefined ? answerOf(difference, question.yes) : 'open'
  const verdict = { question, arm: arm.name, against: first.name, answer, difference, estimate: own, other }
  return untold === undefined ? verdict : { ...verdict, untold }
}

/** The difference of two single runs, with the interval that a law allows. */
function withLaw(
  difference: Difference | undefined,
  { law }: Question,
  { arm, first, generation }: Pair,
): Difference | undefined {
  const single = arm.replicates.length === 1 && first.replicates.length === 1
  if (difference === undefined || law === undefined || !single) return difference
  const { mean } = difference
  return {
    ...difference,
    ...given({ interval: intervalByLaw([arm, first], { mean, row: law, generation }) }),
  }
}

function answerOf({ interval, mean }: Difference, yes: Question['yes']): Verdict['answer'] {
  if (interval === undefined) return mean === 0 ? 'same' : 'open'
  if (interval.low === 0 && interval.high === 0) return 'same'
  if (interval.low <= 0 && interval.high >= 0) return 'open'
  return mean > 0 === (yes === 'higher') ? 'yes' : 'no'
}

function incomparable(rows: readonly ComparedRow[], [first, ...others]: readonly Arm[], generation: number) {
  const names = [...new Set(rows.map(({ metric }) => metric.split('/', 1)[0]!))]
  const found = new Map<string, string[]>()
  for (const name of names) {
    const metric = metricOfRow(name)
    for (const arm of others) {
      const reason = metric && lengthApart(metric, arm, first!, generation)
      if (reason === undefined) continue
      const text = phrase`${arm.name} and ${first!.name} wrote other lengths (${reason})`
      found.set(text, [...(found.get(text) ?? []), name])
    }
  }
  return found
}

/** Tokens of held-out text, the fewest of any arm; nothing where they were not counted. */
export function leastHeldOut(arms: readonly Arm[]): number | undefined {
  const counts = arms.flatMap(({ replicates }) => replicates.flatMap(({ human }) => human.heldOutWords ?? []))
  return counts.length === 0 ? undefined : counts.reduce((least, count) => Math.min(least, count))
}

function refuseApart(arm: Arm, first: Arm): void {
  const apart = textApart(arm, first)
  if (apart) throw new Refusal(phrase`${apart.reason}, so their numbers do not compare`, apart.hint)
}

function checkGeneration(generation: number, most: number): void {
  if (Number.isInteger(generation) && generation >= 1 && generation <= most) return
  throw new Refusal(
    phrase`generation ${generation} is not in all of the runs`,
    phrase`they all have generations 1 to ${most}`,
  )
}
