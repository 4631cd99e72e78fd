import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { samplings, type Sampling } from '../model/generate.ts'
import { likeness } from '../text/natural.ts'
import { Refusal } from '../refusal.ts'
import { writeOutput } from './outputs.ts'
import { readText } from './text-files.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const optionalNumber = v.nullable(v.number())

/** run.json; docs/run-format.md says what each field means. */
export const runSchema = v.object({
  format: v.literal('collapse-lab/run/1'),
  name: v.string(),
  status: v.picklist(['running', 'completed', 'failed', 'stopped']),
  plan: v.strictObject({
    corpus: v.string(),
    tokens: v.string(),
    order: v.number(),
    generations: v.number(),
    regime: v.string(),
    humanShare: v.optional(optionalNumber, null),
    pool: v.optional(optionalNumber, null),
    reserve: v.optional(v.number(), 0),
    protect: v.optional(v.pipe(v.array(v.string()), v.readonly()), []),
    size: optionalNumber,
    sizeFactor: v.optional(optionalNumber, null),
    passages: optionalNumber,
    sampling: v.optional(v.picklist(Object.keys(samplings) as Sampling[]), 'mle'),
    temperature: v.number(),
    topK: optionalNumber,
    topP: optionalNumber,
    minP: v.optional(v.nullable(v.number()), null),
    seed: v.string(),
    genealogy: v.optional(v.boolean(), true),
    metrics: v.optional(v.nullable(v.pipe(v.array(v.string()), v.readonly())), null),
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

const RUN_FILE = 'run.json'

/** Whether a folder holds a run. */
export function isRun(folder: string): boolean {
  return existsSync(join(folder, RUN_FILE))
}

/** Reads run.json. @throws Refusal when there is none, or it is not one of ours */
export function readRunFile(folder: string): RunFile {
  const path = join(folder, RUN_FILE)
  const text = readText(path)
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

export function writeRunFile(folder: string, run: RunFile): void {
  writeOutput(folder, RUN_FILE, [`${JSON.stringify(run, null, 2)}\n`])
}

/**
 * The folder of a run, from a path or from a name in runs/.
 *
 * @throws Refusal that names the runs there are
 */
export function findRun(spec: string): string {
  for (const folder of [spec, join('runs', spec)]) {
    if (isRun(folder)) return folder
    if (existsSync(join(folder, 'experiment.json')))
      throw new Refusal(
        `${folder} holds the numbers of several seeds, and here one run is wanted`,
        'make the run of one seed, without --replicates',
      )
  }
  const names = existsSync('runs') ? readdirSync('runs').filter(name => isRun(join('runs', name))) : []
  const [nearest] = [...names].sort((a, b) => likeness(b, spec) - likeness(a, spec))
  throw new Refusal(
    `run ${JSON.stringify(spec)} is not there: no run.json in it, nor in runs/${spec}`,
    nearest === undefined
      ? 'make one: `collapse-lab run`'
      : `did you mean ${nearest}? \`ls runs\` names them all`,
  )
}
