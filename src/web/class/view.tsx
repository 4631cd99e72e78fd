import { signal } from '@preact/signals'
import { pointsOf } from '../../exercise/pack.ts'
import type { Meta } from '../../exercise/meta.ts'
import { textFor } from '../../exercise/medium.ts'
import { ageOf, standardLine } from '../../report/exercise/about.ts'
import { exercises, inLesson } from '../state/embedded.ts'
import { FileButton } from '../lab/files.tsx'
import { HowFar } from '../lab/running.tsx'
import { JoinLesson, LessonBar } from './lesson-parts.tsx'
import { Asked, Questions } from './questions.tsx'
import { beginAnew, choose, inPlatform, leave, openSheet, practise, sheet, work } from './task-state.ts'
import { guessesIn, stepsOf } from './steps.ts'
import { withoutQuestions, Written, WrittenLine } from './written.tsx'
import { say } from '../locales/say.ts'
import type { View } from '../state/view.ts'

/** Exercises: text to read, runs with the student's own seed, questions, and the file of answers to hand in. */
export const classroom: View = { name: 'class', Draw }

function Draw() {
  if (exercises.length === 0)
    return (
      <>
        <h1>{say('class.title')}</h1>
        <p class="lead">{say('class.noneHere')}</p>
      </>
    )
  return work.value ? <Exercise /> : <Shelf />
}

/** The list of exercises to choose from. */
function Shelf() {
  return (
    <>
      <h1>{say('class.title')}</h1>
      <p class="lead">{say('class.lead')}</p>
      <ol class="shelf">
        {exercises.map(exercise => (
          <li key={exercise.name}>
            <h2>{exercise.title}</h2>
            <p>{exercise.summary}</p>
            <p class="buttons">
              <button type="button" onClick={() => void choose(exercise)}>
                {say('class.openExercise', { title: exercise.title })}
              </button>
              <span class="note">{say('class.minutes', { count: exercise.minutes })}</span>
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
    <p class="buttons">
      <FileButton
        label={say('class.open')}
        accept=".txt,.json,text/plain,application/json"
        take={([file]) => void openSheet(file)}
      />
      <span class="note">{say('class.openNote')}</span>
    </p>
  )
}

function Exercise() {
  const { pack, markdown } = work.value!
  return (
    <article class="task">
      {exercises.length > 1 && (
        <p class="buttons">
          <button type="button" onClick={leave}>
            {say('class.back')}
          </button>
        </p>
      )}
      {sheet.value ? (
        <>
          {inLesson ? <LessonBar /> : <Whose student={sheet.value.student} />}
          <Body
            markdown={withoutQuestions(textFor(markdown, 'page')).replaceAll('{{seed}}', sheet.value.variant)}
          />
        </>
      ) : (
        <>
          <h1>{pack.title}</h1>
          <p class="lead">{pack.summary}</p>
          <div class="task-begin">
            {inLesson ? <JoinLesson /> : <Begin />}
            <Ahead />
          </div>
        </>
      )}
    </article>
  )
}

/** The text with its guesses where it asks for them, and the other questions. */
function Body({ markdown }: { markdown: string }) {
  const { tasks } = work.value!.pack
  const guesses = guessesIn(markdown, tasks)
  const onTheWay = [...guesses.values()].flat()
  return (
    <>
      <p class="note">{say(onTheWay.length > 0 ? 'class.boxesOnTheWay' : 'class.boxes')}</p>
      <Written
        markdown={markdown}
        below={place => guesses.has(place) && <Asked tasks={guesses.get(place)!} />}
      />
      <Questions tasks={tasks.filter(task => !onTheWay.includes(task))} />
    </>
  )
}

/** Whose answers these are, and a button for somebody else. */
function Whose({ student }: { student: string }) {
  return (
    <p class="note">
      {say('class.whose', { student })}{' '}
      {!inPlatform && (
        <button type="button" class="link" onClick={beginAnew}>
          {say('class.another')}
        </button>
      )}
    </p>
  )
}

/** What a pupil learns and needs; for the teacher, the standards that it serves. */
function About({ meta: { goals, needs, standards } }: { meta: Meta }) {
  return (
    <>
      <h3>{say('class.goals')}</h3>
      <List lines={goals} />
      <h3>{say('class.needs')}</h3>
      <List lines={needs} />
      {standards.length > 0 && (
        <details>
          <summary>{say('class.standards')}</summary>
          <List lines={standards.map(standardLine)} />
        </details>
      )}
    </>
  )
}

const List = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map(line => (
      <li key={line}>
        <WrittenLine text={line} />
      </li>
    ))}
  </ul>
)

const name = signal('')

/** Asks who answers: a name, which gives the seed, or an answer sheet from class. */
function Begin() {
  return (
    <div>
      <div class="practise">
        <label>
          {say('class.student')}
          <input
            type="text"
            autocomplete="off"
            maxLength={200}
            value={name.value}
            onInput={event => (name.value = event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter') practise(name.value)
            }}
          />
        </label>
        <button type="button" class="first" onClick={() => practise(name.value)}>
          {say('class.practise')}
        </button>
      </div>
      <p class="note">{say('class.practiseNote')}</p>
      <OpenSheet />
      <HowFar />
    </div>
  )
}

/** What a pupil will do in the exercise, and for how long. */
function Ahead() {
  const { pack, markdown } = work.value!
  const { minutes, tasks, meta } = pack
  const steps = stepsOf(withoutQuestions(textFor(markdown, 'page')))
  return (
    <section aria-labelledby="ahead">
      <h2 id="ahead">{say('class.ahead')}</h2>
      {steps.length > 0 && (
        <ol>
          {steps.map(({ title, time }) => (
            <li key={title}>
              {title} {time !== undefined && <span class="note">{time}</span>}
            </li>
          ))}
        </ol>
      )}
      <p class="note">
        {[
          say('class.minutes', { count: minutes }),
          say('class.questionCount', { count: tasks.length }),
          say('class.points', { count: pointsOf(pack) }),
          ...(meta ? [ageOf(meta)] : []),
        ].join(' · ')}
      </p>
      {meta && <About meta={meta} />}
    </section>
  )
}
