import { quoted } from '../../../report/run/command-line.ts'
import { bashScript, cellsCommand, mergeCommand, shellWords, SUBMIT, type Engine } from './engine.ts'

/** GNU parallel: a list of tasks, and the merge behind it. */
export const parallel: Engine = {
  name: 'parallel',
  title: 'GNU parallel, on one machine, or on several by ssh',
  source: 'https://www.gnu.org/software/parallel/man.html',
  index: { variable: 'PARALLEL_SEQ', first: 1 },
  mostTasks: Infinity,
  takes: ['at-once', 'time'],
  needs: [],
  inContainers: false,
  files(order) {
    const { folder, home, tasks, memory, options } = order
    const { time, 'at-once': atOnce } = options
    const asked = [
      ...(atOnce === undefined ? [] : [`--jobs ${atOnce}`]),
      ...(time === undefined ? [] : [`--timeout ${60 * time}`]),
      `--memfree ${memory}M`,
    ]
    return {
      // A script has the paths: in a command of parallel, braces in a path would be taken for its own.
      'cells.sh': bashScript(
        ['# Carries out the cells of the task that parallel numbers, and keeps what is said.'],
        [
          `exec >>${quoted(`${folder}/log/`)}"$${parallel.index.variable}.txt" 2>&1`,
          `cd ${quoted(home)}`,
          `exec ${shellWords(cellsCommand(parallel, order))}`,
        ],
      ),
      [SUBMIT]: bashScript(
        [
          '# Carries out the cells, and puts them together once all have ended well.',
          '# Options behind the name of this script are for parallel, as in --sshlogin one,two --workdir .',
        ],
        [
          `cd ${quoted(folder)}`,
          `parallel --joblog +log/tasks.tsv ${asked.join(' ')} "$@" ./cells.sh ::: {1..${tasks}} </dev/null`,
          `cd ${quoted(home)}`,
          `exec ${shellWords(mergeCommand(order))}`,
        ],
      ),
    }
  },
}
