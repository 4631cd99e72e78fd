import type { TokenList } from './tokenizer.ts'

const OPENING = /^[\p{Ps}¿¡]/u
/** Marks that open where nothing stands before them, and else close: a quotation mark of any style, an apostrophe. */
const EITHER = /^[\p{Pi}\p{Pf}'"]/u
const DASH = /^\p{Pd}/u
/** Before these a quote behind a dash opens. */
const BEGINS = /^[\p{L}\p{N}\p{Ps}\p{Pi}¿¡]/u
const WHITE_SPACE = /[\s\u200B]/

/**
 * Reads tokens, with straight double quotes told apart as opening and closing by what stands beside them in their stretch
 * between white space. A quote closes when something other than an opening mark stands before it. Behind a dash it closes
 * only if no letter, digit or opening mark follows: `"Sir?"—"Yes," he said, "but—"`.
 *
 * @param surfaces the tokens of `text`, exact substrings in order
 * @param typeOf the type of any other token
 */
export function readQuotes(
  text: string,
  surfaces: readonly string[],
  typeOf: (surface: string) => string,
): TokenList {
  if (!text.includes('"')) return { surfaces, types: surfaces.map(typeOf) }
  let at = 0
  // Whether the token before is an opening mark, or there is none in the stretch; and whether it is a dash.
  let opens = true
  let dash = false
  const types = surfaces.map((surface, index) => {
    const from = text.indexOf(surface, at)
    if (from > at) [opens, dash] = [true, false]
    at = from + surface.length
    if (surface !== '"') {
      opens = OPENING.test(surface) || (EITHER.test(surface) && (opens || dash))
      dash = DASH.test(surface)
      return typeOf(surface)
    }
    const next = at < text.length && !WHITE_SPACE.test(text[at]!) ? surfaces[index + 1]! : ''
    opens = dash ? BEGINS.test(next) : opens
    dash = false
    return opens ? '“' : '”'
  })
  return { surfaces, types }
}
