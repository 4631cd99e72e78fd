import * as v from 'valibot'
import type { Metric } from '../metrics/index.ts'
import { metricNamed } from '../metrics/named.ts'
import { checkDecoding } from '../model/sampling/sampler.ts'
import { samplings, type Sampling } from '../model/sampling/chunks.ts'
import { checkOrder } from '../model/train.ts'
import { Refusal } from '../refusal.ts'
import { tokenizerNamed } from '../text/tokenizers/index.ts'
import { protectionOf } from './protect.ts'
import { regimeNamed, regimes } from './regimes/index.ts'

/** Every option of a lineage, defaults filled in: the same plan and corpus give the same bytes. */
export interface Plan {
  readonly tokens: string
  readonly order: number
  readonly generations: number
  readonly regime: string
  /** The share of human text in what each model after A learns from; null where the regime takes none. */
  readonly humanShare: number | null
  /** How many lineages go side by side; null where the regime has one. */
  readonly pool: number | null
  /** The share of the human training text that is set aside from what A learns, for the regimes that need it or to compare with them. */
  readonly reserve: number
  /** What is done to what models learn from, in order, as in `near-duplicates=0.8`. */
  readonly protect: readonly string[]
  /** Tokens that each generation writes; null: as many as A was trained on. */
  readonly size: number | null
  /** The same as a factor of what A was trained on; null: by number. */
  readonly sizeFactor: number | null
  /** Passages that each generation writes instead; null: by tokens. */
  readonly passages: number | null
  /** How a model writes: from the shares that it read (`mle`), or from its smoothed self. */
  readonly sampling: Sampling
  readonly temperature: number
  /** null: draw from every candidate. */
  readonly topK: number | null
  /** null: draw from every candidate. */
  readonly topP: number | null
  /** null: draw from every candidate. */
  readonly minP: number | null
  readonly seed: string
  /** Whether each written token is traced to its place in the human text. */
  readonly genealogy: boolean
  /** Names of the measures that are taken; null: all that are usual. */
  readonly metrics: readonly string[] | null
}

export type PlanOptions = Partial<Omit<Plan, 'seed'>> & { readonly seed?: string | number }

export const MAX_GENERATIONS = 500
/** Tokens, or passages, that one generation may write. */
export const MAX_SIZE = 200_000_000

/** What a value must be, and what came. */
const must = (name: string, be: string) => (issue: { readonly input: unknown }) =>
  `${name} must be ${be}, got ${typeof issue.input === 'string' ? JSON.stringify(issue.input) : String(issue.input)}`

const whole = (name: string, least: number, most: number) => {
  const message = must(name, `a whole number from ${least} to ${most}`)
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message))
}

const between = (name: string, { least, most }: { least: number; most: number }) => {
  const message = must(name, `a number from ${least} to ${most}`)
  return v.pipe(v.number(message), v.minValue(least, message), v.maxValue(most, message))
}

const share = (name: string, most: number) => between(name, { least: 0, most })

const planSchema = v.strictObject({
  tokens: v.optional(v.string(must('tokens', 'the name of a tokenizer')), 'word'),
  order: v.optional(v.number(must('order', 'a whole number')), 3),
  generations: v.optional(whole('generations', 1, MAX_GENERATIONS), 3),
  regime: v.optional(v.string(must('regime', 'the name of a regime')), 'replace'),
  humanShare: v.optional(v.nullable(share('human-share', 1)), null),
  pool: v.optional(v.nullable(whole('pool', 2, 100)), null),
  reserve: v.optional(v.nullable(share('reserve', 0.9)), null),
  protect: v.optional(v.array(v.string(must('protect', 'names')), must('protect', 'a list of names')), []),
  sizeFactor: v.optional(v.nullable(between('the factor of size', { least: 0.001, most: 1000 })), null),
  size: v.optional(v.nullable(whole('size', 1, MAX_SIZE)), null),
  passages: v.optional(v.nullable(whole('passages', 1, MAX_SIZE)), null),
  sampling: v.optional(
    v.picklist(Object.keys(samplings) as Sampling[], must('sampling', Object.keys(samplings).join(' or '))),
    'mle',
  ),
  temperature: v.optional(v.number(must('temperature', 'a number')), 1),
  topK: v.optional(v.nullable(v.number(must('top-k', 'a whole number'))), null),
  topP: v.optional(v.nullable(v.number(must('top-p', 'a number'))), null),
  minP: v.optional(v.nullable(v.number(must('min-p', 'a number'))), null),
  seed: v.optional(v.union([v.string(), v.number()], must('seed', 'text or a number')), '1'),
  genealogy: v.optional(v.boolean(must('genealogy', 'true or false')), true),
  metrics: v.optional(
    v.nullable(v.array(v.string(must('metrics', 'names of measures')), must('metrics', 'a list of names'))),
    null,
  ),
})

/**
 * Fills in the defaults (word, order 3, three generations, replace, as much as was read, temperature 1, seed 1) and
 * checks every value.
 *
 * @throws Refusal that names the option, what it must be and what came
 */
export function planOf(options: PlanOptions = {}): Plan {
  const result = v.safeParse(planSchema, options)
  if (!result.success)
    throw new Refusal(describe(result.issues[0]), 'see the options of `collapse-lab run --help`')
  const plan = { ...withRegime(result.output), seed: String(result.output.seed) }
  checkOrder(plan.order)
  tokenizerNamed(plan.tokens)
  checkDecoding(decodingOf(plan))
  metricsOf(plan)
  checkLength(plan)
  return plan
}

/** Fills in what only some regimes use. @throws Refusal where it is given to another one */
function withRegime<
  T extends Pick<Plan, 'regime' | 'humanShare' | 'pool' | 'protect'> & { reserve: number | null },
>(plan: T): T & { reserve: number } {
  const { options } = regimeNamed(plan.regime)
  for (const key of ['humanShare', 'pool'] as const)
    if (plan[key] !== null && options[key] === undefined)
      throw new Refusal(
        `${key === 'pool' ? 'pool' : 'human-share'} is not for the regime ${plan.regime}`,
        `it is for ${regimes.flatMap(({ name, options }) => (options[key] === undefined ? [] : [name])).join(' and ')}`,
      )
  return {
    ...plan,
    humanShare: plan.humanShare ?? options.humanShare ?? null,
    pool: plan.pool ?? options.pool ?? null,
    reserve: plan.reserve ?? options.reserve ?? 0,
    protect: plan.protect.map(text => protectionOf(text).spec),
  }
}

function checkLength({ size, sizeFactor, passages }: Plan): void {
  if ([size, sizeFactor, passages].filter(given => given !== null).length > 1)
    throw new Refusal(
      'size and passages are both given',
      'give the length of a generation in tokens, as a factor of the human text, or in passages',
    )
}

/**
 * The measures that a plan asks for, none where its list is empty; nothing where it asks for the usual ones.
 *
 * @throws Refusal when there is no such measure
 */
export function metricsOf({ metrics }: Plan): { metrics?: readonly Metric[] } {
  return metrics === null ? {} : { metrics: metrics.map(metricNamed) }
}

/** How a plan's models write, nulls left out. */
export function decodingOf({ sampling, temperature, topK, topP, minP }: Plan) {
  return {
    sampling,
    temperature,
    ...(topK === null ? {} : { topK }),
    ...(topP === null ? {} : { topP }),
    ...(minP === null ? {} : { minP }),
  }
}

function describe(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.map(({ key }) => String(key)).join('.')
  return issue.type === 'strict_object' && key
    ? `the plan has no option ${JSON.stringify(key)}`
    : issue.message
}
