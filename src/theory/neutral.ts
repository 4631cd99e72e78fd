import { isImport } from '../lineage/imported.ts'
import { exp } from '../arithmetic.ts'
import { decodingOf, type Plan } from '../lineage/plan.ts'
import { options } from '../lineage/options/index.ts'
import { decoders, isPlain } from '../model/sampling/decoders/index.ts'

/**
 * Why the laws of neutral drift do not apply: they need generations that each learn from the last one alone and write by
 * plain sampling.
 */
export function notNeutral(plan: Plan): string | undefined {
  if (plan.regime !== 'replace') return `the law is for replace, not for ${plan.regime}`
  return notPlain(plan)
}

/**
 * Why laws that know how texts are mixed do not apply: they need that nothing else is done to the texts, and that they are written by
 * plain sampling.
 */
export function notPlain(plan: Plan): string | undefined {
  if (isImport(plan))
    return 'the texts were written by something else than the lab, and the law is for copies'
  if (plan.sizes !== null) return 'generations differ in length, and the law is for one length'
  if (plan.protect.length > 0)
    return 'what models learn from was sorted out, and the law is for nothing done to it'
  if (!isPlain(decodingOf(plan))) return `${selections()} are a selection, and the law is for none`
  if (plan.sampling !== 'mle')
    return 'a smoothed model writes sequences that it never read, and the law is for copies'
  return undefined
}

/** The decoders as the command calls them, as in `temperature, top-k and top-p`. */
function selections(): string {
  const flags = decoders.map(
    decoder => options.find(({ name }) => name === decoder.name)?.flag ?? decoder.name,
  )
  return `${flags.slice(0, -1).join(', ')} and ${flags.at(-1)!}`
}

/**
 * g_t: the chance that a token's line lives long enough, g_1 = 1 and g_{t+1} = 1 − exp(−g_t), about 2 / t.
 *
 * @param t from 1
 * @example
 * import { survivingLine } from 'collapse-lab/theory'
 * survivingLine(1) // → 1
 * survivingLine(2) // → 0.6321…
 * survivingLine(3) // → 0.4685…
 */
export function survivingLine(t: number): number {
  let g = 1
  for (let step = 1; step < t; step++) g = nextLine(g)
  return g
}

/** Below this the series of {@link nextLine} is exact to the last bit but one. */
const SMALL = 1 / 1024

/**
 * g_{t+1} from g_t: 1 − exp(−g). A small g is taken from the series, since the difference of two numbers near 1 would lose its
 * digits, and after some hundred million generations stand still.
 *
 * @example
 * import { nextLine, survivingLine } from 'collapse-lab/theory'
 * nextLine(1) // → 0.6321…
 * nextLine(nextLine(1)) // → 0.4685…
 * survivingLine(3) // → 0.4685…
 */
export function nextLine(g: number): number {
  if (g > SMALL) return 1 - exp(-g)
  return g * (1 - (g / 2) * (1 - (g / 3) * (1 - (g / 4) * (1 - g / 5))))
}
