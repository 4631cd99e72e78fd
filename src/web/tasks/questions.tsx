import type { Task } from '../../exercise/items/index.ts'
import { counted } from '../../report/format/numbers.ts'
import { HowFar } from '../lab/running.tsx'
import { progress } from '../engine/run.ts'
import { words } from '../state/words.ts'
import { AnswerBox } from './answer-box.tsx'
import { checkAnswers, checked, saveSheet, work } from './task-state.ts'
import { WrittenLine } from './written.tsx'

/** The questions with boxes for the answers, a button that marks them, and one that saves them. */
export function Questions() {
  const marks = checked.value
  return (
    <section class="questions">
      <h2>{words.tasks.questions}</h2>
      <ol>
        {work.value!.pack.tasks.map(task => (
          <li key={task.id}>
            <Question task={task} />
          </li>
        ))}
      </ol>
      <p class="buttons">
        <button
          type="button"
          class="first"
          disabled={progress.value !== undefined}
          onClick={() => void checkAnswers()}
        >
          {words.tasks.check}
        </button>
        <button type="button" onClick={saveSheet}>
          {words.tasks.save}
        </button>
      </p>
      <HowFar />
      {marks && (
        <p role="status" class="verdict">
          {words.tasks.total(marks.total, marks.of)}
        </p>
      )}
      <p class="note">{words.tasks.checkNote}</p>
    </section>
  )
}

function Question({ task: { id, points, prompt, form }, task }: { task: Task }) {
  const mark = checked.value?.tasks.find(one => one.id === id)
  return (
    <div class="task-question">
      <p id={`prompt-${id}`}>
        <code>{id}</code> <WrittenLine text={prompt} />{' '}
        <span class="note">({counted(points, 'points')})</span>
      </p>
      <AnswerBox task={task} />
      {!task.options && !task.free && (
        <p class="note" id={`form-${id}`}>
          {words.tasks.form(form.startsWith('a list') ? words.tasks.listForm : form)}
        </p>
      )}
      <div id={`mark-${id}`}>
        {mark && (
          <p class={mark.right ? 'mark right' : 'mark'}>
            {mark.verdict}
            {mark.hint !== undefined && (
              <>
                {words.tasks.hint} <WrittenLine text={mark.hint} />
              </>
            )}
          </p>
        )}
      </div>
    </div>
  )
}
