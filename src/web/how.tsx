import { isImport } from '../lineage/imported.ts'
import type { ComponentChild } from 'preact'
import { decodingOf } from '../lineage/plan.ts'
import type { Plan } from '../lineage/plan.ts'
import { isPlain } from '../model/sampling/decoders/index.ts'
import { parts, say, spelled, type Key } from './locales/say.ts'
import { readsInWords } from './state/settings.ts'
import { run, runNumber, shortTitle, show } from './state/state.ts'

/** Says in one sentence how the first model writes. */
export function HowItWrites() {
  const { plan } = run.value!
  return (
    <>
      {parts<ComponentChild>(keyOf(plan), {
        title: <em>{shortTitle.value}</em>,
        number: spelled(plan.order - 1),
      })}
    </>
  )
}

function keyOf(plan: Plan): Key {
  const { order, sampling, tokens } = plan
  if (isImport(plan)) return 'words.how.imported'
  const isCopied = sampling === 'mle' && isPlain(decodingOf(plan))
  if (order === 1 && isCopied) return 'words.how.none'
  if (tokens === 'char') return isCopied ? 'words.how.signs' : 'words.how.otherSigns'
  if (!isCopied) return order === 1 ? 'words.how.otherNone' : 'words.how.other'
  return order === 2 ? 'words.how.one' : 'words.how.several'
}

/** Says what each further model reads; where the page holds several settings, they can be chosen. */
export function Settings() {
  const { runs, titles } = show.value!
  const { plan } = run.value!
  if (runs.length < 2) return isImport(plan) ? null : <>{readsInWords(plan)}</>
  return (
    <select
      class="settings"
      aria-label={say('settings.label')}
      value={runNumber.value}
      onChange={event => (runNumber.value = Number(event.currentTarget.value))}
    >
      {runs.map((each, number) => (
        <option key={titles[number]} value={number}>
          {readsInWords(each.plan)}
        </option>
      ))}
    </select>
  )
}
