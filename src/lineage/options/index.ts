import { letterCase } from './case.ts'
import { cut } from './cut.ts'
import { generations } from './generations.ts'
import { genealogy } from './genealogy.ts'
import { heldOut } from './held-out.ts'
import { humanDraws } from './human-draws.ts'
import { humanShare } from './human-share.ts'
import { imports } from './imports.ts'
import { language } from './language.ts'
import { metrics } from './metrics.ts'
import { minP } from './min-p.ts'
import type { Option } from './option.ts'
import { order } from './order.ts'
import { passages } from './passages.ts'
import { pool } from './pool.ts'
import { protect } from './protect.ts'
import { regime } from './regime.ts'
import { reserve } from './reserve.ts'
import { sampling } from './sampling.ts'
import { seed } from './seed.ts'
import { sizeFactor } from './size-factor.ts'
import { size } from './size.ts'
import { sizes } from './sizes.ts'
import { temperature } from './temperature.ts'
import { tokens } from './tokens.ts'
import { topK } from './top-k.ts'
import { topP } from './top-p.ts'
import { writer } from './writer.ts'

export { isShown, type Control, type Kind, type Option } from './option.ts'

const members = [
  tokens,
  language,
  letterCase,
  cut,
  order,
  generations,
  regime,
  humanShare,
  humanDraws,
  pool,
  reserve,
  heldOut,
  protect,
  sizeFactor,
  size,
  passages,
  sampling,
  temperature,
  topK,
  topP,
  minP,
  seed,
  genealogy,
  metrics,
  imports,
  sizes,
  writer,
] as const

type Member = (typeof members)[number]

/** Every option of a lineage, defaults filled in: the same plan and corpus give the same bytes. */
export type Plan = {
  readonly [O in Member as O['name']]: O extends Option<string, infer Value> ? Value : never
}

/** Every option, in the order in which a plan has them: that of run.json. */
export const options: readonly Option<keyof Plan>[] = members

/** Every option, in the order in which a run's name and the line above a table have them. */
export const optionsByPlace: readonly Option<keyof Plan>[] = [...options].sort(
  (a, b) => (a.place ?? 5) - (b.place ?? 5),
)

/** The option that a text behind a flag is for: options that share a flag differ by their kind. */
export function optionFor(flag: string, text: string): Option<keyof Plan> | undefined {
  const sharing = options.filter(option => option.flag === flag)
  return sharing.find(({ kind }) => kind === 'factor' && text.endsWith('x')) ?? sharing.at(-1)
}
