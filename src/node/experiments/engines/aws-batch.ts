import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import { quoted } from '../../../report/run/command-line.ts'
import { slug } from '../../../text/corpus/slug.ts'
import { bashScript, cellsCommand, mergeCommand, MOUNTED, SUBMIT, type Engine, type Order } from './engine.ts'

/** AWS Batch: a job definition, an array job, and a job that depends on it. */
export const awsBatch: Engine = {
  name: 'aws-batch',
  title: 'AWS Batch, with a file system of EFS',
  source:
    'https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html and APIReference/API_SubmitJob.html',
  index: { variable: 'AWS_BATCH_JOB_ARRAY_INDEX', first: 0 },
  mostTasks: 10_000,
  takes: ['time', 'account', 'image', 'volume'],
  needs: ['account', 'image', 'volume'],
  inContainers: true,
  files(order) {
    const { name, cells, tasks, command, options } = order
    const job = (step: string, words: readonly string[]) => ({
      jobName: `${slug(name)}-${step}`,
      jobQueue: options.account,
      containerOverrides: { command: literal(words) },
    })
    const array =
      tasks === 1
        ? // An array has two jobs or more.
          job('cells', [...command, '--cells', `1-${cells}`, '--jobs', '1'])
        : { ...job('cells', cellsCommand(awsBatch, order)), arrayProperties: { size: tasks } }
    return {
      'job-definition.json': inLines(definition(order)),
      'cells.json': inLines(array),
      'merge.json': inLines(job('merge', mergeCommand(order))),
      [SUBMIT]: submission(order),
    }
  },
}

const inLines = (value: object) => `${JSON.stringify(value, null, 2)}\n`

/** Words that Batch takes as they are. @throws Refusal where one has Ref::, behind which Batch looks for a parameter */
function literal(words: readonly string[]): readonly string[] {
  const taken = words.find(word => word.includes('Ref::'))
  if (taken === undefined) return words
  throw new Refusal(
    phrase`${taken} has Ref:: in its name, which AWS Batch takes for a parameter`,
    'rename the folder',
  )
}

function definition({ name, memory, options: { time, image, volume } }: Order): object {
  return {
    jobDefinitionName: `collapse-lab-${slug(name)}`,
    type: 'container',
    containerProperties: {
      image,
      resourceRequirements: [
        { type: 'VCPU', value: '1' },
        { type: 'MEMORY', value: String(memory) },
      ],
      volumes: [
        { name: 'work', efsVolumeConfiguration: { fileSystemId: volume, transitEncryption: 'ENABLED' } },
      ],
      mountPoints: [{ sourceVolume: 'work', containerPath: MOUNTED }],
    },
    retryStrategy: { attempts: 2 },
    ...(time === undefined ? {} : { timeout: { attemptDurationSeconds: 60 * time } }),
  }
}

function submission({ folder }: Order): string {
  const submit = (file: string, more = '') =>
    `aws batch submit-job --cli-input-json file://${file} --job-definition "$definition"${more} --query jobId --output text "$@"`
  return bashScript(
    [
      '# Registers the job definition, submits the cells, and the job that puts them together once all have ended well.',
      '# Options behind the name of this script are for aws, as in --profile lab.',
    ],
    [
      `cd ${quoted(folder)}`,
      'definition=$(aws batch register-job-definition --cli-input-json file://job-definition.json --query jobDefinitionArn --output text "$@")',
      `cells=$(${submit('cells.json')})`,
      `merge=$(${submit('merge.json', ' --depends-on "jobId=$cells"')})`,
      'echo "job $cells, then job $merge"',
    ],
  )
}
