import { show, view } from '../state/state.ts'
import { steps } from '../steps/index.ts'
import { Scope } from '../terms.tsx'
import { storyRun } from '../state/story-run.ts'
import { words } from '../state/words.ts'
import type { View, ViewName } from '../state/view.ts'

/** The argument in seven steps, each with evidence from the runs of the page. It needs no click. */
export const story: View = { name: 'story', title: words.views.story, Draw }

function Draw() {
  const { text } = show.value!
  return (
    <article class="story">
      <div class="story-head">
        <h1>{words.title}</h1>
        <p class="lead">{words.story.lead(text.title)}</p>
        <Scope plan={storyRun.value.plan} />
      </div>
      <ol class="steps">
        {steps.map(({ name, title, Draw: Drawn }) => (
          <li key={name} id={`step-${name}`}>
            <h2>{title}</h2>
            <Drawn />
          </li>
        ))}
      </ol>
      <section class="onward">
        <h2>{words.story.onward}</h2>
        <p class="buttons">
          {ONWARD.map(name => (
            <button key={name} type="button" onClick={() => (view.value = name)}>
              {words.story.to[name]}
            </button>
          ))}
        </p>
        <p class="note">{words.story.limits}</p>
      </section>
    </article>
  )
}

const ONWARD = ['read', 'lab', 'wall', 'compare'] as const satisfies readonly ViewName[]
