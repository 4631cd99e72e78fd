import type { Task } from '../../exercise/items/index.ts'
import { pointsOf } from '../../exercise/pack.ts'
import { HowFar } from '../lab/running.tsx'
import { progress } from '../engine/run.ts'
import { say } from '../locales/say.ts'
import { inLesson } from '../state/embedded.ts'
import { AnswerBox, isUnfit } from './answer-box.tsx'
import { HandIn } from './lesson-parts.tsx'
import { checkAnswers, checked, going, inPlatform, reported, saveSheet, sheet, work } from './task-state.ts'
import { WrittenLine } from './written.tsx'

/** Questions with boxes for the answers, each under its number in the exercise. */
export function Asked({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol class="asked">
      {tasks.map(task => (
        <li key={task.id} value={work.value!.pack.tasks.indexOf(task) + 1}>
          <Question task={task} />
        </li>
      ))}
    </ol>
  )
}

/** The questions that are asked at the end, a button that marks the answers, and one that saves them. */
export function Questions({ tasks }: { tasks: readonly Task[] }) {
  const marks = checked.value
  return (
    <section class="questions">
      <h2>{say('class.questions')}</h2>
      <Asked tasks={tasks} />
      <p class="buttons">
        <button
          type="button"
          class={inLesson ? undefined : 'first'}
          disabled={progress.value !== undefined}
          onClick={() => void checkAnswers()}
        >
          {say('class.check')}
        </button>
        {inLesson && <HandIn />}
        <button type="button" onClick={saveSheet}>
          {say('class.save')}
        </button>
      </p>
      {going.value === undefined && <HowFar />}
      {marks && (
        <p role="status" class="verdict">
          {say('class.total', { total: String(marks.total), count: marks.of })}
        </p>
      )}
      {inPlatform !== undefined && <Platform />}
      <p class="note">{say(inLesson ? 'lesson.handInNote' : 'class.checkNote')}</p>
    </section>
  )
}

/** What the learning platform was told of the points, and what it was not. */
function Platform() {
  const told = reported.value
  const open = pointsOf({ tasks: work.value!.pack.tasks.filter(({ forReader }) => forReader) })
  const left = open > 0 ? ` ${say('class.platform.open', { count: open })}` : ''
  if (!inPlatform) return <p class="note">{say('class.platform.none')}</p>
  if (!told) return <p class="note">{`${say('class.platform.before')}${left}`}</p>
  return (
    <p role="status" class="note">
      {told.taken
        ? `${say('class.platform.told', { points: String(told.points), count: told.of })}${left}`
        : say('class.platform.refused')}
    </p>
  )
}

function Question({ task: { id, points, prompt, form }, task }: { task: Task }) {
  const mark = checked.value?.tasks.find(one => one.id === id)
  return (
    <div class="task-question">
      <p id={`prompt-${id}`}>
        <WrittenLine text={prompt} /> <span class="note">({say('class.points', { count: points })})</span>
      </p>
      <AnswerBox task={task} />
      {!task.options && !task.free && (
        <p class="note" id={`form-${id}`}>
          {say('class.form', { form: task.severalWords ? say('class.listForm') : form })}
        </p>
      )}
      <p role="status" id={`unfit-${id}`} class="mark">
        {isUnfit(task, sheet.value!.answers[id]) && say('class.unfit', { form })}
      </p>
      <div id={`mark-${id}`}>
        {mark && (
          <p class={mark.right ? 'mark right' : 'mark'}>
            {mark.verdict}
            {mark.hint !== undefined && (
              <>
                {say('class.hint')} <WrittenLine text={mark.hint} />
              </>
            )}
          </p>
        )}
      </div>
    </div>
  )
}
