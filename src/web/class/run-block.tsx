import { overviewRows } from '../../report/tables/overview-rows.ts'
import type { PageRun } from '../../report/page/page-data.ts'
import { Table } from '../charts/table.tsx'
import { progress } from '../engine/run.ts'
import { measureNames } from '../state/measure-names.ts'
import { show } from '../state/state.ts'
import { corpora } from '../state/embedded.ts'
import { say, type Key } from '../locales/say.ts'
import { settingName, settingValue } from './setting-words.ts'
import type { RunPlan } from '../../exercise/pack.ts'
import { carryOutRun, outcomes, sheet, work } from './task-state.ts'

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
      {outcome && <Outcome name={name} run={outcome} />}
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
    say('class.seed', { seed }),
  ].join(' ')
}

/** The table of a run, as the command prints it. */
function Outcome({ name, run }: { name: string; run: PageRun }) {
  const { generations, plan } = run
  const { tokens } = plan
  const { origin } = show.value!.text
  const nameOf = measureNames({ origin, tokens })
  const table = {
    head: [say('class.counted'), origin, ...generations],
    rows: overviewRows({ rows: run.rows, generations, tokens, origin, nameOf }, generations),
  }
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={say('class.tableOf', { name })}>
        <Table table={table} />
      </div>
      <p class="note">{say('class.tableNote')}</p>
    </>
  )
}
