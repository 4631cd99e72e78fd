import type { ComponentChildren } from 'preact'
import { show, textLanguage } from '../state/state.ts'
import { STATES } from '../state/word-states.ts'
import { words } from '../state/words.ts'

/** A figure of a step, with a caption. */
export function StoryFigure({ caption, children }: { caption: string; children: ComponentChildren }) {
  return (
    <figure class="exhibit">
      {children}
      <figcaption class="note">{caption}</figcaption>
    </figure>
  )
}

/**
 * A sample of words, each in its state.
 *
 * @param states by type, as in {@link STATES}; default: all are still used
 */
export function WordSample({ types, states }: { types: readonly number[]; states?: Uint8Array }) {
  const { forms } = show.value!.text
  return (
    <p class="wall-text sample" lang={textLanguage.value}>
      {types.map(type => (
        <>
          <span class={states ? STATES[states[type]!]! : 'steady'}>{forms[type]}</span>{' '}
        </>
      ))}
    </p>
  )
}

/** Paragraphs; an undefined one is left out. */
export function Paragraphs({ texts }: { texts: readonly (string | undefined)[] }) {
  return <>{texts.map(text => text !== undefined && <p key={text}>{words.unbroken(text)}</p>)}</>
}
