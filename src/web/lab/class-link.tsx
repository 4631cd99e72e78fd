import { signal } from '@preact/signals'
import type { Plan } from '../../lineage/plan.ts'
import { say } from '../locales/say.ts'
import { copyText } from '../share/clipboard.ts'
import { classAddress, controls, fields, heldText } from '../state/plan.ts'
import { chosenTitle } from './own.ts'
import { labelOf, problem } from './settings.tsx'

/** What a pupil may change; all else is locked. */
const open = signal<readonly string[]>(['regime', 'generations'])
const by = signal('')
/** The link that was copied last, and whether the browser allowed it. */
const copied = signal<{ readonly link: string; readonly allowed: boolean } | undefined>(undefined)

/** Whether the maker of links is unfolded. */
const isOpen = signal(false)

/** Makes a link that sets a text and the settings for a class. */
export function ClassLink() {
  return (
    <details
      class="class-link"
      open={isOpen.value}
      onToggle={event => (isOpen.value = event.currentTarget.open)}
    >
      <summary>{say('classLink.title')}</summary>
      {isOpen.value && <Maker />}
    </details>
  )
}

function Maker() {
  const names: readonly (keyof Plan | 'text')[] = ['text', ...controls.map(({ name }) => name)]
  const isHeld = heldText.value !== ''
  const link = linkNow(names)
  const done = copied.value?.link === link ? copied.value : undefined
  return (
    <>
      <p>{isHeld ? say('classLink.lead', { title: chosenTitle() ?? '' }) : say('classLink.noText')}</p>
      <p class="named">
        <label>
          {say('classLink.by')}
          <input
            type="text"
            autocomplete="off"
            maxLength={200}
            value={by.value}
            onInput={event => (by.value = event.currentTarget.value)}
          />
        </label>
      </p>
      <fieldset>
        <legend>{say('classLink.mayChange')}</legend>
        <ul>
          {names.map(name => (
            <li key={name}>
              <label class="switch">
                <input
                  type="checkbox"
                  disabled={name === 'text' && !isHeld}
                  checked={open.value.includes(name) || (name === 'text' && !isHeld)}
                  onChange={event =>
                    (open.value = event.currentTarget.checked
                      ? [...open.value, name]
                      : open.value.filter(other => other !== name))
                  }
                />
                {name === 'text' ? say('classLink.text') : labelOf(name)}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <label class="link-field">
        {say('classLink.link')}
        <input type="text" readOnly value={link} onFocus={event => event.currentTarget.select()} />
      </label>
      <p class="buttons">
        <button type="button" disabled={problem.value !== undefined} onClick={() => void copy(link)}>
          {say('classLink.copy')}
        </button>
        <span role="status" class="note">
          {done && say(done.allowed ? 'share.copied' : 'classLink.notCopied')}
        </span>
      </p>
      {location.protocol === 'file:' && <p class="note">{say('classLink.fromDisk')}</p>}
    </>
  )
}

function linkNow(names: readonly string[]): string {
  const isHeld = heldText.value !== ''
  const lock = names.filter(name => !open.value.includes(name) && (name !== 'text' || isHeld))
  const address = classAddress({ values: fields.value, text: heldText.value, lock, by: by.value })
  return `${location.href.split('#')[0]!}${address}`
}

async function copy(link: string): Promise<void> {
  copied.value = { link, allowed: await copyText(link) }
}
