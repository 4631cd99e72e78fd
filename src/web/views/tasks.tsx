import { signal } from '@preact/signals'
import { exercises } from '../state/embedded.ts'
import { HowFar } from '../lab/running.tsx'
import { Questions } from '../tasks/questions.tsx'
import { choose, leave, openSheet, practise, sheet, work } from '../tasks/task-state.ts'
import { withoutQuestions, Written } from '../tasks/written.tsx'
import { words } from '../state/words.ts'
import type { View } from '../state/view.ts'

/** Exercises: text to read, runs with the student's own seed, questions, and the file of answers to hand in. */
export const tasks: View = { name: 'tasks', title: words.views.tasks, Draw }

function Draw() {
  if (exercises.length === 0)
    return (
      <>
        <h1>{words.tasks.title}</h1>
        <p class="lead">{words.tasks.noneHere}</p>
        <pre>{words.tasks.commands}</pre>
      </>
    )
  return work.value ? <Exercise /> : <RegimeContext />
}

/** The list of exercises to choose from. */
function RegimeContext() {
  return (
    <>
      <h1>{words.tasks.title}</h1>
      <p class="lead">{words.tasks.lead}</p>
      <ol class="shelf">
        {exercises.map(exercise => (
          <li key={exercise.name}>
            <h2>{exercise.title}</h2>
            <p>{exercise.summary}</p>
            <p class="buttons">
              <button type="button" onClick={() => void choose(exercise)}>
                {words.tasks.begin(exercise.title)}
              </button>
              <span class="note">{words.tasks.minutes(exercise.minutes)}</span>
            </p>
          </li>
        ))}
      </ol>
      <OpenSheet />
      <HowFar />
    </>
  )
}

function OpenSheet() {
  return (
    <label class="file">
      {words.tasks.open}
      <input
        type="file"
        accept=".json,application/json"
        onChange={event => void openSheet(event.currentTarget.files?.[0])}
      />
    </label>
  )
}

function Exercise() {
  const { pack, markdown } = work.value!
  return (
    <article class="task">
      {exercises.length > 1 && (
        <p class="buttons">
          <button type="button" onClick={leave}>
            {words.tasks.back}
          </button>
        </p>
      )}
      {sheet.value ? (
        <>
          <p class="note">{words.tasks.whose(sheet.value.student, sheet.value.variant)}</p>
          <Written markdown={withoutQuestions(markdown).replaceAll('{{seed}}', sheet.value.variant)} />
          <Questions />
        </>
      ) : (
        <>
          <h1>{pack.title}</h1>
          <p class="lead">{pack.summary}</p>
          <Begin />
        </>
      )}
    </article>
  )
}

const name = signal('')

/** Asks who answers: a student with an answer sheet from class, or a name to practise. */
function Begin() {
  return (
    <div class="task-begin">
      <OpenSheet />
      <form
        onSubmit={event => {
          event.preventDefault()
          practise(name.value)
        }}
      >
        <label>
          {words.tasks.student}
          <input
            type="text"
            autocomplete="off"
            maxLength={200}
            value={name.value}
            onInput={event => (name.value = event.currentTarget.value)}
          />
        </label>
        <button type="submit">{words.tasks.practise}</button>
      </form>
      <p class="note">{words.tasks.practiseNote}</p>
      <HowFar />
    </div>
  )
}
