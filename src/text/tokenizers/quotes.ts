import type { TokenList } from './tokenizer.ts'

const OPENING = /^[\p{Ps}¿¡]/u
/** Marks that open where nothing stands before them, and else close: a quotation mark of any style, an apostrophe. */
const EITHER = /^[\p{Pi}\p{Pf}'"]/u
const DASH = /^\p{Pd}/u
/** Before these a quote behind a dash opens. */
const BEGINS = /^[\p{L}\p{N}\p{Ps}\p{Pi}¿¡]/u

/**
 * Reads the tokens of a stretch between white space, with straight double quotes told apart as opening and closing by what
 * stands beside them. A quote closes when something other than an opening mark stands before it. Behind a dash it closes
 * only if no letter, digit or opening mark follows: `"Sir?"—"Yes,"`, `"but—"`.
 *
 * @param typeOf the type of any other token
 */
export function readQuotes(surfaces: readonly string[], typeOf: (surface: string) => string): TokenList {
  if (!surfaces.includes('"')) return { surfaces, types: surfaces.map(typeOf) }
  // Whether the token before is an opening mark, or there is none; and whether it is a dash.
  let opens = true
  let dash = false
  const types = surfaces.map((surface, index) => {
    if (surface !== '"') {
      opens = OPENING.test(surface) || (EITHER.test(surface) && (opens || dash))
      dash = DASH.test(surface)
      return typeOf(surface)
    }
    opens = dash ? BEGINS.test(surfaces[index + 1] ?? '') : opens
    dash = false
    return opens ? '“' : '”'
  })
  return { surfaces, types }
}
