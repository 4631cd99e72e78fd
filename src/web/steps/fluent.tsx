import { StoryFigure, Paragraphs } from './story-figure.tsx'
import { show, textLanguage } from '../state/state.ts'
import { measured, storyGeneration, storyRun } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { Step } from './step.ts'

const { fluent: say } = words.story

/** Sample texts, beside what the average says and what it hides. */
export const fluent: Step = { name: 'fluent', title: say.title, Draw }

function Draw() {
  const { columns } = show.value!
  const run = storyRun.value
  const t = storyGeneration.value
  const growth = (metric: string) => {
    const [from, to] = [measured(run, metric, 1), measured(run, metric, t)]
    return from === undefined || to === undefined || t === 1 ? undefined : { from, to }
  }
  const [all, rare] = [growth('perplexity'), growth('perplexity/1')]
  const repeated = [measured(run, 'duplicate-sentences', 0), measured(run, 'duplicate-sentences', t)]
  const quoted = [...new Set([1, t])].filter(number => run.samples[number - 1])
  return (
    <>
      <div class="telling">
        <Paragraphs
          texts={[
            run.plan.sampling === 'mle' ? say.reads(run.plan) : undefined,
            all ? say.average(columns[t]!, all) : undefined,
            rare ? say.rare(rare, all) : undefined,
            repeated[0] === undefined || repeated[1] === undefined
              ? undefined
              : say.repeated(columns[0]!, columns[t]!, { from: repeated[0], to: repeated[1] }),
          ]}
        />
      </div>
      {quoted.length > 0 && (
        <StoryFigure caption={words.read.samplesNote}>
          {quoted.map(number => (
            <div key={number}>
              <h3>{words.read.book(columns[number]!)}</h3>
              <p class="prose" lang={textLanguage.value}>
                {run.samples[number - 1]}
              </p>
            </div>
          ))}
        </StoryFigure>
      )}
    </>
  )
}
