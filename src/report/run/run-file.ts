import { isImport } from '../../lineage/imported.ts'
import * as v from 'valibot'
import { generationName } from '../../lineage/names.ts'
import { options, type Kind, type Plan, type Option } from '../../lineage/options/index.ts'
import { planOf } from '../../lineage/plan.ts'
import { protectionOf } from '../../lineage/protect.ts'
import { either, phrase } from '../../phrase.ts'
import { Refusal, issueText, orRefusal } from '../../refusal.ts'
import { inJson } from '../format/json.ts'
import { passagesPath } from './passages.ts'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'sha256 must be 64 hexadecimal digits'))

/** The type of a value in run.json, by the kind of the option. What it may be is checked when the plan is carried out. */
const STORED: Readonly<Record<Kind, v.GenericSchema>> = {
  whole: v.number(),
  decimal: v.number(),
  factor: v.number(),
  choice: v.string(),
  text: v.string(),
  list: v.pipe(v.array(v.string()), v.readonly()),
  switch: v.boolean(),
}

/** A plan in run.json. Options that came later are left out in older files: these have the default. */
const planEntries = Object.fromEntries(
  options.map(option => [
    option.name,
    option.always ? storedAs(option) : v.optional(storedAs(option), option.default),
  ]),
) as { readonly [Name in keyof Plan]: v.GenericSchema<unknown, Plan[Name]> }

function storedAs({ kind, stored = STORED[kind], default: usual }: Option): v.GenericSchema {
  return usual === null ? v.nullable(stored) : stored
}

const strings = v.pipe(v.array(v.string()), v.readonly())

/** What was done to a file of the text, in `inputs`. */
const fileRead = v.object({
  file: v.string(),
  format: v.string(),
  encoding: v.exactOptional(v.string()),
  opening: v.exactOptional(v.string()),
  gzip: v.exactOptional(v.literal(true)),
  leftOut: v.exactOptional(v.record(v.string(), count)),
  prepared: v.exactOptional(
    v.object({
      header: v.picklist(['off', 'half', 'none']),
      hyphens: count,
      cut: v.picklist(['paragraphs', 'lines', 'sentences', 'characters']),
      verse: count,
      takenOff: v.exactOptional(v.record(v.string(), count)),
      notes: strings,
    }),
  ),
})

/** run.json; docs/run-format.md says what each field means. */
export const runSchema = v.object({
  format: v.literal('collapse-lab/run/1'),
  name: v.string(),
  status: v.picklist(['running', 'completed', 'failed', 'stopped']),
  plan: v.strictObject({
    corpus: v.string(),
    ...planEntries,
  }),
  inputs: v.array(
    v.object({
      corpus: v.string(),
      title: v.string(),
      constructed: v.boolean(),
      licence: v.string(),
      author: v.optional(v.string()),
      year: v.optional(v.string()),
      sha256,
      passages: count,
      bytes: count,
      read: v.exactOptional(v.pipe(v.array(fileRead), v.readonly())),
      passedOver: v.exactOptional(strings),
      guessed: v.exactOptional(v.string()),
      mixed: v.exactOptional(strings),
      unspaced: v.exactOptional(v.literal(true)),
    }),
  ),
  /** Of the human training text; empty until it has been read. */
  human: v.nullable(
    v.object({
      words: count,
      types: count,
      passages: count,
      heldOutWords: count,
      sampleWords: count,
      weights: v.array(v.number()),
      opening: v.string(),
    }),
  ),
  /** The generations that are complete, in order. */
  generations: v.array(v.string()),
  outputs: v.array(v.object({ path: v.string(), bytes: count, sha256 })),
  notes: v.array(v.string()),
  software: v.object({ 'collapse-lab': v.string(), node: v.string() }),
  times: v.object({ started: v.string(), ended: v.nullable(v.string()), seconds: v.number() }),
  host: v.object({ platform: v.string(), arch: v.string() }),
})

/** The record of a run, run.json: status, plan with every default filled in, inputs, outputs with hashes, notes, software, times. */
export type RunFile = v.InferOutput<typeof runSchema>

/**
 * Reads run.json and checks that it holds together: its plan can be carried out, its generations are the first ones of the plan, and its
 * outputs are the files of these generations and no others, so that no path leads out of the folder.
 *
 * @param path for messages
 * @throws Refusal when it is not one of ours
 */
export function parseRunFile(path: string, text: string): RunFile {
  const file = parsed(path, text)
  const refuse = (what: string) =>
    new Refusal(phrase`${path} is not a run of collapse-lab: ${what}`, NAME_A_RUN)
  const { plan, inputs, human, generations, outputs } = file
  const { corpus: _, ...options } = plan
  const checked = orRefusal(() => planOf(options))
  if (checked instanceof Refusal) throw refuse(phrase`plan: ${checked.message}`)
  if (inputs.length === 0) throw refuse(phrase`inputs: the text is missing`)
  const fitting = generations.every((name, index) => name === generationName(index + 1))
  if (!fitting || generations.length > plan.generations)
    throw refuse(phrase`generations: they must be the first of ${plan.generations}, in order`)
  if (human === null && generations.length > 0) throw refuse(phrase`human: the facts of the text are missing`)
  const paths = new Set<string>()
  const twice = outputs.find(({ path }) => paths.size === paths.add(path).size)?.path
  if (twice !== undefined) throw refuse(phrase`outputs: ${JSON.stringify(twice)} is listed twice`)
  const [wanted, allowed] = pathsOf(generations, isImport(plan))
  const foreign = outputs.find(({ path }) => !allowed.has(path))?.path
  if (foreign !== undefined) throw refuse(phrase`outputs: ${JSON.stringify(foreign)} is no file of a run`)
  const missing = wanted.find(forms => forms.filter(one => paths.has(one)).length !== 1)
  if (missing) throw refuse(phrase`outputs: ${either(missing)} must be listed once`)
  return file
}

const NAME_A_RUN = 'name the folder of a run, for instance one in runs/'

function parsed(path: string, text: string): RunFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal(phrase`${path} is not JSON`, 'run the plan again')
  }
  const result = v.safeParse(runSchema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Refusal(
    phrase`${path} is not a run of collapse-lab: ${v.getDotPath(issue) ?? phrase`the file`}: ${issueText(issue)}`,
    NAME_A_RUN,
  )
}

/** The files that a run of some generations has, each in the forms that it may take; and all of these forms. */
function pathsOf(
  generations: readonly string[],
  isImport: boolean,
): [wanted: (readonly string[])[], allowed: ReadonlySet<string>] {
  const wanted =
    generations.length === 0
      ? []
      : [
          ...TABLES.map(table => [table]),
          ...generations.flatMap(name => [
            [`${name}/training.csv`],
            [passagesPath(name, 'plain'), passagesPath(name, 'packed')],
          ]),
        ]
  const tables = generations.length === 0 ? [] : [HELD_OUT_TABLE, ...(isImport ? [CHANCE_TABLE] : [])]
  return [wanted, new Set([...wanted.flat(), ...tables])]
}

/** The tables of a run, which every generation adds to. */
export const TABLES = ['metrics.csv', 'vocabulary.csv', 'samples.jsonl'] as const

/** The table of runs whose measures are means over held-out text. Runs of older versions have none. */
export const HELD_OUT_TABLE = 'held-out.csv'

/** The table of an import: what chance gives at the lengths of its texts. It is there once the run is complete. */
export const CHANCE_TABLE = 'chance.csv'

/** run.json as text. */
export const runFileText = (run: RunFile): string => inJson(run)

/** The order of the outputs in run.json. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1

/** What is known of imported texts, and of those that a program wrote so far: they follow those that are read otherwise. */
export const importedInputs = ({ plan, inputs }: Pick<RunFile, 'plan' | 'inputs'>): RunFile['inputs'] =>
  inputs.slice(1 + plan.protect.filter(spec => protectionOf(spec).protection.reads).length)

/** The name of the text that A learned from: `human`, or `constructed`. */
export function originIn({ inputs }: Pick<RunFile, 'inputs'>): 'human' | 'constructed' {
  return inputs[0]?.constructed ? 'constructed' : 'human'
}
