import { commandLine } from '../../report/run/command-line.ts'
import { overviewRows } from '../../report/tables/overview-rows.ts'
import type { PageRun } from '../../report/page/page-data.ts'
import { Table } from '../charts/table.tsx'
import { progress } from '../engine/run.ts'
import { show } from '../state/state.ts'
import { words } from '../state/words.ts'
import { carryOutRun, outcomes, sheet, work } from './task-state.ts'

/** A run of the exercise: its fixed plan, a button that carries it out, and its table. */
export function RunBlock({ name }: { name: string }) {
  const plan = work.value!.pack.runs[name]
  if (!plan) return null
  const outcome = outcomes.value[name]
  const line = commandLine({ ...plan, seed: sheet.value!.variant })
  return (
    <div class="task-run">
      <pre>{line}</pre>
      <p class="buttons">
        <button type="button" disabled={progress.value !== undefined} onClick={() => void carryOutRun(name)}>
          {words.tasks.run(name)}
        </button>
      </p>
      {outcome && <Outcome name={name} run={outcome} />}
    </div>
  )
}

/** The table of a run, as the command prints it. */
function Outcome({ name, run }: { name: string; run: PageRun }) {
  const { generations, plan } = run
  const { origin } = show.value!.text
  const table = {
    head: ['', origin, ...generations],
    rows: overviewRows({ rows: run.rows, generations, tokens: plan.tokens, origin }, generations),
  }
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.tasks.tableOf(name)}>
        <Table table={table} />
      </div>
      <p class="note">{words.tasks.tableNote}</p>
    </>
  )
}
