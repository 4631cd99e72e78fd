import { isImport } from '../../lineage/imported.ts'
import type { Plan } from '../../lineage/plan.ts'
import { percent } from '../../report/format/numbers.ts'
import { say } from '../locales/say.ts'
import { settingsName } from './show.ts'
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
  if (isImport(plan)) return say('settings.short.imported')
  const source = regime ? say(`settings.short.${regime}`, { share: shareOf(plan) }) : plan.regime
  return settingsName(plan, source, {
    topP: say('settings.short.topP'),
    sampling: say('settings.short.smoothed'),
  })
}

/** Short names of the settings of the page: from their plans, or the names of the runs where two read alike. */
export function settingsNames(): readonly string[] {
  const { runs, titles } = show.value!
  const names = runs.map(({ plan }) => shortName(plan))
  return new Set(names).size === names.length ? names : titles
}
