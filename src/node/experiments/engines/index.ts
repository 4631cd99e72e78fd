import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import { awsBatch } from './aws-batch.ts'
import type { Engine } from './engine.ts'
import { kubernetes } from './kubernetes.ts'
import { parallel } from './parallel.ts'
import { slurm } from './slurm.ts'

/** Every engine that a sweep can be written for. */
export const engines: readonly Engine[] = [slurm, parallel, kubernetes, awsBatch]

/** The names of all engines, as in `slurm, parallel`. */
export const engineNames = engines.map(({ name }) => name).join(', ')

/** The engine of that name. @throws Refusal with the choices */
export function engineNamed(name: string): Engine {
  const found = engines.find(engine => engine.name === name)
  if (found) return found
  throw new Refusal(
    phrase`there is no engine ${JSON.stringify(name)}; there are ${engineNames}`,
    'any other can call --cell and a number',
  )
}
