import type { RunPlan } from '../../exercise/pack.ts'

/** Options of a plan and what the command calls them; those with other shapes stand below. */
const FLAGS: Readonly<Record<string, string>> = {
  corpus: 'corpus',
  tokens: 'tokens',
  order: 'order',
  generations: 'generations',
  passages: 'passages',
  size: 'size',
  regime: 'regime',
  humanShare: 'human-share',
  pool: 'pool',
  reserve: 'reserve',
  sampling: 'sampling',
  temperature: 'temperature',
  topK: 'top-k',
  topP: 'top-p',
  minP: 'min-p',
  seed: 'seed',
}

/**
 * The command that carries a plan out, as a student types it.
 *
 * @example
 * commandLine({ corpus: 'moby-dick', order: 2, seed: 'v1' }) // 'npx collapse-lab run --corpus moby-dick --order 2 --seed v1'
 */
export function commandLine({ sizeFactor, protect = [], genealogy = true, ...plan }: RunPlan): string {
  const given = plan as Readonly<Record<string, unknown>>
  const flags = Object.entries(FLAGS).flatMap(([option, flag]) => {
    const value = given[option]
    return typeof value === 'string' || typeof value === 'number' ? [`--${flag} ${value}`] : []
  })
  return [
    'npx collapse-lab run',
    ...flags,
    ...(typeof sizeFactor === 'number' ? [`--size ${sizeFactor}x`] : []),
    ...(protect.length > 0 ? [`--protect ${protect.join(',')}`] : []),
    ...(genealogy ? [] : ['--no-genealogy']),
  ].join(' ')
}
