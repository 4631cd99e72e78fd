import { parentPort } from 'node:worker_threads'
import { writeParts } from './arpa-parts.ts'
import { collectGarbage } from '../garbage.ts'
import { countWith, type TrainingTask } from './training-team.ts'

/** A thread that trains a model together with others: it takes its part of each task. */
parentPort?.on('message', (task: TrainingTask) => {
  const done = task.kind === 'write' ? writeParts(task.task) : countWith(task)
  void done.then(() => {
    parentPort?.postMessage('done')
    // What was sorted is held by all threads, until each has let it go.
    setImmediate(() => collectGarbage({ much: 0 }))
  })
})
