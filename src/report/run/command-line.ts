import type { RunPlan } from '../../exercise/pack.ts'
import { program } from '../../program.ts'
import { options, type Plan } from '../../lineage/options/index.ts'
import { valueText } from '../../lineage/option-text.ts'

/**
 * The command that carries a plan out, as one types it; what the plan leaves out, the command leaves out too.
 *
 * @example
 * commandLine({ corpus: 'moby-dick', order: 2, seed: 'v1' }) // 'npx collapse-lab run --corpus moby-dick --order 2 --seed v1'
 */
export const commandLine = (plan: RunPlan): string => `${program()} ${runCommand(plan)}`

/** A plan as arguments of the program: `run --corpus moby-dick --order 2`. */
export function runCommand({ corpus, ...plan }: RunPlan): string {
  const { imports = [] } = plan
  // An import knows the length of its texts, and traces nothing.
  const isImplied = (name: keyof Plan) =>
    imports.length > 0 &&
    (['imports', 'sizes', 'genealogy'].includes(name) ||
      (name === 'generations' && plan.generations === imports.length))
  const flags = options.flatMap(({ name, flag, kind, default: usual }) => {
    const value = plan[name]
    if (isImplied(name) || value == null || (Array.isArray(value) && value.length === 0)) return []
    if (kind === 'switch') return value === usual ? [] : [`--${flag}`]
    return [`--${flag} ${quoted(valueText(value, kind))}`]
  })
  const what =
    imports.length > 0
      ? ['import', ...[corpus, ...imports].map(quoted)]
      : ['run', `--corpus ${quoted(corpus)}`]
  return [...what, ...flags].join(' ')
}

/** A value that a shell takes as one word. */
export const quoted = (value: string) =>
  /^[\w./:=,@+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
