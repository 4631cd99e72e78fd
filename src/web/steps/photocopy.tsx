import { StoryFigure, Paragraphs } from './story-figure.tsx'
import { Overview } from '../wall/overview.tsx'
import { show } from '../state/state.ts'
import { measured, storyGeneration, storyRun } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { photocopy: say } = words.story

/** The human text, copy A and the copy of the slider; each word is a mark. */
export const photocopy: Step = { name: 'photocopy', title: say.title, Draw }

function Draw() {
  const { text, columns } = show.value!
  const run = storyRun.value
  const t = storyGeneration.value
  const total = run.left[0]!
  const copies = [...new Set([0, 1, t])].filter(number => number < run.left.length)
  const [before, after] = [measured(run, 'entropy', 0), measured(run, 'entropy', 1)]
  const facts = { total, first: run.left[1]!, left: run.left[t]!, name: columns[t]! }
  return (
    <>
      <div class="telling">
        <Paragraphs
          texts={[
            say.copies,
            say.machine({ title: text.title, written: run.written[0]!, last: run.generations.at(-1)! }),
            words.story.ruleOf(run.plan),
            say.counts(facts),
            before === undefined || after === undefined ? undefined : say.entropy(before, after),
          ]}
        />
      </div>
      <StoryFigure caption={say.caption}>
        <div class="copies">
          {copies.map(number => (
            <Overview
              key={number}
              counts={run.counts[number]!}
              left={run.left[number]!}
              what={number === 0 ? words.read.author(columns[0]!) : words.read.book(columns[number]!)}
            />
          ))}
        </div>
      </StoryFigure>
    </>
  )
}
