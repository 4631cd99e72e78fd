// Stands in for kubectl and for aws, as `node stand-in.js kubectl ...` or `aws ...`: it has no cluster, and runs the tasks of a Job and of
// an array job on this machine, with the index that each engine sets. What is mounted at /work in a container is the folder STAND_IN_HOME;
// the command is MAIN. What it was asked, and what became of it, is in the folder STAND_IN_STATE.
import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { STAND_IN_HOME, STAND_IN_STATE, MAIN } = process.env
const [engine, ...words] = process.argv.slice(2)
const optionOf = name => words[words.indexOf(name) + 1]
const state = name => join(STAND_IN_STATE, name)
appendFileSync(state('asked.jsonl'), `${JSON.stringify([engine, ...words])}\n`)

/** Runs tasks in pairs; whether all have ended well. */
async function runAll(tasks) {
  const results = []
  for (let first = 0; first < tasks.length; first += 2)
    results.push(...(await Promise.all(tasks.slice(first, first + 2).map(run))))
  return results.every(code => code === 0)
}

const run = ({ args, variables }) =>
  new Promise(resolve => {
    const here = args.map(word => word.replace(/^\/work(?=\/|$)/, () => STAND_IN_HOME))
    const env = { ...process.env, ...variables }
    spawn(process.execPath, [MAIN, ...here], { cwd: STAND_IN_HOME, env, stdio: 'ignore' }).on('exit', resolve)
  })

/** As Kubernetes reads arguments: $(NAME) is replaced where there is such a variable, and $$ stands for $. */
const expanded = (word, variables) =>
  word.replace(/\$\$|\$\((\w+)\)/g, (whole, name) => (whole === '$$' ? '$' : (variables[name] ?? whole)))

async function kubectl() {
  if (words.includes('create')) {
    const { metadata, spec } = JSON.parse(readFileSync(optionOf('-f'), 'utf8'))
    const name = `${metadata.generateName}${process.pid}`
    const { args } = spec.template.spec.containers[0]
    const tasks = Array.from({ length: spec.completions ?? 1 }, (_, index) => {
      const variables = spec.completionMode === 'Indexed' ? { JOB_COMPLETION_INDEX: String(index) } : {}
      return { args: args.map(word => expanded(word, variables)), variables }
    })
    writeFileSync(state(name), (await runAll(tasks)) ? 'SuccessCriteriaMet Complete' : 'FailureTarget Failed')
    console.log(`job.batch/${name}`)
  } else console.log(readFileSync(state(words[words.indexOf('get') + 1].split('/')[1]), 'utf8'))
}

async function aws() {
  const file = optionOf('--cli-input-json').replace('file://', '')
  const asked = JSON.parse(readFileSync(file, 'utf8'))
  if (words.includes('register-job-definition')) return console.log(`${asked.jobDefinitionName}:1`)
  const id = `${asked.jobName}-${process.pid}`
  const before = words.includes('--depends-on') ? optionOf('--depends-on').replace('jobId=', '') : undefined
  console.log(id)
  // A job whose predecessor failed fails.
  if (before !== undefined && readFileSync(state(before), 'utf8') !== 'SUCCEEDED') return
  const { size } = asked.arrayProperties ?? {}
  const tasks = Array.from({ length: size ?? 1 }, (_, index) => ({
    args: asked.containerOverrides.command,
    variables: size === undefined ? {} : { AWS_BATCH_JOB_ARRAY_INDEX: String(index) },
  }))
  writeFileSync(state(id), (await runAll(tasks)) ? 'SUCCEEDED' : 'FAILED')
}

if (!existsSync(STAND_IN_HOME)) throw new Error('STAND_IN_HOME is not there')
await { kubectl, aws }[engine]()
