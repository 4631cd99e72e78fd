import type { Plan } from '../../lineage/plan.ts'
import { regimeNamed } from '../../lineage/regimes/index.ts'
import { sha256Of } from '../../text/hash.ts'
import { slug } from '../../text/corpus/slug.ts'

/** The name of a plan: the same plan has the same name. Options at their default are left out but for order, regime and seed. */
export function runName(corpus: string, plan: Plan): string {
  const parts = [
    corpus,
    `${plan.tokens}${plan.order}`,
    plan.regime,
    plan.humanShare === null ? '' : `human${plan.humanShare}`,
    plan.pool === null ? '' : `of${plan.pool}`,
    plan.reserve === (regimeNamed(plan.regime).options.reserve ?? 0) ? '' : `reserve${plan.reserve}`,
    plan.generations === 3 ? '' : `gen${plan.generations}`,
    plan.size === null ? '' : `size${plan.size}`,
    ...plan.protect.map(protectionName),
    plan.sizeFactor === null ? '' : `size${plan.sizeFactor}x`,
    plan.passages === null ? '' : `passages${plan.passages}`,
    plan.sampling === 'mle' ? '' : plan.sampling,
    plan.temperature === 1 ? '' : `t${plan.temperature}`,
    plan.topK === null ? '' : `k${plan.topK}`,
    plan.topP === null ? '' : `p${plan.topP}`,
    plan.minP === null ? '' : `minp${plan.minP}`,
    plan.genealogy ? '' : 'untraced',
    plan.metrics === null ? '' : `metrics${sha256Of(plan.metrics.join()).slice(0, 8)}`,
    `seed${seedName(plan.seed)}`,
  ]
  return parts.filter(part => part !== '').join('-')
}

/** A protection as a part of a name; with a text among its values, that is named by its hash. */
const protectionName = (spec: string) =>
  /^[a-z0-9.=:-]{1,48}$/.test(spec)
    ? spec.replace(/[=:]/g, '_')
    : `${slug(spec.split('=')[0]!)}_${sha256Of(spec).slice(0, 8)}`

/** A seed that is not short and plain is named by its hash. */
export const seedName = (seed: string) =>
  /^[a-zA-Z0-9]{1,16}$/.test(seed) ? seed : `-${slug(seed).slice(0, 8)}-${sha256Of(seed).slice(0, 8)}`
