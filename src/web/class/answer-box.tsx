import type { Task } from '../../exercise/items/index.ts'
import { isOpen } from '../../exercise/mark.ts'
import { say } from '../locales/say.ts'
import { Free } from './free-plan.tsx'
import { answer, sheet, type Answer } from './task-state.ts'

interface BoxFacts {
  readonly task: Task
  readonly value: Answer | undefined
  readonly change: (value: Answer) => void
}

/** The field for an answer, by the kind of the question. */
export function AnswerBox({ task }: { task: Task }) {
  const facts: BoxFacts = {
    task,
    value: sheet.value!.answers[task.id],
    change: value => answer(task.id, value),
  }
  if (task.free) return <Free {...facts} free={task.free} />
  if (task.kind === 'k-of-list') return <Several {...facts} />
  if (task.kind === 'order') return <Order {...facts} />
  if (task.options) return <One {...facts} />
  return task.kind === 'short-text' ? <Long {...facts} /> : <Short {...facts} />
}

const named = (id: string) => ({
  id: `answer-${id}`,
  'aria-describedby': `form-${id} unfit-${id} mark-${id}`,
})
const textIn = (value: Answer | undefined) =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : Array.isArray(value)
      ? value.join(', ')
      : ''

function Short({ task, value, change }: BoxFacts) {
  return (
    <input
      {...named(task.id)}
      type="text"
      autocomplete="off"
      spellcheck={false}
      aria-labelledby={`prompt-${task.id}`}
      aria-invalid={isUnfit(task, value)}
      value={textIn(value)}
      onInput={event => change(event.currentTarget.value)}
    />
  )
}

/** Whether an answer cannot be read as it is. An open one can. */
export const isUnfit = ({ isUnfit }: Task, value: Answer | undefined): boolean =>
  !isOpen(value) && isUnfit?.(value) === true

function Long({ task, value, change }: BoxFacts) {
  return (
    <textarea
      {...named(task.id)}
      rows={4}
      maxLength={task.most}
      aria-labelledby={`prompt-${task.id}`}
      value={textIn(value)}
      onInput={event => change(event.currentTarget.value)}
    />
  )
}

/** A choice of one option. */
function One({ task, value, change }: BoxFacts) {
  return (
    <div role="radiogroup" aria-labelledby={`prompt-${task.id}`} class="task-options">
      {Object.entries(task.options!).map(([id, text]) => (
        <label key={id} class="switch">
          <input type="radio" name={`answer-${task.id}`} checked={value === id} onChange={() => change(id)} />
          {text}
        </label>
      ))}
    </div>
  )
}

/** A choice of several options. */
function Several({ task, value, change }: BoxFacts) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <div role="group" aria-labelledby={`prompt-${task.id}`} class="task-options">
      {Object.entries(task.options!).map(([id, text]) => (
        <label key={id} class="switch">
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={event =>
              change(event.currentTarget.checked ? [...chosen, id] : chosen.filter(other => other !== id))
            }
          />
          {text}
        </label>
      ))}
    </div>
  )
}

/** An order of all options: one for each place. */
function Order({ task, value, change }: BoxFacts) {
  const options = Object.entries(task.options!)
  const places = options.map((_, place) => (Array.isArray(value) ? (value[place] ?? '') : ''))
  const put = (place: number, id: string) => {
    const next = places.map((other, at) => (at === place ? id : other === id ? '' : other))
    change(next.every(other => other === '') ? null : next)
  }
  return (
    <ol class="places" aria-labelledby={`prompt-${task.id}`}>
      {places.map((chosen, place) => (
        <li key={place}>
          <select
            aria-label={say('class.place', { number: place + 1 })}
            value={chosen}
            onChange={event => put(place, event.currentTarget.value)}
          >
            <option value="">{say('class.choose')}</option>
            {options.map(([id, text]) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ol>
  )
}
