import { useMemo } from 'preact/hooks'
import { percent } from '../../report/format/numbers.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { run, show } from '../state/state.ts'
import { say } from '../locales/say.ts'
import { addressOf } from '../state/address.ts'
import { middleOf, middleTraits, passageNumber, traitsOf, type GamePassage } from '../engine/game.ts'
import { isKept } from '../read/state.ts'
import { useAnswer } from '../read/use-answer.ts'

/** Traits of a passage, beside the medians of the human passages and of those of its generation. */
export function Measured({ item, generation }: { item: GamePassage; generation: number }) {
  const { types, text, columns } = show.value!
  const { plan } = run.value!
  const name = columns[generation]!
  const { own, human, machine } = useMemo(() => {
    const counts = new Map(types.map((type, at) => [type, text.counts[at]!]))
    const reader = {
      tokenizer: tokenizerFor(plan),
      countOf: (type: string) => counts.get(type) ?? 0,
    }
    const middle = (human: boolean) =>
      middleTraits(
        passagesOf(human ? columns[0]! : name).map(passage => traitsOf({ passage, human }, reader)),
      )
    return { own: traitsOf(item, reader), human: middle(true), machine: middle(false) }
  }, [item])
  const surprise = useSurprise(item, generation)
  const title = say('game.measured', { count: passagesOf(name).length })
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <caption class="note">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say('game.trait')}</th>
              {[say('game.this'), say('game.humans'), say('game.machines', { name })].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['copied', 'repeated', 'varied', 'rare'] as const).map(trait => (
              <tr key={trait}>
                <th scope="row">{say(`game.traits.${trait}`)}</th>
                {[own, human, machine].map((traits, at) => (
                  <td key={at}>{printed(trait, traits[trait])}</td>
                ))}
              </tr>
            ))}
            {surprise && (
              <tr>
                <th scope="row">{say('game.traits.surprisal')}</th>
                {surprise.map((bits, at) => (
                  <td key={at}>{bits === undefined ? '–' : bits.toFixed(1)}</td>
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {!isKept.value && (
        <p class="note">
          {say('game.noSurprisal')} <a href={addressOf('read').address}>{say('game.toRead')}</a>
        </p>
      )}
    </>
  )
}

/**
 * Surprisal of the passage, then the medians of the human passages and of the generation, in bits; nothing until the run is loaded.
 */
function useSurprise(item: GamePassage, generation: number): (number | undefined)[] | undefined {
  const { columns } = show.value!
  const [human, machine] = [columns[0]!, columns[generation]!].map(name =>
    passagesOf(name).map(({ id }) => passageNumber(id)),
  )
  const asked = { kind: 'predicted', generation, human: human!, machine: machine! } as const
  const found = useAnswer(isKept.value ? asked : undefined)?.answer
  if (!found) return undefined
  const own = passageNumber(item.passage.id)
  const at = item.human ? found.human[human!.indexOf(own)] : found.machine[machine!.indexOf(own)]
  return [at, middleOf(found.human), middleOf(found.machine)]
}

/** The passages of the game of a text. */
const passagesOf = (name: string) => run.value!.game.find(each => each.name === name)?.passages ?? []

function printed(trait: string, value: number | undefined): string {
  if (value === undefined) return '–'
  if (trait !== 'copied') return percent(value)
  return value === 0 ? say('game.short') : String(value)
}
