/**
 * The only import of `natural`. Only these files of it are loaded, and bundled into what is published: the package's root takes
 * a second to load and pulls in database drivers.
 */
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js'
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js'
import persian from 'natural/lib/natural/stemmers/porter_stemmer_fa.js'
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js'
import italian from 'natural/lib/natural/stemmers/porter_stemmer_it.js'
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js'
import norwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js'
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js'
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js'
import swedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js'
import ukrainian from 'natural/lib/natural/stemmers/porter_stemmer_uk.js'
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js'

/** Stemmers by language. Polish, Japanese and Indonesian ones need dictionaries, and are left out. */
const STEMMERS: Readonly<Record<string, { stem(word: string): string }>> = {
  en: porter,
  de: german,
  es: spanish,
  fa: persian,
  fr: french,
  it: italian,
  nl: dutch,
  no: norwegian,
  nb: norwegian,
  pt: portuguese,
  ru: russian,
  sv: swedish,
  uk: ukrainian,
}

/** Whether words of a language can be grouped by their stems. */
export const hasStems = (language: string): boolean => Object.hasOwn(STEMMERS, language)

const stems = new Map<string, Map<string, string>>()
/** Longer than any word; the rules take quadratic time. */
const MAX_STEMMED_LENGTH = 100

/**
 * The stem of a word by the rules of its language, Porter's and their kin: `whales` and `whaling` both give `whale`'s stem. A
 * word of more than 100 characters is its own stem, and so is one of a language without rules.
 *
 * @param language such as `de`; default `unknown`: every word is its own stem
 */
export function stem(word: string, language = 'unknown'): string {
  if (word.length > MAX_STEMMED_LENGTH || !hasStems(language)) return word
  let own = stems.get(language)
  if (!own) stems.set(language, (own = new Map<string, string>()))
  let known = own.get(word)
  if (known === undefined) own.set(word, (known = STEMMERS[language]!.stem(word).toLowerCase()))
  return known
}

/** What a word of English has behind it as a possessive; the apostrophe of "the whales'" is a token of its own. */
const POSSESSIVE = /(?<=.)['’]s$/

/** After these words it is "is", "has" or "us". */
const CONTRACTED =
  /^(it|that|this|what|who|he|she|let|here|there|where|how|when|why|everything|nothing|something)['’]s$/

/**
 * The family of a word: its stem, in English that of the word it is a possessive of. `whale's`, `whales` and `whaling` are
 * one family.
 */
export function family(word: string, language = 'unknown'): string {
  const owner = language === 'en' && !CONTRACTED.test(word) ? word.replace(POSSESSIVE, '') : word
  return stem(owner, language)
}

/** Likeness of two words from 0 to 1, by Jaro and Winkler: for "did you mean". */
export function likeness(a: string, b: string): number {
  return jaroWinkler(a, b, { ignoreCase: true })
}
