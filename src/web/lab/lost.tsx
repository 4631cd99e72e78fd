import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { parts, say } from '../locales/say.ts'
import { Settings } from '../how.tsx'
import { run, runColumns, shortTitle, textLanguage } from '../state/state.ts'
import {
  cameFrom,
  copyOf,
  lastSentence,
  leaveLost,
  lostWords,
  openLost,
  type LostWord,
} from './lost-state.ts'

/** How many words the list shows at first. */
const FIRST = 24

const all = signal(false)

/** The first lost words of the last copy, each with its last sentence. */
export function LostWords() {
  const words = lostWords.value
  const shown = useMemo(() => (all.value ? words : words.slice(0, FIRST)), [words, all.value])
  const name = runColumns.value.at(-1)!
  const { left } = run.value!
  return (
    <section class="lost-list" aria-labelledby="lost">
      <h2 id="lost">{parts('lost.title', { count: words.length, title: <em>{shortTitle.value}</em> })}</h2>
      <p class="note">{say('lost.counted', { left: left.at(-1)!, total: left[0]!, name })}</p>
      <p class="buttons">
        <button
          type="button"
          onClick={() => {
            openLost()
            scrollTo(0, 0)
          }}
        >
          {say('lost.toPrint')}
        </button>
        <Settings />
      </p>
      <Entries words={shown} />
      {words.length > FIRST && !all.value && (
        <p class="buttons">
          <button type="button" onClick={() => (all.value = true)}>
            {say('lost.all', { count: words.length })}
          </button>
        </p>
      )}
    </section>
  )
}

/** A page to print: all lost words of the last copy, each with its last sentence. */
export function AllLostWords() {
  const words = lostWords.value
  return (
    <article class="all-lost">
      <p class="buttons not-printed">
        <button type="button" onClick={leaveLost}>
          {say('lost.back', { view: say(`views.${cameFrom.value}`) })}
        </button>
        <button type="button" class="first" onClick={() => print()}>
          {say('lost.print')}
        </button>
      </p>
      <h1>{parts('lost.heading', { title: <em>{shortTitle.value}</em> })}</h1>
      <p class="lead">
        {say('lost.lead', {
          count: words.length,
          total: run.value!.left[0]!,
          name: runColumns.value.at(-1)!,
        })}
      </p>
      <Entries words={words} />
    </article>
  )
}

/** Entries of a block, whose columns do not move when the next blocks come, and blocks that are drawn at a time, so that the page stays free. */
const IN_BLOCK = 48
const AT_A_TIME = 5

function Entries({ words }: { words: readonly LostWord[] }) {
  // The same elements are given back, so that a block is drawn once.
  const blocks = useMemo(
    () =>
      Array.from({ length: Math.ceil(words.length / IN_BLOCK) }, (_, at) => (
        <Block key={at} words={words.slice(at * IN_BLOCK, (at + 1) * IN_BLOCK)} />
      )),
    [words],
  )
  const [drawn, setDrawn] = useState(AT_A_TIME)
  useEffect(() => {
    if (drawn >= blocks.length) return
    const timer = setTimeout(() => setDrawn(drawn + AT_A_TIME))
    return () => clearTimeout(timer)
  }, [drawn, blocks.length])
  return <div lang={textLanguage.value}>{blocks.slice(0, drawn)}</div>
}

function Block({ words }: { words: readonly LostWord[] }) {
  return (
    <dl class="entries">
      {words.map(word => (
        <Entry key={word.number} word={word} />
      ))}
    </dl>
  )
}

function Entry({ word }: { word: LostWord }) {
  const sentence = lastSentence(word.number)
  const copy = copyOf(word)
  return (
    <div>
      <dt>{word.form}</dt>
      <dd>
        {sentence && (
          <q>
            {sentence[0]}
            <mark>{sentence[1]}</mark>
            {sentence[2]}
          </q>
        )}{' '}
        <span class="where" lang={document.documentElement.lang}>
          {copy === undefined ? say('lost.inText') : say('lost.inCopy', { name: copy })}
        </span>
      </dd>
    </div>
  )
}
