// Carries out a sweep by workers that take its cells from a queue: BullMQ on Redis. The folder has to be one that all machines see.
//
//   npm install && npm install collapse-lab
//   node queue.mjs produce plan.json sweeps/plan     fills the queue, waits for the cells, and puts them together
//   node queue.mjs work plan.json sweeps/plan        carries out cells until Ctrl-C; as many of these as you like, anywhere
//
// REDIS_URL says where Redis is, LOCK_MS after how many milliseconds a worker that is silent counts as dead.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'node:path'
import { Queue, QueueEvents, Worker } from 'bullmq'
import {
  carryOutSome,
  cellsLeft,
  mergeExperiment,
  prepareExperiment,
  readSweep,
  sweepOf,
} from 'collapse-lab/node'

const [role, plan, folder] = process.argv.slice(2)
if (!['produce', 'work'].includes(role) || !folder) {
  console.error('usage: node queue.mjs produce|work PLAN FOLDER')
  process.exit(2)
}
const connection = { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' }
const lock = Number(process.env.LOCK_MS ?? 10_000)
const prepared = prepareExperiment(sweepOf(readSweep(plan), parse(plan).name), folder)
// Another plan has another queue.
const name = `sweep-${createHash('sha256').update(readFileSync(plan)).digest('hex').slice(0, 16)}`

async function produce() {
  const queue = new Queue(name, { connection })
  const events = new QueueEvents(name, { connection })
  await events.waitUntilReady()
  // Each cell that is waited for listens to both.
  for (const emitter of [queue, events]) emitter.setMaxListeners(0)
  // A job that is in the queue already, by its name, is not put there again.
  const jobs = await queue.addBulk(
    cellsLeft(prepared).map(({ number }) => ({
      name: 'cell',
      data: { number },
      opts: { jobId: `cell-${number}`, attempts: 3 },
    })),
  )
  console.log(`${jobs.length} of ${prepared.cells.length} cells are in the queue`)
  for (const job of jobs) if (await job.isFailed()) await job.retry()
  await Promise.all(jobs.map(job => job.waitUntilFinished(events)))
  await mergeExperiment(prepared)
  await queue.obliterate()
  await Promise.all([events.close(), queue.close()])
  console.log(`all cells are in ${folder}`)
}

async function work() {
  const carryOut = async ({ data: { number } }) => {
    // A worker that died after its last byte has left nothing to do.
    const cell = cellsLeft(prepared).find(cell => cell.number === number)
    if (!cell) return console.log(`cell ${number} is there already`)
    console.log(`cell ${number} begins`)
    // The work is done in a thread, so that the lock is renewed meanwhile.
    await carryOutSome(prepared, [cell], { jobs: 1 })
    console.log(`cell ${number} is done`)
  }
  const worker = new Worker(name, carryOut, {
    connection,
    lockDuration: lock,
    stalledInterval: lock,
    maxStalledCount: 3,
  })
  worker.on('failed', (job, error) => console.error(`cell ${job?.data.number} failed: ${error.message}`))
  worker.on('error', error => console.error(error.message))
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void worker.close())
}

await { produce, work }[role]()
