import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { inHtml } from '../format/markup.ts'
import { sheetPage } from './print.ts'

/** Games by the number of their words: the rows and columns of the grid, and what names a field. */
const GAMES = {
  12: {
    rows: [() => phrase`heads`, () => phrase`tails`],
    tools: () => phrase`a coin, which chooses the row, and a die, which chooses the column`,
  },
  36: {
    rows: [1, 2, 3, 4, 5, 6].map(number => () => String(number)),
    tools: () => phrase`two dice that one can tell apart: one chooses the row, and the other the column`,
  },
} as const
/** The numbers of words that there is a game for. */
export type GameSize = keyof typeof GAMES
export const isGameSize = (words: number): words is GameSize => Object.hasOwn(GAMES, words)

const COLUMNS = 6
/** Rounds that the booklet has a grid for, as exercise 9 plays them. */
const ROUNDS = 5

/**
 * The first different words of a text, as they are written there; a word in capitals and one in small letters are one.
 *
 * @throws Refusal when the text has too few
 */
export function firstWords(passages: Iterable<string>, count: number, language?: string): string[] {
  const { split, fold } = tokenizerFor({ tokens: 'word', ...(language === undefined ? {} : { language }) })
  const found = new Map<string, string>()
  for (const passage of passages)
    for (const word of split(passage)) {
      if (!/\p{L}/u.test(word)) continue
      const type = fold(word)
      if (!found.has(type)) found.set(type, word)
      if (found.size === count) return [...found.values()]
    }
  throw new Refusal(
    phrase`the text has ${numbered(found.size, 'different words')}, and the game needs ${count}`,
    'take a longer text',
  )
}

const STYLE = `
@page { margin: 12mm; }
.cards { display: grid; grid-template-columns: repeat(3, 1fr); }
.cards.small { grid-template-columns: repeat(6, 1fr); }
.card { border: 1px dashed; margin: 0 -1px -1px 0; min-height: 5.2em; display: grid; place-content: center; text-align: center; break-inside: avoid; overflow-wrap: anywhere; }
.card b { font-size: 1.5em; }
.small .card { min-height: 4em; }
.small .card b { font-size: 1em; }
.card span { font-size: 0.75em; }
.game { width: 100%; table-layout: fixed; break-inside: avoid; }
.game td { height: 2.2em; padding: 0.2em; overflow-wrap: anywhere; font-size: 0.9em; }
.game tr > :first-child { width: 4em; }
h2 { break-after: avoid; }
`

/**
 * Cards to cut out and a booklet for the game of exercise 9, as one HTML page to print: a card for each word, the first sheet, an empty grid
 * for each round, and a table for the counts.
 *
 * @param words as many as the game has
 */
export function cardsAndBooklet(title: string, words: readonly string[], size: GameSize): string {
  const { rows, tools } = GAMES[size]
  const fieldOf = (at: number) => `${rows[Math.floor(at / COLUMNS)]!()} · ${(at % COLUMNS) + 1}`
  const cards = words.map(
    (word, at) => `<div class="card"><b>${inHtml(word)}</b><span>${inHtml(fieldOf(at))}</span></div>`,
  )
  const grid = (texts: readonly string[]) =>
    `<table class="game"><tr><td></td>${Array.from({ length: COLUMNS }, (_, column) => `<th scope="col">${column + 1}</th>`).join('')}</tr>${rows
      .map(
        (name, row) =>
          `<tr><th scope="row">${inHtml(name())}</th>${Array.from({ length: COLUMNS }, (_, column) => `<td>${inHtml(texts[row * COLUMNS + column] ?? '')}</td>`).join('')}</tr>`,
      )
      .join('')}</table>`
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1)
  const heading = phrase`Cards and dice: ${title}`
  return sheetPage(
    heading,
    [
      `<section>\n<h1>${inHtml(phrase`Cards to cut out`)}</h1>`,
      `<p>${inHtml(phrase`Cut along the dashed lines. Draw a card, write its word down, put it back, and shuffle.`)}</p>`,
      `<div class="cards${size === 12 ? '' : ' small'}">${cards.join('')}</div>\n</section>`,
      `<section>\n<h1>${inHtml(heading)}</h1>`,
      `<p>${inHtml(phrase`Without cards: take ${tools()}.`)}</p>`,
      `<h2>${inHtml(phrase`The first sheet`)}</h2>\n${grid(words)}`,
      ...rounds.map(
        round =>
          `<h2>${inHtml(round === 1 ? phrase`Round 1: look words up on the first sheet` : phrase`Round ${round}: look words up in round ${round - 1} alone`)}</h2>\n${grid([])}`,
      ),
      `<h2>${inHtml(phrase`Different words`)}</h2>`,
      `<table class="game"><tr><th scope="row">${inHtml(phrase`round`)}</th>${rounds.map(round => `<th scope="col">${round}</th>`).join('')}</tr><tr><th scope="row">${inHtml(phrase`our group`)}</th>${'<td></td>'.repeat(ROUNDS)}</tr><tr><th scope="row">${inHtml(phrase`all groups`)}</th>${'<td></td>'.repeat(ROUNDS)}</tr></table>\n</section>`,
    ],
    STYLE,
  )
}
