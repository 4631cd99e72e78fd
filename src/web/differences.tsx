import { useMemo } from 'preact/hooks'
import type { Arm } from '../experiment/comparison/arm.ts'
import { compare } from '../experiment/comparison/compare.ts'
import { comparedLines } from '../report/tables/compared-lines.ts'
import { Refusal } from '../refusal.ts'
import type { ShownRun } from './state/show.ts'
import { generation, show } from './state/state.ts'
import { Terms } from './terms.tsx'
import { words } from './state/words.ts'

/** A table of all measures of one generation, by plan, with their differences from the first plan. */
export function Differences({ arms }: { arms: readonly { run: ShownRun; title: string }[] }) {
  const runs = arms.map(({ run }) => run)
  const most = Math.min(...runs.map(({ generations }) => generations.length))
  const t = Math.min(most, generation.value === 0 ? most : generation.value)
  const shortest = arms.filter(({ run }) => run.generations.length === most && generation.value > most)
  const found = useMemo(() => comparedOf(runs, t), [show.value, runs.map(({ name }) => name).join(' '), t])
  const title = words.compare.table(show.value!.columns[t]!)
  if (typeof found === 'string') return <p class="note">{found}</p>
  return (
    <section>
      <h2 id="differences">{title}</h2>
      {shortest.map(({ run, title }) => (
        <p key={title}>{words.compare.ends(title, show.value!.columns[most]!, run)}</p>
      ))}
      <p class="unit">{words.compare.tableUnit(arms[0]!.title)}</p>
      <div class="scroll" tabIndex={0} role="region" aria-labelledby="differences">
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">{words.compare.measure}</th>
              {arms.map(({ title: arm }) => (
                <th key={arm} scope="col">
                  {arm}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map(({ label, metric, cells }) => (
              <tr key={metric}>
                <th scope="row" class={label.startsWith(' ') ? 'part' : ''}>
                  {label}
                </th>
                {cells.map(({ value, difference }, k) => (
                  <td key={arms[k]!.title}>
                    {value}
                    {k > 0 && difference !== undefined && <small> {difference}</small>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Terms
        plan={arms[0]!.run.plan}
        names={['token', 'heldOut', 'perplexity', 'guesses', 'sequences', 'repeated', 'points']}
      />
      <p class="note">{words.compare.oneSeed}</p>
    </section>
  )
}

/** Compares the runs. Returns the lines of the table, or the reason why there are none. */
function comparedOf(runs: readonly ShownRun[], generationNumber: number) {
  const { text } = show.value!
  try {
    const comparison = compare(runs.map(armOf), { generation: generationNumber })
    return comparedLines(comparison, { origin: text.origin })
  } catch (error) {
    if (error instanceof Refusal) return `${error.message}: ${error.hint}`
    throw error
  }
}

/** Turns a run of the page into an arm of a comparison with one seed. */
function armOf({ name, plan, rows, sampleWords }: ShownRun): Arm {
  const { sha256, words: read } = show.value!.text
  const human = { words: read, sampleWords }
  return { name, plan, text: sha256, replicates: [{ seed: plan.seed, rows, human }] }
}
