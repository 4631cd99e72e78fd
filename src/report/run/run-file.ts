import * as v from 'valibot'
import { options, type Kind, type Plan, type Option } from '../../lineage/options/index.ts'
import { Refusal } from '../../refusal.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

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
      cut: v.picklist(['paragraphs', 'lines', 'sentences']),
      verse: count,
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
      sha256: v.string(),
      passages: count,
      bytes: count,
      read: v.exactOptional(v.pipe(v.array(fileRead), v.readonly())),
      passedOver: v.exactOptional(strings),
      guessed: v.exactOptional(v.string()),
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
  outputs: v.array(v.object({ path: v.string(), bytes: count, sha256: v.string() })),
  notes: v.array(v.string()),
  software: v.object({ 'collapse-lab': v.string(), node: v.string() }),
  times: v.object({ started: v.string(), ended: v.nullable(v.string()), seconds: v.number() }),
  host: v.object({ platform: v.string(), arch: v.string() }),
})

export type RunFile = v.InferOutput<typeof runSchema>

/** A run as it stands in run.json. @param path for messages @throws Refusal when it is not one of ours */
export function parseRunFile(path: string, text: string): RunFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Refusal(`${path} is not JSON: ${(error as Error).message}`, 'run the plan again')
  }
  const result = v.safeParse(runSchema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Refusal(
    `${path} is not a run of collapse-lab: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`,
    'name the folder of a run, for instance one in runs/',
  )
}

/** run.json as text. */
export function runFileText(run: RunFile): string {
  return `${JSON.stringify(run, null, 2)}\n`
}

/** The name of the text that A learned from: `human`, or `constructed`. */
export function originIn({ inputs }: Pick<RunFile, 'inputs'>): 'human' | 'constructed' {
  return inputs[0]?.constructed ? 'constructed' : 'human'
}
