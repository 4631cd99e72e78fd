import { useEffect, useState } from 'preact/hooks'
import { say } from '../locales/say.ts'
import { chanceOfRight } from '../engine/game.ts'
import { saveFile } from '../charts/drawing.ts'
import { authorName } from '../read/head.tsx'
import { CopyLink } from '../share/copy-link.tsx'
import { scoreCard } from '../share/score-card.ts'
import { runColumns, shortTitle, textLanguage } from '../state/state.ts'
import { beginRound, opponent, passages, results } from './round.ts'

/** The end of a round: the score, a picture of it, and what each passage was. */
export function Score() {
  const right = results.value.filter(each => each).length
  const all = results.value.length
  const score = say('game.result', { right, count: all })
  const chance = chanceSentence(right, all)
  const name = runColumns.value[opponent.value]!
  const facts = { title: shortTitle.value, author: authorName(), name }
  const picture = usePicture({
    name: say('name'),
    title: say('views.game'),
    ...{ score, chance, results: results.value },
    source: say('game.source', facts),
  })
  return (
    <div class="score">
      <p class="result" role="status" tabIndex={-1} data-focus>
        <strong>{score}</strong> {chance}
      </p>
      {picture && (
        <img src={picture.address} width={1200} height={630} alt={say('game.picture', { score, chance })} />
      )}
      <div class="buttons">
        <button type="button" class="first" onClick={() => beginRound({ anew: true })}>
          {say('game.again')}
        </button>
        <CopyLink label={say('game.link')} />
        <button
          type="button"
          aria-disabled={!picture}
          onClick={() => picture && saveFile('human-or-machine.png', picture.blob)}
        >
          {say('game.save')}
        </button>
      </div>
      <h2>{say('game.all')}</h2>
      <ol class="played">
        {passages.value.map(({ passage, human }, at) => (
          <li key={passage.id}>
            <span class="note">
              {say(results.value[at] ? 'game.wasRight' : 'game.wasWrong', {
                writer: human ? authorName() : say('game.model', { name }),
              })}{' '}
              · {passage.id}
            </span>
            <span lang={textLanguage.value}>{passage.text}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Says how often a coin does as well: exactly, by the binomial law. */
function chanceSentence(right: number, all: number): string {
  const chance = chanceOfRight(right, all)
  if (right === 0) return say('game.coinAlways')
  const games = Math.round(100 * chance)
  if (games === 0) return say('game.coinRarely', { games: Math.round(1 / chance) })
  return say('game.coin', { count: games })
}

/** The picture of a score, made anew when the score changes. */
function usePicture(facts: Parameters<typeof scoreCard>[0]): { blob: Blob; address: string } | undefined {
  const [picture, setPicture] = useState<{ blob: Blob; address: string }>()
  useEffect(() => {
    let address: string | undefined
    let wanted = true
    void scoreCard(facts).then(blob => {
      if (!wanted) return
      address = URL.createObjectURL(blob)
      setPicture({ blob, address })
    })
    return () => {
      wanted = false
      if (address !== undefined) URL.revokeObjectURL(address)
    }
  }, [facts.score, facts.source, facts.results.join()])
  return picture
}
