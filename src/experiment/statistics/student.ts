import { exp, ln, lnGamma } from '../../arithmetic.ts'

const known = new Map<string, number>()

/** The level of a 95 % interval: how often it misses. */
const USUAL_LEVEL = 0.05

/**
 * How many standard errors an interval reaches to either side: the 1 − level / 2 quantile of Student's t (Student 1908; Abramowitz
 * and Stegun 26.7), by bisection.
 *
 * @param freedom degrees of freedom, above 0, not necessarily whole; one fewer than there are values
 * @param level how often the interval misses, above 0 and below 1; default 0.05, of a 95 % interval
 * @returns by default 12.706 for 1, 2.262 for 9, about 1.96 for thousands; to 10 digits
 */
export function studentQuantile(freedom: number, level = USUAL_LEVEL): number {
  const key = `${freedom} ${level}`
  const found = known.get(key)
  if (found !== undefined) return found
  let [low, high] = [0, 2]
  while (studentChance(high, freedom) > level) [low, high] = [high, high * 2]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (studentChance(middle, freedom) > level) low = middle
    else high = middle
  }
  if (Number.isInteger(freedom)) known.set(key, high)
  return high
}

/** Degrees of freedom from which on Student's t is the normal distribution to six digits. */
export const KNOWN_SPREAD = 1e6

/**
 * The chance that |T| is more than t: the regularised incomplete beta function at ν / (ν + t²) with ν / 2 and 1 / 2.
 *
 * @param t 0 or above; 1 is the chance beyond 0
 * @param freedom ν, above 0; {@link KNOWN_SPREAD} for a normal variable
 */
export function studentChance(t: number, freedom: number): number {
  const x = freedom / (freedom + t * t)
  const rest = (t * t) / (freedom + t * t)
  const [a, b] = [freedom / 2, 0.5]
  // The fraction converges fast on the left of the mean of the beta distribution, and the other side is its complement.
  return x < (a + 1) / (a + b + 2) ? lowerBeta(a, b, x, rest) : 1 - lowerBeta(b, a, rest, x)
}

/** I_x(a, b) by its continued fraction, from the inside out. @param rest 1 − x, which would lose digits if it were taken here */
function lowerBeta(a: number, b: number, x: number, rest: number): number {
  const front = exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * ln(x) + b * ln(rest)) / a
  let fraction = 1
  for (let m = TERMS; m > 0; m--) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    fraction = 1 + even / (1 + odd / fraction)
  }
  return front / (1 + ((-(a + b) / (a + 1)) * x) / fraction)
}

/** Terms of the fraction: enough for 10 digits up to a million degrees of freedom. */
const TERMS = 300
