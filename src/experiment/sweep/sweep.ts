import * as v from 'valibot'
import { options } from '../../lineage/options/index.ts'
import { planOf, type Plan } from '../../lineage/plan.ts'
import { phrase } from '../../phrase.ts'
import { Refusal, issueText } from '../../refusal.ts'
import { didYouMean } from '../../text/nearest.ts'
import type { Work } from './work.ts'
import { checkReplicates } from './replicates.ts'
import { replicateSeeds } from './seeds.ts'

/** A plan with the text that it begins with. */
export type CorpusPlan = Plan & { readonly corpus: string }

/** One combination of what is varied. */
export interface SweepArm {
  /** Name: the varied options, as in `regime=replace order=2`; the sweep's name where nothing is varied. */
  readonly name: string
  /** The varied options and their values in this arm. */
  readonly varied: Readonly<Record<string, unknown>>
  /** The plan with the base seed; each cell has one of the seeds. */
  readonly plan: CorpusPlan
  /** The procedure of an arm that is no lineage. */
  readonly work?: Work | undefined
}

/** Plans in every combination, each with every seed. */
export interface Sweep {
  readonly name: string
  readonly arms: readonly SweepArm[]
  readonly seeds: readonly string[]
}

/** A plan of a sweep with one of its seeds. */
export interface Cell {
  /** Number from 1: arm by arm, and within an arm seed by seed. */
  readonly number: number
  readonly arm: SweepArm
  readonly plan: CorpusPlan
}

/** Most cells of a sweep. */
export const MAX_CELLS = 10_000

/** Field of `vary` with groups of options that are varied as one. */
const GROUPS_FIELD = 'together'

const OPTIONS: readonly string[] = ['corpus', ...options.map(({ name }) => name)]

const record = (name: string) =>
  v.record(v.string(), v.unknown(), () => phrase`${name} must be an object of options`)
const text = v.pipe(v.string('a name must be text'), v.nonEmpty('a name must not be empty'))
const list = v.pipe(v.array(v.unknown(), 'it must be a list'), v.minLength(1, 'the list is empty'))
const seed = v.union([v.string(), v.pipe(v.number(), v.integer())], 'a seed must be text or a whole number')

const sweepSchema = v.strictObject(
  {
    name: v.optional(text),
    base: v.optional(record('base'), {}),
    vary: v.optional(v.record(v.string(), list, 'vary must be an object of lists'), {}),
    seeds: v.optional(v.union([v.number(), v.array(seed)], 'seeds must be a number or a list'), 1),
  },
  'it must be an object',
)

/**
 * Reads a sweep. `base` has options of a plan. `vary` has a list of values for some of them; `together` in it is a
 * list of objects of options that vary as one. `seeds` is their number, or a list. Arms come in the order of the
 * lists, the last list changing fastest.
 *
 * @param value as JSON.parse gives it
 * @param name of a sweep without a name in the file
 * @throws Refusal that names the field, what it must be and what came
 * @example
 * import { sweepOf } from 'collapse-lab/node'
 * const plan = { base: { corpus: 'twenty-chapters' }, vary: { order: [2, 3] }, seeds: 2 }
 * const { arms, seeds } = sweepOf(plan, 'orders')
 * arms.map(({ name }) => name) // → [ 'order=2', 'order=3' ]
 * seeds // → [ '1', '1r2' ]
 */
export function sweepOf(value: unknown, name = 'sweep'): Sweep {
  // A list is an object too, to valibot.
  const result = v.safeParse(sweepSchema, Array.isArray(value) ? null : value)
  if (!result.success) throw refused(result.issues[0])
  const { base, vary, seeds, name: own = name } = result.output
  const given = value as Sources
  checkOptions(given.base ?? {}, 'base')
  const { [GROUPS_FIELD]: groups = [], ...lists } = (given.vary ?? {}) as Readonly<
    Record<string, readonly Options[]>
  >
  checkOptions(lists, 'vary')
  for (const group of groups) checkGroup(group)
  const varied = [...Object.keys(lists), ...groups.flatMap(group => Object.keys(group))]
  for (const option of varied.filter(option => option in base))
    throw new Refusal(phrase`${option} is in base and in vary`, 'leave it out of base')
  for (const option of Object.keys(lists).filter(option => groups.some(group => option in group)))
    throw new Refusal(
      phrase`${option} is in vary.${GROUPS_FIELD} and has a list of its own`,
      'leave it out of one of them',
    )
  const cells = Object.values(vary).reduce((product, values) => product * values.length, 1)
  const listed = seedsOf(seeds, base)
  if (cells * listed.length > MAX_CELLS)
    throw new Refusal(
      phrase`the sweep would have ${cells * listed.length} cells, and may have ${MAX_CELLS}`,
      'vary less, or take fewer seeds',
    )
  return { name: own, arms: combinations(vary).map(varied => armOf(varied, base, own)), seeds: listed }
}

/** Every cell of a sweep. */
export function cellsOf({ arms, seeds }: Sweep): Cell[] {
  return arms.flatMap((arm, index) =>
    seeds.map((seed, k) => ({
      number: index * seeds.length + k + 1,
      arm,
      plan: { ...arm.plan, seed },
    })),
  )
}

type Options = Readonly<Record<string, unknown>>
type Sources = Readonly<Record<string, Options | undefined>>

function armOf(varied: Options, base: Options, name: string): SweepArm {
  const { corpus = 'moby-dick', ...options } = { ...base, ...varied }
  if (typeof corpus !== 'string' || corpus === '')
    throw new Refusal(phrase`corpus must be a name or a path, got ${shown(corpus)}`, 'as in "moby-dick"')
  const parts = Object.entries(varied).map(([option, value]) => `${option}=${plainly(value)}`)
  return {
    name: parts.length === 0 ? name : parts.join(' '),
    varied,
    plan: { corpus, ...planOf(options) },
  }
}

function combinations(vary: Readonly<Record<string, readonly unknown[]>>): Options[] {
  return Object.entries(vary).reduce<Options[]>(
    (arms, [option, values]) => {
      const given = new Set(values.map(value => JSON.stringify(value)))
      if (given.size < values.length)
        throw new Refusal(phrase`vary.${option} has a value twice`, 'name each value once')
      return arms.flatMap(arm =>
        values.map(value => ({
          ...arm,
          ...(option === GROUPS_FIELD ? (value as Options) : { [option]: value }),
        })),
      )
    },
    [{}],
  )
}

/** @throws Refusal unless it is an object of options */
function checkGroup(group: unknown): void {
  if (typeof group !== 'object' || group === null || Array.isArray(group) || Object.keys(group).length === 0)
    throw new Refusal(
      phrase`vary.${GROUPS_FIELD} must be a list of objects of options, got ${shown(group)}`,
      'as in "together": [{"regime": "replace"}, {"regime": "fresh-human", "humanShare": 0.1, "reserve": 0.5}]',
    )
  checkOptions(group as Options, 'vary')
}

function seedsOf(seeds: number | readonly (string | number)[], base: Options): string[] {
  if (typeof seeds === 'number') return replicateSeeds(baseSeed(base), checkReplicates(seeds))
  if ('seed' in base) throw new Refusal('seeds are listed, and base has a seed too', 'leave it out of base')
  const texts = seeds.map(String)
  if (texts.length === 0 || new Set(texts).size < texts.length)
    throw new Refusal('seeds must be different, and at least one', 'as in "seeds": ["1", "2", "3"]')
  checkReplicates(texts.length)
  return texts
}

function baseSeed({ seed = '1' }: Options): string {
  if (typeof seed === 'string' || typeof seed === 'number') return String(seed)
  throw new Refusal(phrase`base.seed must be text or a number, got ${shown(seed)}`, 'as in "seed": "lab-7"')
}

/**
 * Checks the names of options themselves, since `__proto__` is lost when a plan is made.
 *
 * @throws Refusal for an option that no plan has
 */
function checkOptions(options: Options, field: 'base' | 'vary'): void {
  for (const option of Object.keys(options)) {
    if (field === 'vary' && option === 'seed')
      throw new Refusal('vary.seed: seeds have a list of their own', 'as in "seeds": ["1", "2", "3"]')
    if (OPTIONS.includes(option)) continue
    throw new Refusal(
      phrase`${field} has an option ${JSON.stringify(option)} that no plan has`,
      phrase`${didYouMean(option, OPTIONS)}there are ${OPTIONS.join(', ')}`,
    )
  }
}

function refused(issue: v.BaseIssue<unknown>): Refusal {
  const path = v.getDotPath(issue)
  const stranger = issue.type === 'strict_object' && path !== null
  return new Refusal(
    stranger
      ? phrase`a sweep has no field ${JSON.stringify(path)}`
      : phrase`${path ?? phrase`the sweep`}: ${issueText(issue)}, got ${shown(issue.input)}`,
    'a sweep is {"base": {"order": 3}, "vary": {"regime": ["replace", "accumulate"]}, "seeds": 5}',
  )
}

const plainly = (value: unknown) => (typeof value === 'string' ? value : shown(value))

function shown(value: unknown): string {
  const text = value === undefined ? phrase`nothing` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
