import type { RunPlan } from '../../exercise/pack.ts'
import { program } from '../../program.ts'
import { options } from '../../lineage/options/index.ts'
import { valueText } from '../../lineage/options/option-text.ts'

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
  const isImport = imports.length > 0
  const flags = options.flatMap(({ name, flag, kind, default: usual, ofImports }) => {
    const value = plan[name]
    // An import has as many generations as texts, and no text of others is traced.
    const isImplied =
      name === 'genealogy'
        ? isImport || plan.writer != null
        : isImport && name === 'generations' && value === imports.length
    if (ofImports || isImplied || value == null || (Array.isArray(value) && value.length === 0)) return []
    if (kind === 'switch') return value === usual ? [] : [`--${flag}`]
    return [`--${flag} ${quoted(valueText(value, kind))}`]
  })
  const what = isImport
    ? ['import', ...[corpus, ...imports].map(quoted)]
    : ['run', `--corpus ${quoted(corpus)}`]
  return [...what, ...flags].join(' ')
}

/** A value that a shell takes as one word. */
export const quoted = (value: string) =>
  /^[\w./:=,@+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
