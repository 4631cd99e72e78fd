import * as v from 'valibot'
import { metricNamed } from '../metrics/named.ts'
import { planOf, type Plan, type PlanOptions } from '../lineage/plan.ts'
import { phrase } from '../phrase.ts'
import { Refusal, issueText, orRefusal } from '../refusal.ts'
import { itemNamed, type Task, items } from './items/index.ts'
import { idSchema, type Measured } from './keys/values.ts'
import { metaSchema, type Meta } from './meta.ts'
import { measuredInPicture, pictureSchema, type Picture } from './picture.ts'

/** Options of a run with the text that it begins with. */
export type RunPlan = PlanOptions & { readonly corpus: string }

/** An exercise: what a student is asked, and the plans that answer it. */
export interface Pack {
  readonly name: string
  readonly version: number
  readonly title: string
  readonly summary: string
  readonly minutes: number
  /** Age, goals, needs and standards; missing where an exercise does not say. */
  readonly meta?: Meta | undefined
  /** A picture for slide or board; missing where there is none. */
  readonly picture?: Picture | undefined
  /** Plans as in exercise.json, without seed and measures. */
  readonly runs: Readonly<Record<string, RunPlan>>
  readonly tasks: readonly Task[]
}

/**
 * Parses exercise.json and checks that every key can be worked out.
 *
 * @param value as JSON.parse gives it
 * @throws Refusal that names the item and the field
 */
export function packOf(value: unknown, where = 'exercise.json'): Pack {
  const { format: _, $schema: __, items, runs, ...facts } = read(packHeadSchema, value, where)
  for (const [name, plan] of Object.entries(runs)) checkRun(name, plan, where)
  const tasks = items.map(item => taskOf(item, phrase`${where}: item ${JSON.stringify(item.id)}`))
  const ids = tasks.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice !== undefined)
    throw new Refusal(phrase`${where}: two items are called ${twice}`, 'rename one of them')
  const pack = { ...facts, runs, tasks }
  for (const { id, needs } of tasks) checkNeeds(phrase`item ${id}`, needs, { pack, where })
  if (pack.picture)
    checkNeeds(phrase`the picture`, { values: measuredInPicture(pack.picture), words: [] }, { pack, where })
  return pack
}

/** Measures that the keys of a pack need, by run. @param also further rows that are needed; default none */
export function metricsNeeded(
  { tasks }: Pick<Pack, 'tasks'>,
  run: string,
  also: readonly Measured[] = [],
): string[] {
  const rows = [...tasks.flatMap(({ needs }) => needs.values), ...also].filter(
    value => value.run === run && value.theory !== true,
  )
  return [...new Set(rows.map(({ metric }) => metric.split('/')[0]!))]
}

/** The texts that the runs of a pack begin with, each once. */
export const corporaOf = ({ runs }: Pick<Pack, 'runs'>): string[] => [
  ...new Set(Object.values(runs).map(({ corpus }) => corpus)),
]

/** Points of a pack in all, or of some of its questions. */
export function pointsOf({ tasks }: Pick<Pack, 'tasks'>): number {
  return tasks.reduce((sum, { points }) => sum + points, 0)
}

function taskOf(item: { kind: string }, where: string): Task {
  const kind = inside(where, () => itemNamed(item.kind))
  read(kind.schema, item, where)
  return inside(where, () => kind.task(item))
}

/** Does some work; where it is refused, the refusal says where. */
function inside<Result>(where: string, work: () => Result): Result {
  const result = orRefusal(work)
  if (result instanceof Refusal) throw new Refusal(phrase`${where}: ${result.message}`, result.hint)
  return result
}

function checkRun(name: string, { corpus: _, ...options }: RunPlan, where: string): void {
  if ('seed' in options || 'metrics' in options)
    throw new Refusal(
      phrase`${where}: run ${name} has a seed or measures of its own`,
      'leave them out: the seed is the student’s, and measures are what the items ask for',
    )
  inside(phrase`${where}: run ${name}`, () => planOf(options))
}

/** @throws Refusal when an item or the picture asks for a run, a generation or a measure that is not there */
function checkNeeds(
  who: string,
  needs: Task['needs'],
  { pack: { runs }, where }: { pack: Pick<Pack, 'runs'>; where: string },
): void {
  for (const { run, generation } of [...needs.values, ...needs.words]) {
    const plan: Plan | undefined = Object.hasOwn(runs, run) ? planOf(withoutCorpus(runs[run]!)) : undefined
    if (!plan)
      throw new Refusal(
        phrase`${where}: ${who} asks for a run ${run} that is not there`,
        phrase`there are ${Object.keys(runs).join(', ')}`,
      )
    if (generation > plan.generations)
      throw new Refusal(
        phrase`${where}: ${who} asks for generation ${generation}, and run ${run} has ${plan.generations}`,
        'give the run more generations',
      )
  }
  for (const { metric } of needs.values) inside(where, () => metricNamed(metric.split('/')[0]!))
}

/** The options of a run without its text. */
export function withoutCorpus({ corpus: _, ...options }: RunPlan): PlanOptions {
  return options
}

function read<S extends v.GenericSchema>(schema: S, value: unknown, where: string): v.InferOutput<S> {
  // Valibot takes a list for an object.
  const result = v.safeParse(schema, Array.isArray(value) ? null : value)
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  throw new Refusal(
    phrase`${where}: ${path === null ? issueText(issue) : phrase`${path}: ${issueText(issue)}`}`,
    'exercises/exercise.schema.json says what an exercise may hold',
  )
}

/** The format and version that exercise.json names. */
export const FORMAT = 'collapse-lab/exercise/1'

const text = v.pipe(v.string(), v.nonEmpty())

/** exercise.json around its items. */
const head = {
  $schema: v.optional(v.string()),
  format: v.literal(FORMAT),
  name: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'a name must be of a-z, 0-9 and -'),
    v.description('The name of the exercise and of its folder.'),
  ),
  version: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.description('Goes up when a question or a plan changes: all seeds change with it.'),
  ),
  title: v.pipe(text, v.description('The heading, for pupils.')),
  summary: v.pipe(text, v.description('What happens in the lesson, in one to three sentences.')),
  minutes: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(600),
    v.description('How long the lesson takes.'),
  ),
  meta: v.pipe(
    v.optional(metaSchema),
    v.description('What a teacher has to know before the lesson: age, goals, needs, standards.'),
  ),
  picture: v.pipe(
    v.optional(pictureSchema),
    v.description('A picture for slide or board, as `exercise board` draws it from runs and laws.'),
  ),
  runs: v.pipe(
    v.optional(v.record(idSchema, v.looseObject({ corpus: text })), {}),
    v.description(
      'Options of plans, by the name that items use; never a seed, which is the pupil’s. Each has a corpus by its name.',
    ),
  ),
}

/** exercise.json with items that are not yet checked, each by its kind. */
export const packHeadSchema = v.strictObject({
  ...head,
  items: v.pipe(v.array(v.looseObject({ kind: v.string(), id: v.string() })), v.minLength(1)),
})

/** The whole of exercise.json, as exercises/exercise.schema.json publishes it. */
export const packSchema = v.strictObject({
  ...head,
  items: v.pipe(
    v.array(v.union(items.map(({ schema }) => schema))),
    v.minLength(1),
    v.description('The questions, in their order.'),
  ),
})
