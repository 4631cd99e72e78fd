import type { PageData } from './page-data.ts'

const SLOT = /(<script type="application\/json" id="run-data">)[^]*?(<\/script>)/

/**
 * A page with data in its slot. JSON as HTML may hold it: `<` is written as an escape, so that no text can end the script or begin
 * a comment, and nor can the two line ends that JSON allows and old scripts do not.
 *
 * @param page as it was built
 */
export function fillPage(page: string, data: PageData): string {
  const json = JSON.stringify(data, infinite)
    .replace(/</g, '\\u003C')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
  return page.replace(SLOT, (_, open: string, close: string) => `${open}${json}${close}`)
}

/** JSON has no infinity, and a perplexity may be infinite. */
const infinite = (_: string, value: unknown) => (value === Infinity ? 'Infinity' : value)
