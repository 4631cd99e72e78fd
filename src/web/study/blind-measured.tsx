import { useMemo } from 'preact/hooks'
import { percent } from '../../report/format/numbers.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { run, show } from '../state/state.ts'
import { words } from '../state/words.ts'
import { middleOf, middleTraits, passageNumber, traitsOf, type BlindPassage } from '../engine/blind.ts'
import { study, availableText } from './state.ts'
import { useAnswer } from './use-answer.ts'

/** Traits of a passage, beside the medians of the human passages and of those of its generation. */
export function Measured({ item, generation }: { item: BlindPassage; generation: number }) {
  const { types, text, columns } = show.value!
  const { passages, plan } = run.value!
  const name = columns[generation]!
  const { own, human, machine } = useMemo(() => {
    const counts = new Map(types.map((type, at) => [type, text.counts[at]!]))
    const reader = {
      tokenizer: tokenizerFor(plan),
      countOf: (type: string) => counts.get(type) ?? 0,
    }
    const middle = (number: number) =>
      middleTraits(
        passages[number]!.passages.map(passage => traitsOf({ passage, human: number === 0 }, reader)),
      )
    return { own: traitsOf(item, reader), human: middle(0), machine: middle(generation) }
  }, [item])
  const surprise = useSurprise(item, generation)
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={words.blind.measured}>
        <table>
          <caption class="note">{words.blind.measured}</caption>
          <thead>
            <tr>
              <th scope="col">{words.blind.trait}</th>
              {[words.blind.this, words.blind.humans, words.blind.machines(name)].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['copied', 'repeated', 'varied', 'rare'] as const).map(trait => (
              <tr key={trait}>
                <th scope="row">{words.blind.traits[trait]}</th>
                {[own, human, machine].map((traits, at) => (
                  <td key={at}>{printed(trait, traits[trait])}</td>
                ))}
              </tr>
            ))}
            {surprise && (
              <tr>
                <th scope="row">{words.blind.surprise}</th>
                {surprise.map((bits, at) => (
                  <td key={at}>{bits === undefined ? '–' : bits.toFixed(1)}</td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {study.value?.at !== 'ready' && <p class="note">{words.blind.noText(availableText() !== undefined)}</p>}
    </>
  )
}

/**
 * Surprisal of the passage, then the medians of the human passages and of the generation, in bits; nothing until the run is loaded.
 */
function useSurprise(item: BlindPassage, generation: number): (number | undefined)[] | undefined {
  const { passages } = run.value!
  const [human, machine] = [0, generation].map(number =>
    passages[number]!.passages.map(({ id }) => passageNumber(id)),
  )
  const found = useAnswer({ kind: 'predicted', generation, human: human!, machine: machine! })?.answer
  if (!found) return undefined
  const own = passageNumber(item.passage.id)
  const at = item.human ? found.human[human!.indexOf(own)] : found.machine[machine!.indexOf(own)]
  return [at, middleOf(found.human), middleOf(found.machine)]
}

function printed(trait: string, value: number | undefined): string {
  if (value === undefined) return '–'
  if (trait !== 'copied') return percent(value)
  return value === 0 ? words.blind.short : String(value)
}
