import type { IJob } from 'kubernetes-models/batch/v1'
import { quoted } from '../../../report/run/command-line.ts'
import { slug } from '../../../text/corpus/slug.ts'
import { bashScript, cellsCommand, mergeCommand, MOUNTED, SUBMIT, type Engine, type Order } from './engine.ts'

/** Kubernetes: an indexed Job, and a Job that `submit.sh` creates when that is complete. */
export const kubernetes: Engine = {
  name: 'kubernetes',
  title: 'Kubernetes, with a volume that all nodes can write',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
  index: { variable: 'JOB_COMPLETION_INDEX', first: 0 },
  // With more, the limit of failed indexes has to be set too.
  mostTasks: 100_000,
  takes: ['at-once', 'time', 'account', 'image', 'volume'],
  needs: ['image', 'volume'],
  inContainers: true,
  files(order) {
    const { tasks, options } = order
    const indexed = {
      completionMode: 'Indexed' as const,
      completions: tasks,
      // Without it one pod runs at a time.
      parallelism: options['at-once'] ?? tasks,
      // A task that fails takes no other along.
      backoffLimitPerIndex: 1,
    }
    const cells = job(order, 'cells', indexed, cellsCommand(kubernetes, order))
    const merge = job(order, 'merge', { backoffLimit: 1 }, mergeCommand(order))
    return { 'cells.json': inLines(cells), 'merge.json': inLines(merge), [SUBMIT]: submission(order) }
  },
}

const inLines = (job: IJob) => `${JSON.stringify(job, null, 2)}\n`

/** The user of the image, who has to be able to write to the volume. */
const GROUP = 1000

function job(
  { name, memory, options: { time, image = '', volume = '' } }: Order,
  step: string,
  how: Omit<NonNullable<IJob['spec']>, 'template'>,
  command: readonly string[],
): IJob {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    // Each submission makes a Job of its own, so that none is in the way of the next.
    metadata: {
      generateName: `${slug(name)}-${step}-`,
      labels: { 'app.kubernetes.io/name': 'collapse-lab' },
    },
    spec: {
      ...how,
      template: {
        spec: {
          restartPolicy: 'Never',
          ...(time === undefined ? {} : { activeDeadlineSeconds: 60 * time }),
          securityContext: { fsGroup: GROUP },
          containers: [
            {
              name: step,
              image,
              // The image has the command as its entry point. $(NAME) would be replaced, and $$ stands for $.
              args: command.map(word => word.replaceAll('$', '$$$$')),
              workingDir: MOUNTED,
              resources: {
                requests: { cpu: '1', memory: `${memory}Mi` },
                limits: { memory: `${memory}Mi` },
              },
              volumeMounts: [{ name: 'work', mountPath: MOUNTED }],
            },
          ],
          volumes: [{ name: 'work', persistentVolumeClaim: { claimName: volume } }],
        },
      },
    },
  }
}

/** Creates the Job of the cells, waits for its end, and creates the merge if it is complete. */
function submission({ folder, options: { account } }: Order): string {
  const namespace = account === undefined ? '' : ` --namespace=${quoted(account)}`
  return bashScript(
    [
      '# Creates the Job of the cells, waits until it has ended, and creates the one that puts them together.',
      '# Options behind the name of this script are for kubectl, as in --context=lab.',
    ],
    [
      `cd ${quoted(folder)}`,
      `cluster=(kubectl${namespace} "$@")`,
      'cells=$("${cluster[@]}" create -f cells.json -o name)',
      'echo "$cells"',
      'ended=""',
      "until [[ \" $ended \" =~ ' '(Complete|Failed)' ' ]]; do",
      '  sleep 2',
      '  ended=$("${cluster[@]}" get "$cells" -o \'jsonpath={.status.conditions[?(@.status=="True")].type}\') || ended=""',
      'done',
      'if [[ " $ended " == *" Failed "* ]]; then',
      '  echo "some tasks failed: \\"kubectl describe $cells\\" says which; $0 makes up for them" >&2',
      '  exit 1',
      'fi',
      '"${cluster[@]}" create -f merge.json -o name',
    ],
  )
}
