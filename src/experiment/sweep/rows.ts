import type { Blocks, HeldOutBlocks } from '../../metrics/held-out-blocks.ts'
import type { Baseline } from '../../lineage/baseline.ts'
import type { Generation } from '../../lineage/lineage.ts'
import { given } from '../../given.ts'
import type { HeldOut } from '../statistics/bootstrap.ts'
import { expect, factsOf, type Facts } from '../../theory/index.ts'

/** One number of a run. `model` is `human` (or `constructed`), a generation's letter, or `theory`. */
export interface Row {
  readonly generation: number
  readonly model: string
  readonly metric: string
  readonly value: number
  /** Where it is a mean over cases of the held-out text: what it has in each block of it. */
  readonly blocks?: Blocks
  /** What it is known to by the chance of the held-out text, where that is worked out. */
  readonly heldOut?: HeldOut
}

/** The measures of the text that A learns from: `human`, or `constructed`. */
export function humanRows({ metrics, human }: Baseline): Row[] {
  return rowsOf(0, human.name, metrics)
}

/** The parts of a generation that its rows need. */
export interface Measured extends Pick<Generation, 'name' | 'number' | 'metrics' | 'heldOut' | 'baseline'> {
  readonly writing: { readonly stream: Pick<Generation['writing']['stream'], 'words'> }
}

/** The measures of a generation, then what theory expects of it. */
export function generationRows(generation: Measured): Row[] {
  const { name, number, metrics, heldOut } = generation
  return [
    ...rowsOf(number, name, metrics, heldOut),
    ...rowsOf(number, 'theory', expect(factsOfGeneration(generation))),
  ]
}

/** What the laws may know of a generation. */
export const factsOfGeneration = ({ number, writing, baseline }: Measured): Facts =>
  factsOf(baseline, { generation: number, written: writing.stream.words })

function rowsOf(
  generation: number,
  model: string,
  values: Readonly<Record<string, number>>,
  heldOut: HeldOutBlocks = {},
): Row[] {
  return Object.entries(values).map(([metric, value]) => ({
    ...{ generation, model, metric, value },
    ...given({ blocks: heldOut[metric] }),
  }))
}
