import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Work } from '../../experiment/sweep/work.ts'
import type { CorpusPlan } from '../../experiment/sweep/sweep.ts'
import type { Replicate } from '../../experiment/sweep/replicates.ts'
import { planOf } from '../../lineage/plan.ts'
import { inDigits } from '../../report/format/rows.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { MAX_BYTES } from '../files/text-files.ts'
import { largestParsed } from '../memory.ts'
import { writeWhole } from '../files/write-whole.ts'

/** What a cell is: a plan, and the text that it begins with. */
export interface CellKey {
  readonly plan: CorpusPlan
  /** sha256 of the prepared text. */
  readonly text: string
  /** What is done where it is no lineage. */
  readonly work?: Work
}

const FORMAT = 'collapse-lab/cell/1'

/** As cells and experiment.json hold it. */
export const workSchema = v.object({
  experiment: v.string(),
  knobs: v.record(v.string(), v.union([v.string(), v.number()])),
})

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const numberOrInfinity = v.union([v.number(), v.literal('Infinity')])
/** Generation, model, metric and value. */
const rowEntries = [count, v.string(), v.string(), numberOrInfinity] as const

const cellSchema = v.object({
  format: v.literal(FORMAT),
  plan: v.record(v.string(), v.unknown()),
  text: v.string(),
  work: v.optional(workSchema),
  human: v.object({
    words: v.number(),
    sampleWords: v.number(),
    heldOutWords: v.exactOptional(v.number()),
    heldOutRows: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
    types: v.exactOptional(v.record(v.string(), v.number())),
    inPieces: v.exactOptional(v.record(v.string(), v.number())),
  }),
  heldOutCases: v.exactOptional(v.record(v.string(), v.array(count))),
  rows: v.array(v.union([v.tuple([...rowEntries, v.array(numberOrInfinity)]), v.tuple(rowEntries)])),
})

/** The name of a cell: half the sha256 of its plan and text, so that the same plan has the same name wherever it is carried out. */
export function cellName(key: CellKey): string {
  return nativeSha256Of(canonical(key)).slice(0, 32)
}

/** The path of a cell's file in the folder of its experiment. */
export function cellPath(key: CellKey): string {
  return `cells/${cellName(key)}.json`
}

/** The folder of what a program has written for a cell. */
export const cellTexts = (folder: string, key: CellKey): string => join(folder, CELL_TEXTS, cellName(key))

/** The folder of an experiment that has the texts by programs. */
export const CELL_TEXTS = 'texts'

/** What a cell gave; nothing where it was not carried out yet, or its file is not whole. */
export function readCell(folder: string, key: CellKey): Replicate | undefined {
  const cell = readCellAt(folder, cellPath(key))
  return cell && canonical(cell.key) === canonical(key) ? cell.replicate : undefined
}

/** A cell by the path of its file. */
export function readCellAt(
  folder: string,
  path: string,
): { key: { plan: object; text: string; work?: Work }; replicate: Replicate } | undefined {
  const text = textAt(join(folder, path))
  const result = v.safeParse(cellSchema, text === undefined ? undefined : parsed(text))
  if (!result.success) return undefined
  const { plan, text: hash, work, human, heldOutCases = {}, rows } = result.output
  return {
    key: { plan, text: hash, ...(work && { work }) },
    replicate: {
      seed: String(plan.seed),
      human,
      rows: rows.map(([generation, model, metric, value, sums]) => {
        const counts = heldOutCases[metric]
        return {
          ...{ generation, model, metric, value: Number(value) },
          ...(sums && counts?.length === sums.length && { blocks: { sums: sums.map(Number), counts } }),
        }
      }),
    },
  }
}

/** Writes what a cell gave, whole or not at all; two processes may carry out the same cell. */
export function writeCell(folder: string, key: CellKey, { human, rows }: Replicate): void {
  const lines = rows.map(({ generation, model, metric, value, blocks }) => {
    const cells = [String(generation), JSON.stringify(model), JSON.stringify(metric), inJsonDigits(value)]
    return `[${[...cells, ...(blocks ? [`[${blocks.sums.map(inJsonDigits).join(',')}]`] : [])].join(',')}]`
  })
  // The cases of a measure are the same in every generation.
  const heldOutCases = Object.fromEntries(
    rows.flatMap(({ metric, blocks }) => (blocks ? [[metric, blocks.counts] as const] : [])),
  )
  const head = JSON.stringify(
    {
      ...{ format: FORMAT, plan: Object.fromEntries(inOrder(key.plan)), text: key.text },
      ...(key.work && { work: key.work }),
      human,
      ...(Object.keys(heldOutCases).length > 0 && { heldOutCases }),
    },
    null,
    2,
  ).slice(0, -2)
  writeWhole(join(folder, cellPath(key)), [`${head},\n  "rows": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`])
}

const inJsonDigits = (value: number) => (Number.isFinite(value) ? inDigits(value) : '"Infinity"')

/**
 * What names a cell: the options that are not at their default, in the order of the alphabet, and the text. An option that is added to
 * plans later so leaves the names of cells as they are, and a default that is changed does not.
 */
function canonical({ plan, text, work }: { plan: object; text: string; work?: Work }): string {
  const defaults = new Map(Object.entries(planOf()).map(([option, value]) => [option, JSON.stringify(value)]))
  const own = inOrder(plan).filter(([option, value]) => defaults.get(option) !== JSON.stringify(value))
  const done = work && { experiment: work.experiment, knobs: Object.fromEntries(inOrder(work.knobs)) }
  return JSON.stringify({ plan: Object.fromEntries(own), text, ...(done && { work: done }) })
}

const inOrder = (plan: object) => Object.entries(plan).sort(([a], [b]) => (a < b ? -1 : 1))

/** The text of a cell; nothing where there is none, or something that cannot be one. */
function textAt(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats?.isFile() && stats.size <= Math.min(MAX_BYTES, largestParsed('json'))
    ? readFileSync(path, 'utf8')
    : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
