import { given } from '../../given.ts'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkReplicates } from '../../experiment/sweep/replicates.ts'
import { sweepOfExperiment, type Setting } from '../../experiment/finding.ts'
import { replicateSeeds } from '../../experiment/sweep/seeds.ts'
import { cellsOf, type Cell, type CorpusPlan, type Sweep } from '../../experiment/sweep/sweep.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { CELL_TEXTS, cellPath, readCell, type CellKey } from './cells.ts'
import type { CorpusInput, LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { STDIN } from '../files/text-files.ts'
import { EXPERIMENT_FILE, readableExperimentFile } from './experiment-file.ts'
import { checkMemory } from '../limits.ts'
import { furtherTexts, textsKey } from '../corpora/plan-texts.ts'
import { refuseChanged } from '../runs/read-run.ts'
import { isRun } from '../runs/run-file.ts'
import { isPassing, refuseOtherVersion } from '../runs/resume.ts'
import { seedName } from '../../lineage/options/seed.ts'
import { runName } from '../../report/run/run-name.ts'

/** An experiment that is ready to be carried out: everything that can be refused has been looked at, and nothing written. */
export interface PreparedExperiment {
  readonly folder: string
  readonly sweep: Sweep
  /** Which experiment of the article it is, where it is one. */
  readonly setting?: Setting
  /** The texts of each arm, identified by `textsKey`. */
  readonly texts: readonly string[]
  readonly inputs: readonly CorpusInput[]
  readonly cells: readonly PreparedCell[]
  /** Bytes that a working thread will take, about. */
  readonly bytes: number
}

/** A cell of an experiment, one plan with one seed, and the key by which its file is found. */
export interface PreparedCell extends Cell {
  readonly key: CellKey
}

/**
 * Reads the texts of a sweep, estimates the memory and looks at the folder.
 *
 * @throws Refusal when a text or the folder will not do, or a plan takes more memory than there is; nothing is touched
 * @example
 * import { existsSync } from 'node:fs'
 * import { prepareExperiment, sweepOf } from 'collapse-lab/node'
 * const plan = { base: { corpus: 'twenty-chapters' }, vary: { order: [2, 3] }, seeds: 2 }
 * const { cells, folder } = prepareExperiment(sweepOf(plan, 'orders'), 'sweeps/orders')
 * cells.length // → 4
 * existsSync(folder) // → false
 */
export function prepareExperiment(sweep: Sweep, folder: string, setting?: Setting): PreparedExperiment {
  const corpora = new Map<string, LoadedCorpus>()
  const read = sweep.arms.map(({ plan }) => {
    const { corpus, tokens, cut, language } = plan
    if (corpus === STDIN)
      throw new Refusal(
        'the text is to come from standard input, which is read once, and every thread of this reads its text itself',
        'save it to a file, and name that',
      )
    const name = JSON.stringify([tokens, cut, language, corpus])
    const found = corpora.get(name) ?? readCorpus(corpus, plan)
    corpora.set(name, found)
    const others = furtherTexts(plan)
    for (const other of others)
      corpora.set(JSON.stringify([tokens, 'blocks', null, other.input.corpus]), other)
    return [found, ...others] as const
  })
  const bytes = Math.max(...sweep.arms.map(({ plan }, index) => checkMemory(read[index]![0], plan)))
  const texts = read.map(textsKey)
  const cells = cellsOf(sweep).map(cell => ({
    ...cell,
    key: {
      plan: cell.plan,
      text: texts[sweep.arms.indexOf(cell.arm)]!,
      ...given({ work: cell.arm.work }),
    },
  }))
  const inputs = Array.from(corpora.values(), ({ input }) => input)
  refuseOtherResults({ folder, cells })
  return { folder, sweep, ...given({ setting }), texts, inputs, cells, bytes }
}

/**
 * Prepares one plan with several seeds: its own, and those derived from it.
 *
 * @param options how many seeds, and where
 * @param options.out the folder; default `runs/<name of the plan>-replicates<how many>`
 * @example
 * import { prepareReplicates } from 'collapse-lab/node'
 * import { planOf } from 'collapse-lab'
 * const plan = { ...planOf({ order: 2 }), corpus: 'twenty-chapters' }
 * const { folder, cells } = prepareReplicates(plan, { replicates: 3 })
 * folder // → 'runs/twenty-chapters-word2-replace-seed1-replicates3'
 * cells.map(({ plan }) => plan.seed) // → [ '1', '1r2', '1r3' ]
 */
export function prepareReplicates(
  plan: CorpusPlan,
  { replicates, out }: { replicates: number; out?: string },
): PreparedExperiment {
  const seeds = replicateSeeds(plan.seed, checkReplicates(replicates))
  const { name: corpus } = readCorpus(plan.corpus, plan)
  const arm = { name: runName(corpus, plan), varied: {}, plan }
  const name = `${arm.name}-replicates${replicates}`
  return prepareExperiment({ name, arms: [arm], seeds }, out ?? join('runs', name))
}

/**
 * Prepares an experiment of the article, as {@link prepareExperiment}.
 *
 * @param setting its name, the text, the size and the seed
 * @param folder default `experiments/<text>-<size>-seed<seed>/<name>`
 * @example
 * import { prepareFinding } from 'collapse-lab/node'
 * const { folder, cells } = prepareFinding({ experiment: 'errors-multiply', size: 'quick', corpus: 'twenty-chapters', seed: '1' })
 * folder // → 'experiments/twenty-chapters-quick-seed1/errors-multiply'
 * cells.length // → 160
 */
export function prepareFinding(setting: Setting, folder = findingFolder(setting)): PreparedExperiment {
  return prepareExperiment(sweepOfExperiment(setting), folder, setting)
}

/** The folder of the experiments with a text, a size and a seed; each has a folder of its own in it. */
export function findingsFolder({ corpus, size, seed }: Omit<Setting, 'experiment'>): string {
  const { name } = readCorpus(corpus, { tokens: 'word' })
  return join('experiments', `${name}-${size}-seed${seedName(seed)}`)
}

const findingFolder = (setting: Setting) => join(findingsFolder(setting), setting.experiment)

/**
 * The cells of an experiment that were not carried out yet.
 *
 * @example
 * import { cellsLeft, prepareExperiment, sweepOf } from 'collapse-lab/node'
 * const plan = { base: { corpus: 'twenty-chapters' }, vary: { order: [2, 3] }, seeds: 2 }
 * const prepared = prepareExperiment(sweepOf(plan, 'orders'), 'sweeps/orders')
 * cellsLeft(prepared).map(({ number, arm, plan }) => `${number}: ${arm.name}, seed ${plan.seed}`)
 * // → [ '1: order=2, seed 1', '2: order=2, seed 1r2', '3: order=3, seed 1', '4: order=3, seed 1r2' ]
 */
export function cellsLeft({ folder, cells }: PreparedExperiment): PreparedCell[] {
  return cells.filter(({ key }) => readCell(folder, key) === undefined)
}

/** @throws Refusal when the folder holds anything but cells of this experiment, or of one that has some in common with it, or a changed cell */
export function refuseOtherResults({ folder, cells }: Pick<PreparedExperiment, 'folder' | 'cells'>): void {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory())
    throw new Refusal(
      phrase`${folder} is a file, and results go into a folder; it was not touched`,
      NAME_ANOTHER,
    )
  if (isRun(folder)) throw new Refusal(phrase`${folder} holds a run; nothing in it was touched`, NAME_ANOTHER)
  const file = readableExperimentFile(folder)
  if (!file) {
    if (isUnbegun(folder) || holdsCells(folder)) return
    throw new Refusal(phrase`${folder} holds something else; nothing in it was touched`, NAME_ANOTHER)
  }
  const paths = new Set(cells.map(({ key }) => cellPath(key)))
  const there = file.cells.filter(({ path }) => existsSync(join(folder, path)))
  if (there.length === 0) return
  if (!there.some(({ path }) => paths.has(path)))
    throw new Refusal(
      phrase`${folder} holds the results of other plans, or of another text; nothing in it was touched`,
      NAME_ANOTHER,
    )
  refuseOtherVersion(folder, file.software)
  // A cell that is missing is carried out again; one that was changed would go into the numbers.
  for (const output of file.outputs)
    if (paths.has(output.path) && existsSync(join(folder, output.path))) refuseChanged(folder, output)
}

/** Whether a folder holds nothing, but for a damaged experiment.json, and texts by programs for cells that are not complete. */
const isUnbegun = (folder: string) =>
  readdirSync(folder).every(name => name === EXPERIMENT_FILE || name === CELL_TEXTS || isPassing(name))

/** Whether a folder has cells that were not put together yet, and nothing else. */
function holdsCells(folder: string): boolean {
  const cells = join(folder, 'cells')
  return existsSync(cells) && readdirSync(cells).every(name => /^[0-9a-f]{32}\.json/.test(name))
}

const NAME_ANOTHER = 'name another folder by --out'
