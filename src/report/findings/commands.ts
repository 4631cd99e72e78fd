import type { Finding } from '../../experiment/finding.ts'
import type { ArmPlan } from '../../experiment/experiments/index.ts'
import { program } from '../../program.ts'
import { quoted, runCommand } from '../run/command-line.ts'

/** The command that carries the experiment out again. */
export function commandOf({ setting: { experiment, size, corpus, seed } }: Finding): string {
  return [
    `${program()} experiment run ${experiment}`,
    ...(size === 'quick' ? ['--quick'] : []),
    ...(corpus === 'moby-dick' ? [] : [`--corpus ${quoted(corpus)}`]),
    ...(seed === '1' ? [] : [`--seed ${quoted(seed)}`]),
  ].join(' ')
}

/** What an arm is: the command of its lineage without the seed, or the parameters of its procedure. */
export function armText({ options, corpus, parameters }: ArmPlan, setting: Finding['setting']): string {
  if (parameters)
    return Object.entries(parameters)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  return runCommand({ ...options, corpus: corpus ?? setting.corpus })
}
