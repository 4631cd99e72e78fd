import { signal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { randomFrom } from '../../random.ts'
import { percent } from '../../report/format/numbers.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { MarkedPassage } from '../marked-passage.tsx'
import { run, show, shownGeneration, textLanguage } from '../state/state.ts'
import type { ShownRun } from '../state/show.ts'
import { words } from '../state/words.ts'
import { Measured } from './blind-measured.tsx'
import { blindPassages, chanceOfRight, type BlindPassage } from '../engine/blind.ts'

interface Test {
  readonly of: ShownRun
  readonly generation: number
  readonly passages: readonly BlindPassage[]
  /** The reader's answers so far: whether each passage is human; undefined for a skipped one. */
  readonly said: readonly (boolean | undefined)[]
  /** Whether the solution of the last passage is shown. */
  readonly answered: boolean
}

const PASSAGES = 10
const test = signal<Test | undefined>(undefined)

/** A blind test: human or machine, passage by passage. */
export function BlindTest() {
  const now = test.value?.of === run.value ? test.value : undefined
  const host = useRef<HTMLElement>(null)
  const at = now ? `${now.said.length} ${now.answered}` : ''
  useLayoutEffect(() => {
    // The focus stays in the test after an answer.
    if (at !== '') host.current?.querySelector<HTMLElement>('[data-focus]')?.focus()
  }, [at])
  const shown = now?.generation ?? shownGeneration.value
  const name = shown === 0 ? undefined : show.value!.columns[shown]
  return (
    <section
      ref={host}
      class="blind"
      aria-labelledby="blind"
      onKeyDown={event => {
        if (event.ctrlKey || event.metaKey || event.altKey || !now || now.answered || isOver(now)) return
        const key = event.key.toLowerCase()
        if (key === words.blind.keys.human) say(now, true)
        else if (key === words.blind.keys.machine) say(now, false)
        else return
        event.preventDefault()
      }}
    >
      <h2 id="blind">{words.blind.title(name)}</h2>
      {!now ? <Invitation /> : isOver(now) ? <Score test={now} /> : <Item test={now} />}
    </section>
  )
}

const isOver = ({ said, passages, answered }: Test) => !answered && said.length === passages.length

function Invitation() {
  const at = shownGeneration.value
  return at === 0 ? (
    <p>{words.study.choose}</p>
  ) : (
    <>
      <p>{words.blind.lead(show.value!.columns[at]!, PASSAGES)}</p>
      <p class="buttons">
        <button type="button" onClick={() => begin(at)}>
          {words.blind.begin}
        </button>
      </p>
    </>
  )
}

function begin(at: number): void {
  const { passages } = run.value!
  const random = randomFrom(crypto.getRandomValues(new Uint32Array(4)).join(), 'blind')
  const drawn = blindPassages(passages[0]!.passages, passages[at]!.passages, { most: PASSAGES, random })
  test.value = { of: run.value!, generation: at, passages: drawn, said: [], answered: false }
}

const say = (now: Test, human: boolean | undefined) =>
  (test.value = { ...now, said: [...now.said, human], answered: human !== undefined })

function Item({ test: now }: { test: Test }) {
  const { said, passages, answered } = now
  const at = answered ? said.length - 1 : said.length
  const item = passages[at]!
  return (
    <>
      <p class="note" role="status">
        {words.blind.which(at + 1, passages.length, right(now), guesses(now))}
      </p>
      {answered ? (
        <Answer test={now} item={item} />
      ) : (
        <>
          <p class="blind-text" lang={textLanguage.value} tabIndex={-1} data-focus>
            {item.passage.text}
          </p>
          <p class="buttons">
            <button type="button" onClick={() => say(now, true)}>
              {words.blind.human}
            </button>
            <button type="button" onClick={() => say(now, false)}>
              {words.blind.machine}
            </button>
            <button type="button" onClick={() => say(now, undefined)}>
              {words.blind.skip}
            </button>
            <End />
          </p>
          <p class="note">{words.blind.keysNote}</p>
        </>
      )}
    </>
  )
}

const End = () => (
  <button type="button" onClick={() => (test.value = undefined)}>
    {words.blind.end}
  </button>
)

function Answer({ test: now, item }: { test: Test; item: BlindPassage }) {
  const { columns } = show.value!
  const tokenizer = tokenizerFor(run.value!.plan)
  const last = now.said.length === now.passages.length
  return (
    <>
      <p class="verdict" role="status">
        {words.blind.verdict(
          now.said.at(-1) === item.human,
          item.human,
          item.passage.id,
          columns[now.generation]!,
        )}
      </p>
      {!item.human && (
        <p class="legend-line">
          <span class="copied">{words.read.copied}</span> <span class="repeated">{words.read.repeated}</span>
        </p>
      )}
      <MarkedPassage passage={item.passage} tokenizer={tokenizer} shares={false} />
      <Measured item={item} generation={now.generation} />
      <p class="buttons">
        <button type="button" data-focus onClick={() => (test.value = { ...now, answered: false })}>
          {last ? words.blind.score : words.blind.next}
        </button>
        <End />
      </p>
    </>
  )
}

function Score({ test: now }: { test: Test }) {
  const [hits, all] = [right(now), guesses(now)]
  return (
    <>
      <p class="verdict" role="status" tabIndex={-1} data-focus>
        {all === 0 ? words.blind.none : words.blind.result(hits, all, percent(chanceOfRight(hits, all)))}
      </p>
      <p class="buttons">
        <button type="button" onClick={() => begin(now.generation)}>
          {words.blind.again}
        </button>
        <End />
      </p>
    </>
  )
}

const guesses = ({ said }: Test) => said.filter(human => human !== undefined).length
const right = ({ said, passages }: Test) =>
  said.filter((human, at) => human !== undefined && human === passages[at]!.human).length
