import * as v from 'valibot'
import { valueIn, valueText } from '../../lineage/options/option-text.ts'
import { generationName } from '../../lineage/names.ts'
import { optionFor, options } from '../../lineage/options/index.ts'
import type { PlanOptions } from '../../lineage/plan.ts'
import { metricNamed } from '../../metrics/named.ts'
import { both, phrase } from '../../phrase.ts'
import { protectionOf } from '../../lineage/protect.ts'
import { Refusal, unlessRefused } from '../../refusal.ts'
import { allows, exampleOf, freedomSchema, rangeOf, type Freedom } from '../keys/freedom.ts'
import { untoldIn } from '../keys/facts.ts'
import { keyDigits } from '../keys/numbers.ts'
import { unquoted } from '../keys/words.ts'
import {
  asked,
  cannotRead,
  common,
  NO_NEEDS,
  notYet,
  partly,
  type Item,
  type Mark,
  type StudentRuns,
} from './item.ts'

const requirementSchema = v.strictObject({
  metric: v.pipe(v.string(), v.nonEmpty()),
  generation: v.pipe(v.number(), v.integer(), v.minValue(1)),
  least: v.optional(v.number()),
  most: v.optional(v.number()),
})
type Requirement = v.InferOutput<typeof requirementSchema>

const schema = v.strictObject({
  ...common('goal'),
  /** Options of the plan that are fixed. */
  plan: v.looseObject({ corpus: v.string() }),
  /** Options that the student may choose, and their ranges; nothing else of a submission reaches a plan. */
  free: v.record(v.string(), freedomSchema),
  require: v.pipe(v.array(requirementSchema), v.minLength(1)),
})

/** A plan that the student hands in is carried out with the student's seed, and its properties are checked. */
export const goal: Item = {
  name: 'goal',
  title: 'a plan that reaches a goal within limits; it is carried out and looked at',
  schema,
  task(given) {
    const { plan, free, require, ...item } = v.parse(schema, given)
    return {
      ...asked(item),
      form: phrase`options of a plan, as in ${flagsOf(free)}`,
      lines: 2,
      options: Object.fromEntries(Object.entries(free).map(([name, freedom]) => [name, rangeOf(freedom)])),
      free,
      needs: NO_NEEDS,
      mark(answer, runs) {
        const chosen = chosenOf(answer, { plan: plan as PlanOptions, free })
        if ('verdict' in chosen) return chosen
        const metrics = [...new Set(require.map(({ metric }) => metric.split('/')[0]!))]
        return reached({ ...plan, ...chosen, metrics }, require, runs)
      },
      quiz: () => ({ type: 'text' }),
      key: () => phrase`any plan with ${both(require.map(worded))}`,
    }
  },
}

function reached(
  plan: PlanOptions & { readonly corpus: string },
  require: readonly Requirement[],
  runs: StudentRuns,
) {
  try {
    const facts = runs.attempt(plan)
    const untold = require
      .map(requirement => untoldIn(facts, requirement))
      .find(reason => reason !== undefined)
    if (untold !== undefined)
      return { verdict: 'needs a look' as const, share: 0, note: phrase`not marked, since ${untold}` }
    const values = require.map(requirement => ({ requirement, value: facts.value(requirement) }))
    const met = values.filter(
      ({ requirement: { least = -Infinity, most = Infinity }, value }) => value >= least && value <= most,
    )
    const told = values.map(
      ({ requirement, value }) =>
        phrase`${nameOf(requirement)}: ${inUnit(requirement, value)} (the goal: ${limitsOf(requirement)})`,
    )
    return partly(met.length / require.length, told.join('; '))
  } catch (error) {
    if (error instanceof Refusal) return notYet(error.message)
    throw error
  }
}

/** Examples of the options that are free, as one types them. */
function flagsOf(free: Readonly<Record<string, Freedom>>): string {
  return options
    .filter(({ name }) => Object.hasOwn(free, name))
    .map(({ name, flag, kind }) => `--${flag} ${valueText(exampleOf(free[name]!), kind)}`)
    .join(' ')
}

/** The options in an answer: an object, or a text as one types it after `run`; else a text that says what cannot be read. */
function optionsIn(
  answer: unknown,
  free: Readonly<Record<string, Freedom>>,
): Record<string, unknown> | string {
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return { ...answer }
  if (typeof answer !== 'string') return phrase`these are no options of a plan`
  const found: Record<string, unknown> = {}
  for (const [flag, written] of flagsIn(answer)) {
    if (flag === 'corpus') {
      found[flag] = written
      continue
    }
    const text = asOption(flag, written, free)
    const option = optionFor(flag, text)
    const value = option && valueIn(text, option.kind)
    if (option === undefined || value === undefined) return phrase`--${flag} ${text} cannot be read`
    // Of a flag that comes twice with a list, both count, as they do on the command line.
    const before = found[option.name]
    found[option.name] =
      Array.isArray(before) && Array.isArray(value) ? (before as unknown[]).concat(value) : value
  }
  return Object.keys(found).length === 0 ? phrase`these are no options of a plan` : found
}

/** A number as people write it, as an option is: 0,3 and 30% as 0.3; 2 as 2x where the flag can be a factor alone. */
function asOption(flag: string, written: string, free: Readonly<Record<string, Freedom>>): string {
  const number = written.replace(/^(\d+),(\d+)(x?)$/, '$1.$2$3')
  const [, percent] = /^(\d+(?:\.\d+)?)%$/.exec(number) ?? []
  if (percent !== undefined) return String(Number(percent) / 100)
  const sharing = options.filter(option => option.flag === flag && Object.hasOwn(free, option.name))
  const isFactor = sharing.length > 0 && sharing.every(({ kind }) => kind === 'factor')
  return isFactor && /^\d+(?:\.\d+)?$/.test(number) ? `${number}x` : number
}

/** The flags in a text, without the dashes, each with its value; what stands before the first, such as the name of the program, is no part. */
function flagsIn(text: string): [string, string][] {
  // Word processors make a dash of two hyphens.
  const words = text.replace(/(^|\s)[–—](?=[a-z])/g, '$1--')
  return Array.from(
    words.matchAll(/(?<=^|\s)--([a-z-]+)(?:[=\s]+(?!--)(\S+))?/g),
    ([, flag = '', value = '']) => [flag, unquoted(value)],
  )
}

/** The options that an answer chooses, or a mark that says why it cannot be used. As one types them, the plan's own may stand beside them. */
function chosenOf(
  answer: unknown,
  { plan, free }: { plan: PlanOptions; free: Readonly<Record<string, Freedom>> },
): PlanOptions | Mark {
  const read = optionsIn(answer, free)
  if (typeof read === 'string') return cannotRead(read)
  const isPlans = ([name, value]: [string, unknown]) =>
    typeof answer === 'string' && (name === 'seed' || plan[name as keyof PlanOptions] === value)
  const chosen = Object.fromEntries(
    Object.entries(read)
      .filter(option => !isPlans(option))
      .map(([name, value]) => [name, name === 'protect' ? asSpecs(value) : value]),
  )
  for (const [name, value] of Object.entries(chosen)) {
    const freedom = Object.hasOwn(free, name) ? free[name] : undefined
    if (freedom === undefined)
      return notYet(
        phrase`an option of the answer is not free here; free are ${Object.keys(free).join(', ')}`,
      )
    if (!allows(freedom, value)) return notYet(phrase`${name} must be ${rangeOf(freedom)}`)
  }
  return chosen
}

/** Protections with every value filled in, as the command reads them: `near-duplicates` as `near-duplicates=0.8`. */
const asSpecs = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' ? (unlessRefused(() => protectionOf(one).spec) ?? one) : one)) // prettier-ignore
    : value

/** What is required, in plain words: the measure, the words that it is of, and the copy. */
function nameOf({ metric, generation }: Requirement): string {
  const [name = '', part] = metric.split('/')
  const { title } = metricNamed(name)
  const copy = generationName(generation)
  return part === undefined
    ? phrase`${title} in ${copy}`
    : phrase`${title} in ${copy}, of those used ${timesIn(part)}`
}

/** How often the words of a part are used, as in `2-5 times`. */
const timesIn = (part: string) => (part === '1' ? phrase`once` : phrase`${part} times`)

/** A value of a measure: a share in percent. */
function inUnit({ metric }: Requirement, value: number): string {
  return metricNamed(metric.split('/', 1)[0]!).unit === 'share'
    ? `${keyDigits(100 * value)} %`
    : keyDigits(value)
}

function limitsOf(requirement: Requirement): string {
  const { least, most } = requirement
  return both([
    ...(least === undefined ? [] : [phrase`at least ${inUnit(requirement, least)}`]),
    ...(most === undefined ? [] : [phrase`at most ${inUnit(requirement, most)}`]),
  ])
}

const worded = (requirement: Requirement): string => phrase`${nameOf(requirement)}: ${limitsOf(requirement)}`
