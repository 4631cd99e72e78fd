import { join } from 'node:path'
import { quoted } from '../../../report/run/command-line.ts'
import {
  bashScript,
  cellsCommand,
  mergeCommand,
  shellWords,
  SUBMIT,
  type Engine,
  type Order,
} from './engine.ts'

/** Slurm: an array job, and a job that depends on it. */
export const slurm: Engine = {
  name: 'slurm',
  title: 'Slurm, on a cluster whose machines see one folder',
  source: 'https://slurm.schedmd.com/job_array.html and sbatch.html',
  index: { variable: 'SLURM_ARRAY_TASK_ID', first: 1 },
  // MaxArraySize is 1001 where nobody has changed it, and counts from 0.
  mostTasks: 1000,
  takes: ['at-once', 'time', 'account'],
  needs: [],
  inContainers: false,
  files(order) {
    const { tasks, options } = order
    const limit = options['at-once'] === undefined ? '' : `%${options['at-once']}`
    return {
      'cells.sbatch': job(order, [`--array=1-${tasks}${limit}`], cellsCommand(slurm, order)),
      'merge.sbatch': job(order, [], mergeCommand(order)),
      [SUBMIT]: submission(order),
    }
  },
}

function job({ name, memory, options }: Order, more: readonly string[], command: readonly string[]): string {
  const { time, account } = options
  const asked = [
    `--job-name=${name.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 60)}`,
    ...more,
    '--cpus-per-task=1',
    `--mem=${memory}M`,
    ...(time === undefined ? [] : [`--time=${time}`]),
    ...(account === undefined ? [] : [`--account=${account}`]),
  ]
  return bashScript(
    asked.map(option => `#SBATCH ${option}`),
    [`exec ${shellWords(command)}`],
  )
}

/** Hands in the array and then the merge; in the name of a log, a % of ours would be taken for a pattern of Slurm. */
function submission({ folder, home }: Order): string {
  const sbatch = (file: string, log: string, more = '') =>
    `sbatch --parsable --chdir=${quoted(home)} --output=${quoted(join(folder.replaceAll('%', '%%'), 'log', log))}${more} "$@" ${quoted(join(folder, file))}`
  return bashScript(
    [
      '# Hands in the cells as an array job, and the job that puts them together once all have ended well.',
      '# Options behind the name of this script are for sbatch, as in --partition=long.',
    ],
    [
      `array=$(${sbatch('cells.sbatch', '%A-%a.txt')})`,
      `merge=$(${sbatch('merge.sbatch', '%j-merge.txt', ' --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes')})`,
      'echo "array job ${array%%;*}, then job ${merge%%;*}"',
    ],
  )
}
