import { percent } from '../../report/format/numbers.ts'
import { survivalChance } from '../../theory/survival.ts'
import { StoryFigure, Paragraphs, WordSample } from './story-figure.tsx'
import { show } from '../state/state.ts'
import { evenly, isPlain, storyGeneration, storyRun, typesWhere } from '../state/story-run.ts'
import { wordStates } from '../state/word-states.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { odds: say } = words.story

/** Survival odds of words that are used once, twice, five or twenty times. */
export const odds: Step = { name: 'odds', title: say.title, Draw }

/** The sample of words that are used once, and the counts whose odds are shown. */
const WORDS_SHOWN = 60
const USES = [1, 2, 5, 20]

function Draw() {
  const { text, columns, types } = show.value!
  const run = storyRun.value
  const t = storyGeneration.value
  const lawful = run.plan.regime === 'replace' && isPlain(run.plan)
  const m = run.written[0]! / text.words
  const once = typesWhere(type => text.counts[type] === 1)
  const sample = evenly(once, WORDS_SHOWN).sort((a, b) => (types[a]! < types[b]! ? -1 : 1))
  const left = sample.filter(type => run.counts[t]![type]! > 0).length
  const chance = (uses: number, at: number) => (lawful ? survivalChance(uses, at, m) : undefined)
  return (
    <>
      <div class="telling">
        <Paragraphs
          texts={[
            say.once(once.length),
            lawful ? say.never(1 - survivalChance(1, 1, m)) : undefined,
            lawful ? say.again : undefined,
            say.after({ name: columns[t]!, share: shareLeft(1, t), law: chance(1, t), rounds: t }),
          ]}
        />
        <OddsTable t={t} chance={chance} />
      </div>
      <StoryFigure caption={say.caption({ shown: sample.length, all: once.length, left, name: columns[t]! })}>
        <WordSample types={sample} states={wordStates(run.counts, t)} />
      </StoryFigure>
    </>
  )
}

/** The share of words of a given count that a generation still writes; nothing where no word has this count. */
function shareLeft(uses: number, t: number): number | undefined {
  const types = typesWhere(type => show.value!.text.counts[type] === uses)
  const { counts } = storyRun.value
  return types.length === 0 ? undefined : types.filter(type => counts[t]![type]! > 0).length / types.length
}

function OddsTable({ t, chance }: { t: number; chance: (uses: number, at: number) => number | undefined }) {
  const { columns } = show.value!
  const rounds = [...new Set([1, t])]
  const lawful = chance(1, 1) !== undefined
  const uses = USES.filter(count => shareLeft(count, 1) !== undefined)
  const print = (share: number | undefined) => (share === undefined ? '' : percent(share))
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={say.table}>
      <table>
        <caption class="note">{say.table}</caption>
        <thead>
          <tr>
            <th scope="col">{say.uses}</th>
            {rounds.map(round => [
              <th key={round} scope="col">
                {words.read.book(columns[round]!)}
              </th>,
              lawful && (
                <th key={`${round} law`} scope="col">
                  {words.result.theory}
                </th>
              ),
            ])}
          </tr>
        </thead>
        <tbody>
          {uses.map(count => (
            <tr key={count}>
              <th scope="row">{say.times(count)}</th>
              {rounds.map(round => [
                <td key={round}>{print(shareLeft(count, round))}</td>,
                lawful && <td key={`${round} law`}>{print(chance(count, round))}</td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
