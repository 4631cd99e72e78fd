import type { Freedom } from '../../exercise/keys/freedom.ts'
import type { Task } from '../../exercise/items/index.ts'
import { say } from '../locales/say.ts'
import { rangeInWords, settingName, settingValue } from './setting-words.ts'
import type { Answer } from './task-state.ts'

type Options = Exclude<Answer, string | number | null | readonly string[]>
type Option = Options[string]

interface FreeFacts {
  readonly task: Task
  readonly free: Readonly<Record<string, Freedom>>
  readonly value: Answer | undefined
  readonly change: (value: Answer) => void
}

/** A plan to hand in, with a field for each free option. An empty field means the default. */
export function Free({ task, free, value, change }: FreeFacts) {
  const chosen: Options = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  const put = (name: string, option: Option | undefined) => {
    const rest = Object.entries(chosen).filter(([other]) => other !== name)
    const next = Object.fromEntries(option === undefined ? rest : [...rest, [name, option] as const])
    change(Object.keys(next).length === 0 ? null : next)
  }
  return (
    <div role="group" aria-labelledby={`prompt-${task.id}`} class="free">
      {Object.entries(free).map(([name, freedom]) => (
        <Field key={name} {...{ name, freedom }} value={chosen[name]} put={option => put(name, option)} />
      ))}
    </div>
  )
}

interface FieldFacts {
  readonly name: string
  readonly freedom: Freedom
  readonly value: Option | undefined
  readonly put: (option: Option | undefined) => void
}

function Field({ name, freedom, value, put }: FieldFacts) {
  if ('anyOf' in freedom) return <Any name={name} names={freedom.anyOf} value={value} put={put} />
  return (
    <label>
      {settingName(name)}
      {'oneOf' in freedom ? (
        <select
          value={value === undefined ? '' : JSON.stringify(value)}
          onChange={event => {
            const { value: json } = event.currentTarget
            put(json === '' ? undefined : (JSON.parse(json) as Option))
          }}
        >
          <option value="">{say('class.usual')}</option>
          {freedom.oneOf.map(one => (
            <option key={one} value={JSON.stringify(one)}>
              {one === null ? say('class.none') : settingValue(name, one)}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={value === undefined ? '' : String(value)}
          onInput={event => put(parseNumber(event.currentTarget.value))}
        />
      )}
      {'from' in freedom && <span class="note">{rangeInWords(freedom)}</span>}
    </label>
  )
}

/** Reads a typed value: a number where it looks like one, else text; nothing when the field is empty. */
function parseNumber(text: string): string | number | undefined {
  const plain = text.trim().replace(',', '.')
  if (plain === '') return undefined
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}

function Any({ name, names, value, put }: Omit<FieldFacts, 'freedom'> & { names: readonly string[] }) {
  const chosen = Array.isArray(value) ? value : []
  return (
    <fieldset>
      <legend>{settingName(name)}</legend>
      {names.map(one => (
        <label key={one} class="switch">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={event => {
              const next = event.currentTarget.checked
                ? [...chosen, one]
                : chosen.filter(other => other !== one)
              put(next.length === 0 ? undefined : next)
            }}
          />
          {settingValue(name, one)}
        </label>
      ))}
    </fieldset>
  )
}
