import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds wrong with a page once nothing moves in it, as `rule: element`. A word that fades has any contrast on its way. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().length === 0)
  await page.evaluate(axeCore.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          context: object,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    // The words of a field are alike: the first sixty stand for all of them. What axe finds right is not wanted, and takes time to describe.
    const { violations } = await axe.run(
      { include: [['html']], exclude: [['.field span:nth-of-type(n+60)']] },
      { resultTypes: ['violations'], selectors: false },
    )
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}
