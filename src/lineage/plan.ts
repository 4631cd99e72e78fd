import * as v from 'valibot'
import type { Metric } from '../metrics/index.ts'
import { metricNamed } from '../metrics/named.ts'
import type { Decoding } from '../model/sampling/decoders/index.ts'
import type { Sampling } from '../model/sampling/chunks.ts'
import type { CorpusInput } from '../text/corpus/loaded-corpus.ts'
import type { Corpus } from '../text/passage.ts'
import { languageOf } from '../text/languages/guess.ts'
import { both, phrase } from '../phrase.ts'
import { Refusal, issueText } from '../refusal.ts'
import { options, type Plan, type Option } from './options/index.ts'
import { regimeNamed, regimes } from './regimes/index.ts'

export type { Plan } from './options/index.ts'

/** Options of a plan as one gives them: what is left out has its default. A seed may be a number. */
export type PlanOptions = Partial<Omit<Plan, 'seed'>> & { readonly seed?: string | number }

const planSchema = v.strictObject(
  Object.fromEntries(
    options.map(option => {
      const empty = mayBeNull(option) ? null : option.default
      return [option.name, v.optional(mayBeNull(option) ? v.nullable(option.schema) : option.schema, empty)]
    }),
  ),
)

/** Whether null may be given: for nothing, or for what is usual for the regime. */
function mayBeNull(option: Option): boolean {
  return option.default === null || option.regime !== undefined
}

/**
 * Fills in the defaults (word, order 3, three generations, replace, as much as was read, temperature 1, seed 1) and
 * checks every value.
 *
 * @throws Refusal that names the option, what it must be and what came
 * @example
 * import { planOf } from 'collapse-lab'
 * const plan = planOf({ order: 2, seed: 7 })
 * plan.order // → 2
 * plan.regime // → 'replace'
 * plan.seed // → '7'
 */
export function planOf(given: PlanOptions = {}): Plan {
  const result = v.safeParse(planSchema, given)
  if (!result.success)
    throw new Refusal(describe(result.issues[0]), 'see the options of `collapse-lab run --help`')
  const values = result.output
  const regime = regimeNamed(values.regime as string)
  const plan = Object.fromEntries(
    options.map(option => [option.name, filledIn(option, values[option.name], regime)]),
  ) as unknown as Plan
  for (const option of options) option.check?.(plan[option.name], plan)
  return plan
}

/**
 * The plan for a text: {@link planOf}, with the language guessed from the text where none is given, as if it had been typed.
 *
 * @throws Refusal as {@link planOf}
 */
export function planFor(
  corpus: Pick<Corpus, 'language' | 'passages'> & { readonly input?: Pick<CorpusInput, 'guessed'> },
  given: PlanOptions = {},
): Plan {
  const plan = planOf(given)
  return plan.language === null ? { ...plan, language: languageOf(corpus) } : plan
}

/** The value of an option in full: what is left empty is what is usual for the regime. @throws Refusal where the regime has no use for it */
function filledIn(option: Option, value: unknown, { name, options: own }: RegimeFacts): unknown {
  if (value !== null) {
    if (option.regime?.only && option.regime.usual(own) === undefined) refuseFor(name, option)
    return option.complete?.(value!) ?? value
  }
  return option.regime?.usual(own) ?? option.default
}

type RegimeFacts = Pick<(typeof regimes)[number], 'name' | 'options'>

function refuseFor(regime: string, { flag, regime: use }: Option): never {
  const takers = regimes.filter(({ options }) => use?.usual(options) !== undefined)
  throw new Refusal(
    phrase`${flag} is not for the regime ${regime}`,
    phrase`it is for ${both(takers.map(({ name }) => name))}`,
  )
}

/**
 * The measures that a plan asks for, none where its list is empty; nothing where it asks for the usual ones.
 *
 * @throws Refusal when there is no such measure
 */
export function metricsOf({ metrics }: Pick<Plan, 'metrics'>): { metrics?: readonly Metric[] } {
  return metrics === null ? {} : { metrics: metrics.map(metricNamed) }
}

/** How a plan's models draw what they write, nulls left out. */
export function decodingOf(plan: Plan): Decoding & { readonly sampling: Sampling } {
  const given = options.filter(({ changes, name }) => changes === 'draws' && plan[name] !== null)
  return Object.fromEntries(given.map(({ name }) => [name, plan[name]])) as ReturnType<typeof decodingOf>
}

function describe(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.map(({ key }) => String(key)).join('.')
  return issue.type === 'strict_object' && key
    ? phrase`the plan has no option ${JSON.stringify(key)}`
    : issueText(issue)
}
