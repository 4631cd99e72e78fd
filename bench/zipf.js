const PASSAGES = 2500
const TYPES = 20000

/** Passages of sentences, their words drawn by 1 / rank: a text that needs no file. */
export async function zipfian() {
  const { passagesOf, randomFrom } = await import('../dist/index.js')
  const random = randomFrom('bench', 'zipf')
  let sum = 0
  const sums = Array.from({ length: TYPES }, (_, rank) => (sum += Math.ceil(1e6 / (rank + 1))))
  const word = () => spell(placeIn(sums, random.below(sum)))
  const sentence = () => `${Array.from({ length: 5 + random.below(30) }, word).join(' ')}.`
  const passage = () => Array.from({ length: 1 + random.below(8) }, sentence).join(' ')
  return passagesOf(Array.from({ length: PASSAGES }, passage))
}

/** The first index whose sum is above `draw`. */
function placeIn(sums, draw) {
  let low = 0
  for (let high = sums.length - 1; low < high;) {
    const middle = (low + high) >>> 1
    if (sums[middle] > draw) high = middle
    else low = middle + 1
  }
  return low
}

/** A word of its own for every number: syllables for digits, as in `ba` for 0, `daba` for 75. */
function spell(number) {
  const syllable = digit => 'bdfgklmnprstvwz'[digit % 15] + 'aeiou'[Math.floor(digit / 15)]
  return number < 75 ? syllable(number) : spell(Math.floor(number / 75)) + syllable(number % 75)
}
