import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { score } from '../../src/model/scoring/score.ts'
import { train } from '../../src/model/train.ts'
import { randomFrom } from '../../src/random.ts'
import type { PagePassage } from '../../src/report/page/page-data.ts'
import { split } from '../../src/text/corpus/split.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import {
  chanceOfRight,
  drawPassages,
  middleTraits,
  passageNumber,
  traitsOf,
} from '../../src/web/engine/game.ts'
import { labCorpus } from '../../src/web/engine/text.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, openedOnce, PAGE, savedFile } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { MINE, pageOf } from './own-page.ts'

const passage = (text: string, facts: Partial<PagePassage> = {}): PagePassage => ({
  id: text,
  text,
  copied: [],
  repeated: [],
  ...facts,
})
const many = (side: string) => Array.from({ length: 20 }, (_, k) => passage(`${side} ${k}`))

describe('a round of the game', () => {
  const [human, machine] = [many('human'), many('machine')]
  const drawn = (seed: string) => drawPassages(human, machine, { most: 10, random: randomFrom(seed, 'game') })

  test('has ten passages, none twice, each as what it is', () => {
    const shown = drawn('1')
    expect(new Set(shown.map(({ passage: { id } }) => id)).size).toBe(10)
    for (const { passage: each, human: is } of shown) expect(each.id.startsWith('human')).toBe(is)
  })

  test('takes either side at every place about as often', () => {
    const rounds = Array.from({ length: 400 }, (_, seed) => drawn(String(seed)))
    for (let at = 0; at < 10; at++) {
      // Of 400 tosses of a coin fewer than 160, or more than 240, are heads once in some 17,000 times.
      const heads = rounds.filter(shown => shown[at]!.human).length
      expect(Math.abs(heads - 200)).toBeLessThan(40)
    }
  })

  test('ends where one side has no more, and is empty where one has none', () => {
    expect(drawPassages([], machine, { most: 10, random: randomFrom('1') })).toEqual([])
  })

  test('is held against a coin, by hand', () => {
    expect([0, 1, 2, 3].map(right => chanceOfRight(right, 3))).toEqual([1, 7 / 8, 1 / 2, 1 / 8])
    expect(chanceOfRight(7, 10)).toBe(176 / 1024)
    expect(chanceOfRight(0, 0)).toBe(1)
  })
})

describe('the passages of the game', () => {
  const { runs, text } = embeddedIn()
  const [run] = runs as [(typeof runs)[0]]
  const words = ({ text: each }: PagePassage) =>
    tokenizerNamed('word')
      .read(each)
      .types.filter(type => /[\p{L}\p{N}]/u.test(type)).length
  const lengths = run.game.map(({ passages }) => passages.map(words).sort((a, b) => a - b))

  test('are twenty of the human text, of the first copy, the middle one and the last', () => {
    expect(run.game.map(({ name, passages }) => `${name} ${passages.length}`)).toEqual(['human 20', 'A 20', 'E 20', 'J 20']) // prettier-ignore
  })

  test('have 25 to 60 words, and are as long on every side', () => {
    for (const each of lengths) {
      expect(each[0]).toBeGreaterThanOrEqual(25)
      expect(each.at(-1)).toBeLessThanOrEqual(60)
      each.forEach((length, at) => expect(Math.abs(length - lengths[0]![at]!)).toBeLessThanOrEqual(3))
    }
  })

  test('come from the whole text, without headings or whole passages of the author', () => {
    for (const { name, passages } of run.game) {
      const count = name === 'human' ? text.passages : Infinity
      const numbers = passages.map(({ id }) => passageNumber(id))
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
      if (name === 'human')
        numbers.forEach((number, part) => expect(Math.floor((number * 20) / count)).toBe(part))
      for (const { text: each, copied } of passages) {
        expect(each).not.toMatch(/^\p{Lu}{2}/u)
        const tokens = tokenizerNamed('word').read(each).types.length
        for (const [, length] of copied) expect(length).toBeLessThan(tokens)
      }
    }
  })

  test('to read are spread over the text too', () => {
    const numbers = run.passages[0]!.passages.map(({ id }) => passageNumber(id))
    expect(numbers).toHaveLength(12)
    const parts = numbers.map(number => Math.floor((number * 4) / text.passages))
    expect(new Set(parts)).toEqual(new Set([0, 1, 2, 3]))
  })
})

describe('what is measured of a passage', () => {
  const reader = {
    tokenizer: tokenizerNamed('word'),
    countOf: (type: string) => ({ the: 100, sea: 5, whale: 6 })[type] ?? 0,
  }

  test('is counted by hand', () => {
    const spans = { copied: [[0, 3], [4, 2]], repeated: [[1, 2]] } as const // prettier-ignore
    const item = { passage: passage('The sea the whale sea', spans), human: false }
    expect(traitsOf(item, reader)).toEqual({ copied: 3, repeated: 2 / 5, varied: 3 / 5, rare: 2 / 5 })
    expect(traitsOf({ ...item, human: true }, reader).copied).toBeUndefined()
    expect(traitsOf({ passage: passage(''), human: false }, reader)).toEqual({
      copied: 0,
      repeated: 0,
      varied: 0,
      rare: 0,
    })
  })

  test('has a middle value that is some passage’s own', () => {
    const traits = (copied: number | undefined, varied: number) => ({ copied, varied, repeated: 0, rare: 0 })
    const four = [traits(9, 0.1), traits(0, 0.4), traits(12, 0.2), traits(0, 0.3)]
    expect(middleTraits(four)).toEqual({ copied: 0, varied: 0.2, repeated: 0, rare: 0 })
    expect(middleTraits([traits(undefined, 1)])).toEqual({ varied: 1, repeated: 0, rare: 0 })
  })
})

const cardText = (page: Page) => page.locator('.game-text').textContent()
const verdict = (page: Page) => page.locator('.game-card .verdict')
const buttons = (page: Page) => page.locator('.answers button')

/** Plays a round by the keyboard. @returns the passages that were shown, and the verdicts */
async function play(page: Page, key: string): Promise<{ texts: string[]; verdicts: string[] }> {
  const [texts, verdicts]: [string[], string[]] = [[], []]
  for (let number = 1; number <= 10; number++) {
    await expect.poll(() => verdict(page).textContent()).toBe(`Passage ${number} of 10. Who wrote this?`)
    texts.push((await cardText(page))!)
    await page.keyboard.press(key)
    await expect.poll(() => verdict(page).textContent()).not.toContain('Who wrote this?')
    verdicts.push((await verdict(page).textContent())!)
    await expect.poll(() => buttons(page).first().evaluate(button => button === document.activeElement)).toBe(true) // prettier-ignore
    await page.keyboard.press('Enter')
  }
  return { texts, verdicts }
}

describeInBrowser('the game', open => {
  const shared = openedOnce(`${PAGE}#game`)

  test('tells nothing before the answer, then whose the passage is, and at last the score', async () => {
    const { page, complaints, requests } = shared
    await goTo(page, '#game?copy=E&seed=ten')
    const [human, , machine] = embeddedIn().runs[0]!.game.map(
      ({ passages }) => new Set(passages.map(({ text }) => text)),
    )
    const around = new Set<string>()
    for (let number = 1; number <= 3; number++) {
      const text = (await cardText(page))!
      const html = await page.locator('.game-card').evaluate(card => card.outerHTML)
      const about = html.replace(text.replaceAll('&', '&amp;'), '')
      around.add(about.replace(`Passage ${number} of`, ''))
      await page.keyboard.press('m')
      await page.keyboard.press('Enter')
    }
    // What stands around a passage is the same, whoever wrote it.
    expect(around.size).toBe(1)
    // Another seed in the address begins another round.
    await page.evaluate(() => (location.hash = '#game?copy=E&seed=other'))
    const { texts, verdicts } = await play(page, 'h')
    let right = 0
    texts.forEach((text, at) => {
      expect(human!.has(text) !== machine!.has(text)).toBe(true)
      if (human!.has(text)) right += 1
      expect(verdicts[at]).toBe(human!.has(text) ? 'Right. Herman Melville wrote this.' : 'No. Model E wrote this.') // prettier-ignore
    })
    const games = Math.round(100 * chanceOfRight(right, 10))
    const result = page.locator('.result')
    expect(await result.textContent()).toContain(`${right} of 10.`)
    expect(await result.textContent()).toContain(`A coin does as well in ${games} game`)
    expect(await result.evaluate(element => element === document.activeElement)).toBe(true)
    expect(complaints).toEqual([])
    expect(requests.filter(url => !/^(file|data|blob):/.test(url))).toEqual([])
  }, 60_000)

  test('is the same for everyone who has the link, and another with another seed', async () => {
    await goTo(shared.page, '#game?copy=J&seed=class-7')
    const { texts } = await play(shared.page, 'm')
    expect(shared.page.url()).toContain('#game?copy=J&seed=class-7')
    const second = await open(`${PAGE}#game?copy=J&seed=class-7`)
    expect((await play(second.page, 'h')).texts).toEqual(texts)
    await second.page.getByRole('button', { name: 'Another ten' }).click()
    await expect.poll(() => second.page.url()).not.toContain('class-7')
    expect(second.page.url()).toMatch(/seed=\w+/)
    expect((await play(second.page, 'h')).texts).not.toEqual(texts)
  }, 90_000)

  test('keeps its round when one looks at another view, and Back leads out of it', async () => {
    const { page } = shared
    await goTo(page, '#game?copy=J&seed=views')
    await goTo(page, '#words')
    await page.getByRole('link', { name: 'Human or machine?', exact: true }).click()
    // A key pressed before the passage is there is an answer to nothing.
    await page.locator('.game-card').waitFor()
    await page.keyboard.press('m')
    await page.locator('.game-card[data-result]').waitFor()
    const [text, url] = [await cardText(page), page.url()]
    await page.keyboard.press('2')
    await page.getByRole('heading', { name: 'Same opening, different models' }).waitFor()
    await page.goBack()
    await page.locator('.game-card[data-result]').waitFor()
    expect([await cardText(page), page.url()]).toEqual([text, url])
    await page.goBack()
    expect(new URL(page.url()).hash).toMatch(/^#words/)
  })

  test('is played on a phone without scrolling: the verdict is on the card, “next” where the buttons were', async () => {
    const { page } = await open(`${PAGE}#game?copy=J&seed=2`, { viewport: { width: 375, height: 812 } })
    for (let number = 0; number < 10; number++) {
      const before = (await buttons(page).first().boundingBox())!
      await buttons(page)
        .nth(number % 2)
        .click()
      const after = (await buttons(page).first().boundingBox())!
      expect([after.x, after.y, after.height]).toEqual([before.x, before.y, before.height])
      expect(after.y + after.height).toBeLessThanOrEqual(667)
      const said = (await verdict(page).boundingBox())!
      expect(said.y).toBeGreaterThanOrEqual(0)
      expect(await page.evaluate(() => scrollY)).toBe(0)
      await buttons(page).first().click()
    }
    await page.locator('.result').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })

  test('is not disturbed by the keys of the other views', async () => {
    const { page } = shared
    await goTo(page, '#game?copy=J&seed=2')
    const text = await cardText(page)
    for (const key of ['ArrowLeft', 'ArrowRight', 'Space']) await page.keyboard.press(key)
    expect([await cardText(page), await page.getByLabel('Against').inputValue()]).toEqual([text, '10'])
    await page.getByRole('button', { name: 'Turn these keys off' }).click()
    await page.locator('.game-text').click()
    await page.keyboard.press('h')
    expect(await page.locator('.game-card[data-result]').count()).toBe(0)
    await page.getByRole('button', { name: 'Turn these keys on' }).click()
  })

  test('gives a picture of the score, 1200 by 630', async () => {
    const { page, complaints } = shared
    await goTo(page, '#game?copy=A&seed=3')
    await play(page, 'm')
    const save = page.getByRole('button', { name: 'Save the picture' })
    await page.locator('.score img').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
    expect(download.suggestedFilename()).toBe('human-or-machine.png')
    const png = readFileSync(await savedFile(download))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    expect(await page.locator('.score img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1200) // prettier-ignore
    expect(complaints).toEqual([])
  }, 60_000)

  test('says so where settings have no passages in the page, and plays where others have', async () => {
    const { page } = shared
    await goTo(page, '#game?seed=1')
    await page.locator('.against .settings').selectOption({ index: 2 })
    expect(await page.locator('.game').textContent()).toContain('no passages for these settings')
    await page.locator('.against .settings').selectOption({ index: 1 })
    await buttons(page).first().waitFor()
  })

  test.each([
    [375, 'dark', 'one'],
    [820, 'light', 'two'],
    [1440, 'dark', 'three'],
  ] as const)('has nothing that axe finds wrong at %i pixels, %s', async (width, colorScheme, seed) => {
    const { page } = shared
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await goTo(page, `#game?copy=J&seed=${seed}`)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('h')
    await page.locator('.why summary').click()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.keyboard.press('Escape')
    await buttons(page).first().click()
    for (let number = 2; number <= 10; number++) {
      await buttons(page).first().click()
      await buttons(page).first().click()
    }
    await page.locator('.score img').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

describeInBrowser('the surprisal of a passage in the game', open => {
  test('is what Node works out once the model is loaded, and is left out before', async () => {
    const { address, data } = pageOf([{ generations: 2 }])
    const { page, complaints } = await open(`${address}#game?copy=B&seed=1`)
    const text = (await cardText(page))!
    await page.keyboard.press('h')
    const why = page.locator('.why summary')
    await why.click()
    const rows = page.locator('.why tbody tr')
    expect(await rows.count()).toBe(4)
    await page.getByRole('link', { name: 'Load it in Read.' }).click()
    await page.locator('.write').scrollIntoViewIfNeeded()
    await page.locator('.offers').waitFor({ timeout: 60_000 })
    await page.goBack()
    await why.click()
    await rows.nth(4).waitFor({ timeout: 60_000 })
    const [human, machine] = [data.runs[0]!.game[0]!, data.runs[0]!.game.at(-1)!].map(({ passages }) => passages) // prettier-ignore
    const bits = surprisedWithout(human!.map(({ id }) => passageNumber(id)))
    const of = ({ text: each }: PagePassage) => bits(each)
    const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]!
    expect(await rows.nth(4).locator('td').allTextContents()).toEqual(
      [bits(text), middle(human!.map(of)), middle(machine!.map(of))].map(value => value.toFixed(1)),
    )
    expect(complaints).toEqual([])
  }, 120_000)
})

/** Surprisal of a text in bits a token, by a model of the human passages that has not read some of them. */
function surprisedWithout(numbers: readonly number[]): (text: string) => number {
  const corpus = labCorpus(MINE, { tokens: 'word' })
  const { vocabulary, weights } = lineage(corpus, { generations: 1, metrics: [] }).next().value!.baseline
  const out = new Set(numbers)
  const rest = split(corpus.passages).train.filter((_, number) => !out.has(number))
  const model = train(rest, { vocabulary, weights })
  return text => Math.log2(score(model, [{ id: '', text }]).perplexity)
}
