import type { Options } from 'yargs'
import { optionFor, options, type Kind, type Option } from '../lineage/options/index.ts'
import { given } from '../given.ts'
import { valueText } from '../lineage/options/option-text.ts'
import { planOf, type PlanOptions } from '../lineage/plan.ts'
import type { Arguments } from './command.ts'
import { asUsage, decimalOf, listOf, textOf, wholeOf } from './values.ts'

/** The options of a plan, as yargs takes them. */
export const planFlags: Readonly<Record<string, Options>> = Object.fromEntries(
  options.flatMap(option =>
    option.help === undefined ? [] : [[option.flag, { ...typeOf(option), describe: option.help }]],
  ),
)

/** The type of a flag, and the default that help shows: numbers are text too, so that they can be checked as it. */
function typeOf({ kind, default: usual, regime }: Option): Options {
  if (kind === 'switch') return { type: 'boolean' }
  const isPlain = typeof usual === 'string' || typeof usual === 'number'
  return { type: 'string', ...(isPlain && !regime ? { default: valueText(usual, kind) } : {}) }
}

const readers: Readonly<Record<Kind, (args: Arguments, flag: string) => unknown>> = {
  whole: wholeOf,
  decimal: decimalOf,
  factor: (args, flag) => decimalOf({ [flag]: textOf(args, flag)!.slice(0, -1) }, flag),
  choice: textOf,
  text: textOf,
  list: listOf,
  switch: (args, flag) => (args[flag] === true ? false : undefined),
}

/** Reads and checks the options of a plan; those that were not given are left out. @throws UsageError */
export function planOptionsIn(args: Arguments): PlanOptions {
  const flags = Object.keys(planFlags).filter(flag => args[flag] !== undefined)
  const given = flags.flatMap(flag => {
    const { name, kind } = optionFor(flag, String(args[flag]))!
    const value = readers[kind](args, flag)
    return value === undefined ? [] : [[name, value] as const]
  })
  const plan = Object.fromEntries(given) as PlanOptions
  asUsage(() => planOf(plan))
  return plan
}

/** The options of a plan that say how a text is read, where one gives them. @throws UsageError */
export function readingIn(args: Arguments): Pick<PlanOptions, 'tokens' | 'case'> & { language?: string } {
  const named = {
    tokens: textOf(args, 'tokens'),
    language: textOf(args, 'language'),
    case: textOf(args, 'case'),
  }
  const { tokens, language, case: letterCase } = asUsage(() => planOf(given(named) as PlanOptions))
  return { tokens, case: letterCase, ...(language === null ? {} : { language }) }
}
