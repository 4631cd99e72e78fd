import { StoryFigure, Paragraphs, WordSample } from './story-figure.tsx'
import { show } from '../state/state.ts'
import { arms, evenly, storyGeneration, typesWhere } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { protections: say } = words.story

/** Protections, and words that survive because of them. */
export const protections: Step = { name: 'protections', title: say.title, Draw }

const WORDS_SHOWN = 80

function Draw() {
  const { types, columns } = show.value!
  const { chance, kept } = arms()
  const t = Math.min(storyGeneration.value, ...[chance, kept].flatMap(run => run?.generations.length ?? []))
  const saved =
    chance && kept
      ? typesWhere(type => kept.counts[t]![type]! > 0 && chance.counts[t]![type] === 0)
      : undefined
  return (
    <>
      <div class="telling">
        <Paragraphs texts={[say.lead]} />
        <dl>
          {say.list.map(([name, why]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{why}</dd>])}
        </dl>
        <Paragraphs texts={[say.command]} />
      </div>
      {saved && saved.length > 0 && (
        <StoryFigure caption={say.caption(saved.length, columns[t]!)}>
          <WordSample types={evenly(saved, WORDS_SHOWN).sort((a, b) => (types[a]! < types[b]! ? -1 : 1))} />
        </StoryFigure>
      )}
    </>
  )
}
