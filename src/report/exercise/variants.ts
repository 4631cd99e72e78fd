import type { Quiz, Task } from '../../exercise/items/index.ts'
import type { Pack } from '../../exercise/pack.ts'
import type { FactsOf } from '../../exercise/keys/values.ts'
import { phrase } from '../../phrase.ts'
import { commandLine } from '../run/command-line.ts'

/** An exercise with one seed, as it is exported. */
export interface Variant {
  /** A name such as `variant-1`. */
  readonly name: string
  readonly seed: string
  readonly factsOf: FactsOf
}

/** A question of a variant with its key. */
export interface Question {
  readonly task: Task
  readonly quiz: Quiz
  /** The prompt, and below it the commands of the runs that it asks about. */
  readonly text: string
}

/** The questions of a variant. Each names its runs, because a question bank separates it from the others. */
export function questionsIn(pack: Pack, { seed, factsOf }: Variant): Question[] {
  return pack.tasks.map(task => {
    const runs = new Set([...task.needs.values, ...task.needs.words].map(({ run }) => run))
    const commands = [...runs].map(
      run => phrase`Your run (${run}): ${commandLine({ ...pack.runs[run]!, seed })}`,
    )
    return { task, quiz: task.quiz(factsOf), text: [task.prompt, ...commands].join('\n') }
  })
}

/** A number in a question bank: twelve significant digits. */
export const bankDigits = (value: number) => String(Number(value.toPrecision(12)))
