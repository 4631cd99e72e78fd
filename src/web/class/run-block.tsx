import { overviewRows } from '../../report/tables/overview-rows.ts'
import { Table } from '../charts/table.tsx'
import { progress } from '../engine/run.ts'
import { measureNames } from '../state/measure-names.ts'
import { HowFar } from '../lab/running.tsx'
import { corpora, inLesson } from '../state/embedded.ts'
import { say, type Key } from '../locales/say.ts'
import { settingName, settingValue } from './setting-words.ts'
import type { RunPlan } from '../../exercise/pack.ts'
import { carryOutRun, going, outcomes, sheet, work, type Outcome } from './task-state.ts'

/** A run of the exercise: its fixed plan, a button that carries it out, and its table. */
export function RunBlock({ name }: { name: string }) {
  const plan = work.value!.pack.runs[name]
  if (!plan) return null
  const outcome = outcomes.value[name]
  return (
    <div class="task-run">
      <p class="note">{inWords(plan, sheet.value!.variant)}</p>
      <p class="buttons">
        <button type="button" disabled={progress.value !== undefined} onClick={() => void carryOutRun(name)}>
          {say('class.run')}
        </button>
      </p>
      {going.value === name && <HowFar />}
      {outcome && <OutcomeTable name={name} outcome={outcome} />}
    </div>
  )
}

/** The settings of a run, in a sentence. */
function inWords({ corpus, generations = 3, regime = 'replace', ...rest }: RunPlan, seed: string): string {
  const title = corpora.find(({ name }) => name === corpus)?.title ?? corpus
  const further = Object.entries(rest).map(([name, value]) => say('class.setting', { name: settingName(name), value: settingValue(name, value) })) // prettier-ignore
  return [
    say('class.runs', { title, count: generations, reads: say(`knobs.reads.${regime}` as Key) }),
    ...further,
    // Its beginning tells it from those of others.
    say('class.seed', { seed: seed.slice(0, 5) }),
  ].join(' ')
}

/** The table of a run, as the command prints it. */
function OutcomeTable({ name, outcome }: { name: string; outcome: Outcome }) {
  const { generations, rows, tokens, origin } = outcome
  const nameOf = measureNames({ origin, tokens })
  const table = {
    head: [say('class.counted'), origin, ...generations],
    rows: overviewRows({ rows, generations, tokens, origin, nameOf }, generations),
  }
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={say('class.tableOf', { name })}>
        <Table table={table} />
      </div>
      <p class="note">
        {say('class.tableNote')} {!inLesson && say('class.tableViews')}
      </p>
    </>
  )
}
