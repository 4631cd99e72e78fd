import { say } from '../locales/say.ts'
import { show } from '../state/state.ts'
import { storyGeneration, storyRun, typesWhere } from './story-run.ts'

const USES = [1, 2, 5, 20]

/** How many words of a count are still used in the first copy and in the one that is shown, beside the law of copying. */
export function OddsTable({ chance }: { chance: (uses: number, at: number) => number | undefined }) {
  const { columns, text } = show.value!
  const { counts } = storyRun.value
  const rounds = [...new Set([1, storyGeneration.value])]
  const rows = USES.map(uses => ({ uses, types: typesWhere(type => text.counts[type] === uses) }))
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say('story.odds.table')}>
      <table>
        <caption class="note">{say('story.odds.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('story.odds.uses')}</th>
            {rounds.map(round => [
              <th key={round} scope="col">
                {say('foot.copy', { name: columns[round]! })}
              </th>,
              chance(1, 1) !== undefined && (
                <th key={`${round} law`} scope="col">
                  {say('story.odds.law')}
                </th>
              ),
            ])}
          </tr>
        </thead>
        <tbody>
          {rows
            .filter(({ types }) => types.length > 0)
            .map(({ uses, types }) => (
              <tr key={uses}>
                <th scope="row">{say('story.odds.times', { count: uses })}</th>
                {rounds.map(round => {
                  const left = types.filter(type => counts[round]![type]! > 0).length
                  const law = chance(uses, round)
                  return [
                    <td key={round}>{say('story.odds.of', { left, count: types.length })}</td>,
                    law !== undefined && (
                      <td key={`${round} law`}>
                        {types.length < 100
                          ? (law * types.length).toFixed(1)
                          : say('left', { count: Math.round(law * types.length) })}
                      </td>
                    ),
                  ]
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
