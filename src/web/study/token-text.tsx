import { tokenPlaces } from '../../text/places.ts'
import { textLanguage } from '../state/state.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: 10,
  ArrowUp: -10,
  Home: -Infinity,
  End: Infinity,
}

/** A text in which a click or the arrow keys choose a token. @param chosen the number of the token, from 0 */
export function TokenText(props: {
  text: string
  tokenizer: Tokenizer
  label: string
  help: string
  chosen: number | undefined
  choose: (token: number) => void
}) {
  const { text, tokenizer, label, help, chosen, choose } = props
  const places = tokenPlaces(text, tokenizer)
  return (
    <div
      class="token-text"
      lang={textLanguage.value}
      tabIndex={0}
      role="group"
      aria-label={label}
      aria-describedby={help}
      onClick={event => {
        const { token } = (event.target as HTMLElement).dataset
        if (token !== undefined) choose(Number(token))
      }}
      onKeyDown={event => {
        const step = STEPS[event.key]
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        choose(Math.max(0, Math.min(places.length - 1, (chosen ?? -1) + step)))
      }}
    >
      {places.map(({ from, to }, token) => (
        <>
          {text.slice(places[token - 1]?.to ?? 0, from)}
          <span data-token={token} data-here={token === chosen ? '' : undefined}>
            {text.slice(from, to)}
          </span>
        </>
      ))}
    </div>
  )
}
