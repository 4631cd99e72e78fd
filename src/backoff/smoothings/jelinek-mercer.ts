import { interpolation } from '../../model/scoring/interpolation.ts'
import type { Smoothing } from './smoothing.ts'

/** Interpolation with one weight a level, fitted by EM on a development text. The lab measures with it, since it depends on relative frequencies alone. */
export const jelinekMercer: Smoothing = {
  name: 'jelinek-mercer',
  title: 'Jelinek-Mercer',
  source: 'Jelinek and Mercer 1980; Chen and Goodman 1999, section 2.3',
  equation: 'keep = a_k c / C, pass = 1 − a_k, with a_k = λ_k / (λ_0 + … + λ_k)',
  counts: 'occurrences',
  seen: 'interpolated',
  readsText: true,
  fit({ order, weights = () => Array.from({ length: order + 1 }, () => 1 / (order + 1)) }) {
    const { keep, pass } = interpolation(weights())
    return { keep: (count, { total }, level) => keep(count, total, level), pass: (_, level) => pass(level) }
  },
}
