import { expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { score } from '../../src/model/scoring/score.ts'
import { train } from '../../src/model/train.ts'
import { split } from '../../src/text/corpus/split.ts'
import { carryOut } from '../../src/web/engine/carry-out.ts'
import { labCorpus } from '../../src/web/engine/text.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, PAGE } from './browser.ts'
import { file, runButton, TEXT, textFile } from './own-text.ts'

const text = { name: 'mine.txt', text: TEXT }
const corpus = labCorpus(text, 'word')

/** The passages that the page shows: of the human text, then of A and B. */
const shown = () =>
  carryOut({ text, plans: [{ generations: 2 }], software: 'test' }, () => undefined).runs[0]!.passages.map(
    ({ passages }) => passages,
  )

/**
 * Surprise of a text in bits a token, by a model of the human passages behind those that the page shows: it shows the first ones. They
 * are left out by number, since a passage that was read and written again need not be the same to the letter.
 */
function surprised(without: number): (text: string) => number {
  const { vocabulary, weights } = lineage(corpus, { generations: 1, metrics: [] }).next().value!.baseline
  const model = train(split(corpus.passages).train.slice(without), { vocabulary, weights })
  return text => Math.log2(score(model, [{ id: '', text }]).perplexity)
}

/** The middle one, of an even number the lower. */
const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]!

describeInBrowser('the surprise of a passage in the blind test', open => {
  test('is what Node works out, where the run was carried out again, and else is left out', async () => {
    const { page, complaints } = await open(`${PAGE}#lab`)
    await page.getByLabel('Generations').fill('2')
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await runButton(page).click()
    await page.locator('.wall').waitFor()
    await page.locator('main').focus()
    await page.keyboard.press('4')
    await page.getByRole('button', { name: 'Begin the test' }).click()
    const passage = (await page.locator('.blind-text').textContent())!
    await page.keyboard.press('h')
    const rows = page.locator('.blind tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(4)
    expect(await page.locator('.blind').textContent()).toContain('by the button under “Closer”')
    await page.getByRole('button', { name: 'Carry the run out again' }).click()
    await rows.nth(4).waitFor({ timeout: 60_000 })
    expect(await rows.nth(4).locator('th').textContent()).toContain('in bits a word')
    const [humans = [], , machines = []] = shown()
    expect(humans.map(({ id }) => id)).toEqual(humans.map((_, k) => `human/${k + 1}`))
    const bits = surprised(humans.length)
    const [human, machine] = [humans, machines].map(each => each.map(({ text }) => text)) as [
      string[],
      string[],
    ]
    expect([...human, ...machine]).toContain(passage)
    expect(await rows.nth(4).locator('td').allTextContents()).toEqual(
      [bits(passage), middle(human.map(bits)), middle(machine.map(bits))].map(value => value.toFixed(1)),
    )
    expect(await accessibilityFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  }, 120_000)
})
