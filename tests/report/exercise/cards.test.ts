import { expect, test } from 'vitest'
import { cardsAndBooklet, firstWords } from '../../../src/report/exercise/cards.ts'
import { elementsOf } from '../../exercise/xml.ts'

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at + 1}`)

test('the first different words of a text are taken as they are written, each once, without marks and numbers', () => {
  const text = ['The whale, the WHALE! 1851.', 'It is — “Ahab’s” sea.']
  expect(firstWords(text, 5)).toEqual(['The', 'whale', 'It', 'is', 'Ahab’s'])
  expect(() => firstWords(text, 12)).toThrow(/has 6 different words, and the game needs 12/)
})

test.each([12, 36] as const)('a game of %d words has a card for each, and a grid to look up and to fill in for each round', size => {
  const html = cardsAndBooklet('My text', words(size), size)
  const cards = Array.from(html.matchAll(/<div class="card"><b>(.*?)<\/b><span>(.*?)<\/span>/g), ([, word, field]) => [word, field]) // prettier-ignore
  expect(cards.map(([word]) => word)).toEqual(words(size))
  // A field names its row and column, and each of them has one card.
  expect(new Set(cards.map(([, field]) => field)).size).toBe(size)
  expect(cards[7]).toEqual(['word8', size === 12 ? 'tails · 2' : '2 · 2'])
  const [first, ...rounds] = html.split('<table class="game">').slice(1, 7)
  expect(first!.match(/<td>word\d+<\/td>/g)).toHaveLength(size)
  expect(first).toContain(size === 12 ? '<th scope="row">tails</th><td>word7</td>' : '<th scope="row">2</th><td>word7</td>') // prettier-ignore
  for (const grid of rounds) expect(grid.match(/<td><\/td>/g)).toHaveLength(size + 1)
  expect(html).toContain('Round 5: look words up in round 4 alone')
  elementsOf(html.slice(html.indexOf('<body>'), html.indexOf('</html>')))
}) // prettier-ignore

test('words and titles are text', () => {
  const html = cardsAndBooklet('<i>', ['<script>', ...words(11)], 12)
  expect(html).not.toMatch(/<script>|<i>/)
  expect(html).toContain('<b>&lt;script&gt;</b>')
})
