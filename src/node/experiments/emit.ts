import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Engine, EngineOption, EngineOptions } from './engines/engine.ts'
import { MOUNTED, SUBMIT } from './engines/engine.ts'
import type { PreparedExperiment } from './experiments.ts'
import { buildFolder } from '../files/package.ts'
import { makeFolder, writeWhole } from '../files/write-whole.ts'

/** MiB that Node itself takes, about. */
const NODE_TAKES = 512

/** Files that were written for an engine. */
export interface Emitted {
  /** The script that hands the tasks in. */
  readonly script: string
  readonly tasks: number
}

/** How a sweep is cut into tasks; and what they may take, as {@link EngineOptions} has it. */
export interface EmitOptions extends EngineOptions {
  /** Default as few as the engine has tasks for. */
  readonly cellsPerTask?: number
  /** MiB of a task; default what is estimated. */
  readonly memory?: number
}

/**
 * Writes what an engine needs to carry out a sweep into its folder: the plan, the tasks, the step that puts the cells together when all
 * tasks have ended well, and a script that hands in both. Cells that exist are passed over, so that it can be handed in again after a
 * failure. The folder has to be one that all machines see.
 *
 * @param plan the sweep as JSON has it
 * @throws Refusal when the engine has no such option, needs one more, or has no room for as many tasks
 */
export function emitSweep(
  { folder, sweep, cells, bytes, inputs }: PreparedExperiment,
  plan: object,
  engine: Engine,
  { cellsPerTask = Math.ceil(cells.length / engine.mostTasks) || 1, memory, ...options }: EmitOptions,
): Emitted {
  refuseOptions(engine, options)
  const tasks = Math.ceil(cells.length / cellsPerTask)
  if (tasks > engine.mostTasks)
    throw new Refusal(
      phrase`${tasks} tasks are more than the ${engine.mostTasks} that ${engine.name} takes`,
      phrase`take --cells-per-task ${Math.ceil(cells.length / engine.mostTasks)}, or more`,
    )
  const [target, home] = [resolve(folder), process.cwd()]
  const files = engine.files({
    name: sweep.name,
    ...{ folder: target, home, tasks, cellsPerTask, options },
    command: engine.inContainers
      ? mounted(inputs, { target, home, name: engine.name })
      : [process.execPath, join(buildFolder(), 'cli', 'main.js'), ...sweepOf(target)],
    cells: cells.length,
    memory: memory ?? Math.ceil(bytes / 1048576) + NODE_TAKES,
  })
  for (const name of ['cells', 'log']) makeFolder(join(folder, name))
  writeWhole(join(folder, PLAN), [`${JSON.stringify({ ...plan, name: sweep.name }, null, 2)}\n`])
  for (const [name, content] of Object.entries(files))
    writeWhole(join(folder, name), [content], name.endsWith('.json') ? {} : { mode: 0o777 })
  return { script: join(folder, SUBMIT), tasks }
}

const PLAN = 'plan.json'

const sweepOf = (folder: string) => ['sweep', join(folder, PLAN), folder]

/** @throws Refusal when an engine is given an option that it has not, or lacks one that it needs */
function refuseOptions({ name, takes, needs }: Engine, options: EngineOptions): void {
  const flags = (all: readonly EngineOption[]) => all.map(option => `--${option}`).join(', ')
  const unknown = (Object.keys(options) as EngineOption[]).find(option => !takes.includes(option))
  if (unknown !== undefined)
    throw new Refusal(phrase`${name} has no --${unknown}`, phrase`it takes ${flags(takes)}, and --memory`)
  const missing = needs.filter(option => options[option] === undefined)
  if (missing.length > 0)
    throw new Refusal(
      phrase`${name} needs ${flags(missing)} too`,
      'docs/scale.md says what each engine asks for, with an example',
    )
}

/**
 * The command in a container, which sees the working folder and nothing else of this machine.
 *
 * @throws Refusal when the folder or a text lies elsewhere
 */
function mounted(
  inputs: PreparedExperiment['inputs'],
  { target, home, name }: { target: string; home: string; name: string },
): string[] {
  const isOutside = (path: string) => isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`)
  const inside = relative(home, target)
  const outside = [inside, ...inputs.map(({ corpus }) => corpus)].find(isOutside)
  if (outside === undefined) return sweepOf(join(MOUNTED, inside))
  throw new Refusal(
    phrase`${outside} lies outside the working folder, and the containers of ${name} see nothing else`,
    'name texts and the folder from the working folder on',
  )
}

/**
 * The cells of the task that this process is, as `--cells` names them.
 *
 * @throws Refusal when the variable of the engine is not set, or there is no such task
 */
export function cellsOfTask(
  { name, index: { variable, first } }: Engine,
  { cells, cellsPerTask }: { readonly cells: number; readonly cellsPerTask: number },
): string {
  const given = process.env[variable]
  const tasks = Math.ceil(cells / cellsPerTask)
  const task = /^\d{1,6}$/.test(given ?? '') ? Number(given) - first : -1
  if (given === undefined)
    throw new Refusal(
      phrase`${variable} is not set, and a task of ${name} knows its number by it`,
      'by hand, name the cells: --cells 1,4-7',
    )
  if (task < 0 || task >= tasks)
    throw new Refusal(
      phrase`${variable} must be a whole number from ${first} to ${tasks - 1 + first}, got ${JSON.stringify(given)}`,
      'write the tasks again by --emit, and hand them in by submit.sh',
    )
  return `${task * cellsPerTask + 1}-${Math.min(cells, (task + 1) * cellsPerTask)}`
}
