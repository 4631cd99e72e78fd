import type { PageData } from './page-data.ts'

/**
 * A page with data in its slot.
 *
 * @param page as it was built
 */
export function fillPage(page: string, data: PageData): string {
  return fillSlot(page, 'run-data', data)
}

/** A page that may ask its own server for corpora, and for nothing else. @param corpora what it can ask for, as in `corpora/NAME.json` */
export function fillCorpora(
  page: string,
  corpora: readonly { readonly name: string; readonly title: string }[],
): string {
  const open = page.replace(`default-src 'none';`, `default-src 'none'; connect-src 'self';`)
  return fillSlot(open, 'corpora', corpora)
}

/**
 * JSON as HTML may hold it: `<` is written as an escape, so that no text can end the script or begin a comment, and nor can the two
 * line ends that JSON allows and old scripts do not.
 */
function fillSlot(page: string, slot: string, value: unknown): string {
  const json = JSON.stringify(value, infinite)
    .replace(/</g, '\\u003C')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
  const pattern = new RegExp(`(<script type="application/json" id="${slot}">)[^]*?(</script>)`)
  return page.replace(pattern, (_, open: string, close: string) => `${open}${json}${close}`)
}

/** JSON has no infinity, and a perplexity may be infinite. */
const infinite = (_: string, value: unknown) => (value === Infinity ? 'Infinity' : value)
