import { computed, signal } from '@preact/signals'
import type { Plan } from '../../lineage/plan.ts'
import { say } from '../locales/say.ts'
import { copyText } from '../share/clipboard.ts'
import { corpora } from '../state/embedded.ts'
import { classAddress, controls, fields, heldText } from '../state/plan.ts'
import { labelOf, problem } from './settings.tsx'

/** What a pupil may change; all else is locked. */
const open = signal<readonly string[]>(['regime', 'generations'])
const by = signal('')
/** The text that was chosen for the link by its name, the empty string where pupils bring one; missing before a choice. */
const chosen = signal<string | undefined>(undefined)
/** The text that the link names: the one that is chosen here, else the one of the page that is taken. */
const text = computed(() => {
  const name = chosen.value ?? heldText.value
  return corpora.some(corpus => corpus.name === name) ? name : ''
})

/** What a link sets, in the order of the page. */
const names: readonly (keyof Plan | 'text')[] = ['text', ...controls.map(({ name }) => name)]
const nameOf = (name: keyof Plan | 'text') => (name === 'text' ? say('classLink.theText') : labelOf(name))
/** Whether pupils may change something. A text that they bring is theirs. */
const isFree = (name: keyof Plan | 'text') =>
  open.value.includes(name) || (name === 'text' && text.value === '')
/** The link that was copied last, and whether the browser allowed it. */
const copied = signal<{ readonly link: string; readonly allowed: boolean } | undefined>(undefined)

/** Whether the maker of links is unfolded, and the list of what pupils may change. */
const isOpen = signal(false)
const isUnfolded = signal(false)

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
  const link = linkNow()
  const done = copied.value?.link === link ? copied.value : undefined
  return (
    <>
      {location.protocol === 'file:' && <p class="refusal">{say('classLink.fromDisk')}</p>}
      <label class="link-field">
        {say('classLink.link')}
        <input type="text" readOnly value={link} onFocus={event => event.currentTarget.select()} />
      </label>
      <p class="buttons">
        <button
          type="button"
          class="first"
          disabled={problem.value !== undefined}
          onClick={() => void copy(link)}
        >
          {say('classLink.copy')}
        </button>
        <span role="status" class="note">
          {done && say(done.allowed ? 'share.copied' : 'classLink.notCopied')}
        </span>
      </p>
      <p class="named">
        <label>
          {say('classLink.text')}
          <TextOfLink />
        </label>
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
      <MayChange />
    </>
  )
}

/** The text that the link names: one of the page's, or none. */
function TextOfLink() {
  return (
    <select value={text.value} onChange={event => (chosen.value = event.currentTarget.value)}>
      <option value="">{say('classLink.noText')}</option>
      {corpora.map(({ name, title }) => (
        <option key={name} value={name}>
          {title}
        </option>
      ))}
    </select>
  )
}

/** What pupils may change, in a line; unfolded, a box for each setting. */
function MayChange() {
  return (
    <details
      class="may-change"
      open={isUnfolded.value}
      onToggle={event => (isUnfolded.value = event.currentTarget.open)}
    >
      <summary>
        {say('classLink.mayChange', {
          names: names.filter(isFree).map(nameOf).join(', ') || say('classLink.nothing'),
        })}
      </summary>
      <ul aria-label={say('classLink.choose')}>
        {names.map(name => (
          <li key={name}>
            <label class="switch">
              <input
                type="checkbox"
                disabled={name === 'text' && text.value === ''}
                checked={isFree(name)}
                onChange={event =>
                  (open.value = event.currentTarget.checked
                    ? [...open.value, name]
                    : open.value.filter(other => other !== name))
                }
              />
              {nameOf(name)}
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}

function linkNow(): string {
  const lock = names.filter(name => !isFree(name))
  const address = classAddress({ values: fields.value, text: text.value, lock, by: by.value })
  return `${location.href.split('#')[0]!}${address}`
}

async function copy(link: string): Promise<void> {
  copied.value = { link, allowed: await copyText(link) }
}
