import type { Signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { tokenPlaces } from '../../text/places.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { saveText } from '../charts/drawing.ts'
import { say } from '../locales/say.ts'
import { copyText } from '../share/clipboard.ts'
import { run, show, textLanguage } from '../state/state.ts'
import { study } from './state.ts'

/** The text that the reader has written. The words that the model looks at are set apart. */
export function Said({ text, looked, ended }: { text: string; looked: number; ended: boolean }) {
  const places = tokenPlaces(text, tokenizerFor(run.value!.plan))
  const from = ended ? text.length : (places.at(-looked)?.from ?? text.length)
  return (
    <p class="said" role="status" lang={textLanguage.value}>
      {text === '' && !ended && <span class="note">{say('write.nothing')}</span>}
      {looked === 0 ? text : text.slice(0, from)}
      {looked > 0 && from < text.length && <span class="looked">{text.slice(from)}</span>}
      {ended ? '' : <span class="caret"> …</span>}
    </p>
  )
}

/** Buttons that take words back, and copy and save what was written. @param by who wrote it */
export function SaidButtons({ ids, text, by }: { ids: Signal<readonly number[]>; text: string; by: string }) {
  const [copied, setCopied] = useState<boolean>()
  const none = ids.value.length === 0
  return (
    <>
      <button
        type="button"
        aria-disabled={none}
        onClick={() => {
          ids.value = ids.value.slice(0, -1)
          setCopied(undefined)
        }}
      >
        {say('write.back')}
      </button>
      <button type="button" aria-disabled={none} onClick={() => (ids.value = [])}>
        {say('write.again')}
      </button>
      <button
        type="button"
        aria-disabled={none}
        onClick={() => {
          if (!none) void copyText(text).then(setCopied)
        }}
      >
        {say('write.copy')}
      </button>
      <button
        type="button"
        aria-disabled={none}
        onClick={() => !none && saveText('written.txt', `${text}\n\n${provenance(by)}\n`, 'text/plain')}
      >
        {say('write.save')}
      </button>
      <span role="status" class="note">
        {copied !== undefined && say(copied ? 'write.copied' : 'write.notCopied')}
      </span>
    </>
  )
}

function provenance(by: string): string {
  const { regime, order } = run.value!.plan
  return say('write.provenance', { by, title: study.value!.from.title, regime, order, software: show.value!.software }) // prettier-ignore
}

/** The words of a text that is being written, and whether it has ended. */
export function ownWords(ids: readonly number[]): { words: readonly number[]; ended: boolean } {
  const ended = ids.at(-1) === BOUNDARY
  return { words: ended ? ids.slice(0, -1) : ids, ended }
}
