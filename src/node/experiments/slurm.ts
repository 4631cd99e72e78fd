import { join, resolve } from 'node:path'
import type { PreparedExperiment } from './experiments.ts'
import { buildFolder } from '../files/package.ts'
import { makeFolder, writeWhole } from '../files/write-whole.ts'

/** The most tasks of an array job: Slurm's MaxArraySize is 1001 and counts from 0. With more cells, a task has several. */
const MAX_TASKS = 1000

/** Bytes that Node itself takes, about. */
const NODE_BYTES = 512 * 1024 * 1024

/** The scripts that were written for a scheduler. */
export interface Emitted {
  /** The script that submits the jobs. */
  readonly script: string
  /** Tasks of the array job. */
  readonly tasks: number
}

/**
 * Writes what Slurm needs to carry out a sweep: the plan, an array job with a task for each cell, a job that puts the cells together
 * when all have succeeded, and a script that submits both. Cells that exist are passed over, so that it can be submitted again after a
 * failure. The folder has to be one that all machines see.
 *
 * @param plan the sweep as JSON has it
 */
export function emitSlurm({ folder, sweep, cells, bytes }: PreparedExperiment, plan: object): Emitted {
  const per = Math.ceil(cells.length / MAX_TASKS)
  const tasks = Math.ceil(cells.length / per)
  const target = resolve(folder)
  for (const name of ['cells', 'log']) makeFolder(join(folder, name))
  const lab = [process.execPath, join(buildFolder(), 'cli', 'main.js')]
  const call = [...lab, 'sweep', join(target, 'plan.json'), target].map(quoted).join(' ')
  const name = sweep.name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)
  const job = (more: readonly string[], lines: readonly string[]) => [
    '#!/bin/bash',
    `#SBATCH --job-name=${name}`,
    ...more,
    'set -euo pipefail',
    ...lines,
  ]
  const memory = [`#SBATCH --mem=${Math.ceil((bytes + NODE_BYTES) / 1048576)}M`]
  const cellsJob = job(
    [`#SBATCH --array=1-${tasks}`, '#SBATCH --cpus-per-task=1', ...memory],
    [
      `first=$(( (SLURM_ARRAY_TASK_ID - 1) * ${per} + 1 ))`,
      `last=$(( first + ${per} - 1 < ${cells.length} ? first + ${per} - 1 : ${cells.length} ))`,
      `exec ${call} --cells "$first-$last" --jobs 1`,
    ],
  )
  save(folder, 'plan.json', [JSON.stringify({ ...plan, name: sweep.name }, null, 2)])
  save(folder, 'cells.sbatch', cellsJob)
  save(folder, 'merge.sbatch', job(['#SBATCH --cpus-per-task=1', ...memory], [`exec ${call} --merge`]))
  return { script: save(folder, 'submit.sh', submission(target)), tasks }
}

/** Hands in the array and then the merge; texts with % would be taken for patterns of Slurm. */
function submission(target: string): string[] {
  const sbatch = (file: string, log: string, more: string) =>
    `sbatch --parsable --chdir=${quoted(process.cwd())} --output=${quoted(join(target.replaceAll('%', '%%'), 'log', log))}${more} ${quoted(join(target, file))}`
  return [
    '#!/bin/bash',
    '# Hands in the cells as an array job, and the step that puts them together once all have ended well.',
    'set -euo pipefail',
    `array=$(${sbatch('cells.sbatch', '%a.txt', '')})`,
    `merge=$(${sbatch('merge.sbatch', 'merge.txt', ' --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes')})`,
    'echo "array job ${array%%;*}, then job ${merge%%;*}"',
  ]
}

function save(folder: string, path: string, lines: readonly string[]): string {
  const target = join(folder, path)
  writeWhole(target, [`${lines.join('\n')}\n`], path.endsWith('.json') ? {} : { mode: 0o777 })
  return target
}

/** A word as a shell reads it back. */
const quoted = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)
