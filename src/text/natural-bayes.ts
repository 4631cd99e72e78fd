/**
 * The only import of the Bayes classifier of `natural`. Parts of it read files, and are never called here; it has a module of
 * its own so that the page, which has no files, can do without it.
 */
import NaturalBayes from 'natural/lib/natural/classifiers/bayes_classifier.js'
import { ln } from '../arithmetic.ts'

/** The log-likelihood ratio of a token: above 0 for the first class, below 0 for the second. */
export type LogOdds = (token: string) => number

/** Rounds to digits that all engines agree on: the classifier uses `Math.log` and `Math.exp`. */
const PRECISION = 1e9

/**
 * Learns two classes of texts by the naive Bayes classifier of `natural` (presence of tokens, add-one).
 *
 * The classifier multiplies the chances of all tokens of a text, which for more than some dozens of them is 0 in both classes; so it is
 * asked for one token at a time, and the logarithms are for the caller to add.
 *
 * @returns ln of how much likelier a text of the first class is to have the token; 0 for tokens of neither
 */
export function learnBayes(
  first: readonly (readonly string[])[],
  second: readonly (readonly string[])[],
): LogOdds {
  const classifier = new NaturalBayes()
  const places = new Map<string, number>()
  classifier.textToFeatures = features => presence(features, places)
  const learn = (texts: readonly (readonly string[])[], label: string) => {
    for (const tokens of texts) {
      const features = [...new Set(tokens.map(featureOf))]
      for (const feature of features) if (!places.has(feature)) places.set(feature, places.size)
      classifier.addDocument(features, label)
    }
  }
  learn(first, 'first')
  learn(second, 'second')
  classifier.train()
  const [a = 1, b = 1] = valuesFor(classifier, [])
  const found = new Map<string, number>()
  return token => {
    const feature = featureOf(token)
    if (!places.has(feature)) return 0
    let says = found.get(feature)
    if (says === undefined) {
      const [one = 1, other = 1] = valuesFor(classifier, [feature])
      found.set(feature, (says = Math.round(PRECISION * (ln(one / other) - ln(a / b))) / PRECISION))
    }
    return says
  }
}

function valuesFor(classifier: NaturalBayes, features: string[]): number[] {
  const values = new Map(classifier.getClassifications(features).map(({ label, value }) => [label, value]))
  return ['first', 'second'].map(label => values.get(label) ?? 0)
}

/**
 * 1 at the places of the features of a text, as the classifier's own method has it. That one looks for every known feature in the whole
 * text, which takes as long as both together.
 */
function presence(features: readonly string[], places: ReadonlyMap<string, number>): number[] {
  const present = new Array<number>(places.size).fill(0)
  for (const feature of features) {
    const place = places.get(feature)
    if (place !== undefined) present[place] = 1
  }
  return present
}

/** A prefix keeps words like `__proto__` and numbers from being anything else than names. */
const featureOf = (token: string) => `w:${token}`
