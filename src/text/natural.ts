/**
 * The only import of `natural`. Only these files of it are loaded, and bundled into what is published: the package's root takes
 * a second to load and pulls in database drivers.
 */
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js'

const stems = new Map<string, string>()
/** Longer than any word of English; the rules take quadratic time. */
const MAX_STEMMED_LENGTH = 100

/**
 * The stem of an English word by Porter's rules: `whales` and `whaling` both give `whale`'s stem. A word of more than 100
 * characters is its own stem.
 */
export function stem(word: string): string {
  if (word.length > MAX_STEMMED_LENGTH) return word
  let known = stems.get(word)
  if (known === undefined) stems.set(word, (known = porter.stem(word)))
  return known
}

/** What a word of English has behind it as a possessive; the apostrophe of "the whales'" is a token of its own. */
const POSSESSIVE = /(?<=.)['’]s$/

/** After these words it is "is", "has" or "us". */
const CONTRACTED =
  /^(it|that|this|what|who|he|she|let|here|there|where|how|when|why|everything|nothing|something)['’]s$/

/** The family of a word: its stem, and that of the word it is a possessive of. `whale's`, `whales` and `whaling` are one family. */
export function family(word: string): string {
  return stem(CONTRACTED.test(word) ? word : word.replace(POSSESSIVE, ''))
}

/** Likeness of two words from 0 to 1, by Jaro and Winkler: for "did you mean". */
export function likeness(a: string, b: string): number {
  return jaroWinkler(a, b, { ignoreCase: true })
}
