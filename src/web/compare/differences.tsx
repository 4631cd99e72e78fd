import { useMemo } from 'preact/hooks'
import type { Arm } from '../../experiment/comparison/arm.ts'
import { compare } from '../../experiment/comparison/compare.ts'
import { comparedLines } from '../../report/tables/compared-lines.ts'
import { significant } from '../../report/format/numbers.ts'
import { FEWEST_CASES, survivalCases } from '../../theory/verdicts.ts'
import { Refusal } from '../../refusal.ts'
import { rowOf, type ShownRun } from '../state/show.ts'
import { say } from '../locales/say.ts'
import { measureNames } from '../state/measure-names.ts'
import { show } from '../state/state.ts'
import type { Compared } from './curves.tsx'

/** A table of all measures of one generation, by settings, with their differences from the first. */
export function Differences({ arms, generation }: { arms: readonly Compared[]; generation: number }) {
  const runs = arms.map(({ run }) => run)
  const found = useMemo(
    () => comparedOf(runs, generation),
    [show.value, runs.map(({ name }) => name).join('|'), generation],
  )
  if (typeof found === 'string') return <p class="note">{found}</p>
  return (
    <>
      <p class="unit">{say('compare.small', { first: arms[0]!.title })}</p>
      <div
        class="scroll"
        tabIndex={0}
        role="region"
        aria-label={say('compare.all', { name: show.value!.columns[generation]! })}
      >
        <table class="differences">
          <thead>
            <tr>
              <th scope="col">{say('compare.measure')}</th>
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
      <p class="note">{say('compare.oneSeed')}</p>
      <OtherHeldOut arms={arms} generation={generation} />
    </>
  )
}

/** How far the perplexity of a copy would go on other held-out text, of each setting. */
function OtherHeldOut({ arms, generation }: { arms: readonly Compared[]; generation: number }) {
  const intervals = arms.flatMap(({ run, title }) => {
    const { low, high, cases = 0 } = rowOf(run, 'perplexity', generation)?.heldOut ?? {}
    return low === undefined || high === undefined || cases < FEWEST_CASES
      ? []
      : [say('compare.from', { name: title, low: significant(low), high: significant(high) })]
  })
  if (intervals.length === 0) return null
  const name = show.value!.columns[generation]!
  return <p class="note">{say('compare.heldOut', { name, intervals: intervals.join('; ') })}</p>
}

/** Compares the runs. Returns the lines of the table, or the reason why there are none. */
function comparedOf(runs: readonly ShownRun[], generationNumber: number) {
  const { text } = show.value!
  try {
    const comparison = compare(runs.map(armOf), { generation: generationNumber })
    return comparedLines(comparison, {
      origin: text.origin,
      counted: (label, count) => say('compare.of', { label, count }),
      nameOf: measureNames({ origin: text.origin, tokens: runs[0]!.plan.tokens }),
    })
  } catch (error) {
    if (error instanceof Refusal) return `${error.message}: ${error.hint}`
    throw error
  }
}

/** Turns a run of the page into an arm of a comparison with one seed. */
function armOf({ name, plan, rows, sampleWords }: ShownRun): Arm {
  const { sha256, words: read, counts } = show.value!.text
  const human = { words: read, sampleWords, types: survivalCases(counts) }
  return { name, plan, text: sha256, replicates: [{ seed: plan.seed, rows, human }] }
}
