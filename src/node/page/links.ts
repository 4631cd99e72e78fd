import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { withAddress } from '../../report/page/fill-page.ts'
import type { PageData } from '../../report/page/page-data.ts'

/** The name of the picture that links to a page show; it lies beside the page. */
export const CARD = 'card.png'

/**
 * Says in the head of a page where it will be, and where its card.
 *
 * @param url http or https
 * @throws Refusal when it is no address of a page
 */
export function linked(page: string, url: string, data: PageData): string {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address || !/^https?:$/.test(address.protocol))
    throw new Refusal(
      phrase`${JSON.stringify(url)} is not the address of a page`,
      'as in --url https://example.org/lab/',
    )
  return withAddress(page, { page: address.href, card: new URL(CARD, address).href }, data)
}
