import { isShown, options } from '../../lineage/options/index.ts'
import type { Plan } from '../../lineage/plan.ts'
import { percent } from '../../report/format/numbers.ts'
import { say } from '../locales/say.ts'
import { show } from './state.ts'

const REGIMES = ['replace', 'accumulate', 'keep-human', 'accumulate-subsample'] as const
const known = ({ regime }: Plan) => REGIMES.find(name => name === regime)
const shareOf = ({ humanShare }: Plan) => percent(humanShare ?? 0).replace('.0 %', ' %')

/** What each further model reads, in a sentence. */
export function readsInWords(plan: Plan): string {
  const regime = known(plan)
  const own = regime
    ? say(`settings.reads.${regime}`, { share: shareOf(plan) })
    : say('settings.reads.other', { rule: plan.regime })
  const further = [
    ...(plan.topP === null ? [] : [say('settings.reads.topP')]),
    ...(plan.sampling === 'mle' ? [] : [say('settings.reads.smoothed')]),
  ]
  return [own, ...further].join(' ')
}

/** A short name for settings, as at the end of a line. */
function shortName(plan: Plan): string {
  const regime = known(plan)
  const source = regime ? say(`settings.short.${regime}`, { share: shareOf(plan) }) : plan.regime
  const further = options.flatMap(option => {
    const { name, changes } = option
    if (!changes || !isShown(option, plan[name])) return []
    if (name === 'topP') return [say('settings.short.topP')]
    if (name === 'sampling') return [say('settings.short.smoothed')]
    return [option.short?.(plan[name]!, plan) ?? '']
  })
  return (plan.regime === 'replace' && further.length > 0 ? further : [source, ...further]).join(', ')
}

/** Short names of the settings of the page: from their plans, or the names of the runs where two read alike. */
export function settingsNames(): readonly string[] {
  const { runs, titles } = show.value!
  const names = runs.map(({ plan }) => shortName(plan))
  return new Set(names).size === names.length ? names : titles
}
