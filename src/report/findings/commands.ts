import type { Finding } from '../../experiment/finding.ts'
import type { ArmPlan } from '../../experiment/experiments/index.ts'

/** The command that carries the experiment out again. */
export function commandOf({ setting: { experiment, size, corpus, seed } }: Finding): string {
  return [
    `npx collapse-lab experiment run ${experiment}`,
    ...(size === 'quick' ? ['--quick'] : []),
    ...(corpus === 'moby-dick' ? [] : [`--corpus ${quoted(corpus)}`]),
    ...(seed === '1' ? [] : [`--seed ${quoted(seed)}`]),
  ].join(' ')
}

/** What an arm is: the command of its lineage without the seed, or what is turned. */
export function armText({ options, corpus, knobs }: ArmPlan, setting: Finding['setting']): string {
  if (knobs)
    return Object.entries(knobs)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')
  const { metrics, genealogy, sizeFactor, ...plan } = options
  const flags = Object.entries(plan)
    .filter(([, value]) => value !== null)
    .map(
      ([option, value]) =>
        `--${dashed(option)} ${quoted(Array.isArray(value) ? value.join(',') : String(value))}`,
    )
  return [
    'run',
    `--corpus ${quoted(corpus ?? setting.corpus)}`,
    ...flags,
    ...(sizeFactor == null ? [] : [`--size ${sizeFactor}x`]),
    ...(metrics ? [`--metric ${metrics.join(',')}`] : []),
    ...(genealogy === false ? ['--no-genealogy'] : []),
  ].join(' ')
}

/** An option as the command has it: `topP` is `top-p`. */
const dashed = (option: string) => option.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** A value that a shell takes as one word. */
const quoted = (value: string) =>
  /^[\w./:=,@+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
