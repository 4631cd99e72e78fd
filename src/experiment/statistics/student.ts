import { exp, ln, lnGamma } from '../../arithmetic.ts'

const known = new Map<number, number>()

/**
 * How many standard errors a 95 % interval reaches to either side: the 0.975 quantile of Student's t (Student 1908; Abramowitz
 * and Stegun 26.7), by bisection.
 *
 * @param freedom degrees of freedom, above 0, not necessarily whole; one fewer than there are values
 * @returns 12.706 for 1, 2.262 for 9, about 1.96 for thousands; to 10 digits
 */
export function studentQuantile(freedom: number): number {
  const found = known.get(freedom)
  if (found !== undefined) return found
  let [low, high] = [1, 2]
  while (beyond(high, freedom) > 0.05) [low, high] = [high, high * 2]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (beyond(middle, freedom) > 0.05) low = middle
    else high = middle
  }
  if (Number.isInteger(freedom)) known.set(freedom, high)
  return high
}

/** The chance that |T| is more than t: the regularised incomplete beta function at ν / (ν + t²) with ν / 2 and 1 / 2. */
function beyond(t: number, freedom: number): number {
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
