/**
 * The only logarithm and exponential of the core. Engines differ in `Math.log` and `Math.exp` on some inputs in the last
 * bit, and a last bit is enough to change a draw; these use `+ - * /` alone, which every engine does alike.
 *
 * Scheme and coefficients are fdlibm's e_log.c and e_exp.c:
 *
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is
 * preserved.
 */

const LN2_HIGH = 6.9314718036912381649e-1
const LN2_LOW = 1.90821492927058770002e-10
const SQRT2 = 1.4142135623730951
const HALF_LN_TWO_PI = 0.9189385332046728
const TWO_54 = 18014398509481984

const bits = new DataView(new ArrayBuffer(8))

/**
 * Natural logarithm, within one unit in the last place.
 *
 * @returns −Infinity at 0, NaN below 0
 * @example
 * ln(2) // 0.6931471805599453
 */
export function ln(x: number): number {
  if (Number.isNaN(x) || x < 0) return NaN
  if (x === 0) return -Infinity
  if (x === Infinity) return Infinity
  const { exponent, fraction } = split(x)
  return lnOf(fraction, exponent)
}

/** ln(fraction · 2^exponent), the fraction between √½ and √2. */
function lnOf(fraction: number, exponent: number): number {
  const f = fraction - 1
  const s = f / (2 + f)
  const z = s * s
  const series =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z *
                    (1.818357216161805012e-1 +
                      z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))))
  const half = 0.5 * f * f
  return exponent * LN2_HIGH - (half - (s * (half + series) + exponent * LN2_LOW) - f)
}

/** Logarithm to the base 2: bits. Exact for powers of 2; `log2(8)` is 3. */
export function log2(x: number): number {
  if (!(x > 0 && x < Infinity)) return ln(x)
  const { exponent, fraction } = split(x)
  return exponent + ln(fraction) * 1.4426950408889634
}

/** Logarithm to the base 10, within two units in the last place. */
export function log10(x: number): number {
  return ln(x) * 0.4342944819032518
}

/**
 * Replaces every value by its logarithm to the base 10, and by the same bits as {@link log10} would, only sooner: the
 * exponents are read where the values lie.
 */
export function log10Each(values: Float64Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
  for (let index = 0; index < values.length; index++) {
    const x = values[index]!
    const biased = words[2 * index + HIGH_WORD]! >>> 20
    // Zero and what is below the smallest normal number; infinity, NaN and negative numbers.
    if (biased === 0 || biased >= 2047) {
      values[index] = log10(x)
      continue
    }
    const fraction = x * SCALE_TO_ONE[biased]!
    const down = fraction > SQRT2
    values[index] = lnOf(down ? fraction / 2 : fraction, biased - (down ? 1022 : 1023)) * 0.4342944819032518
  }
}

/** Which half of a number's eight bytes holds the exponent. */
const HIGH_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 1 : 0

/** By biased exponent: the power of two that brings a number between 1 and 2. */
const SCALE_TO_ONE = new Float64Array(2047)
for (let biased = 1, power = 4.49423283715579e307; biased < 2047; biased++, power /= 2)
  SCALE_TO_ONE[biased] = power

/**
 * The exponential function, within one unit in the last place.
 *
 * @returns 0 below −745.2, Infinity above 709.8
 * @example
 * exp(1) // 2.7182818284590455
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019411) return 0
  const k = Math.floor(x * 1.4426950408889634 + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const r = high - low
  const t = r * r
  const c =
    r -
    t *
      (1.66666666666666019037e-1 -
        t *
          (2.77777777770155933842e-3 -
            t * (6.61375632143793436117e-5 - t * (1.6533902205465251539e-6 - t * 4.13813679705723846039e-8))))
  return scaled(1 - (low - (r * c) / (2 - c) - high), k)
}

/** 2 to the x, within two units in the last place; exact for whole x. */
export function exp2(x: number): number {
  if (!(x > -1074 && x < 1024)) return x >= 1024 ? Infinity : Number.isNaN(x) ? NaN : 0
  const k = Math.floor(x + 0.5)
  const fraction = exp((x - k) * 0.6931471805599453)
  return scaled(fraction, k)
}

/**
 * Natural logarithm of the gamma function, (x − 1)! for whole x, within about 1e-14: Stirling's series (Abramowitz
 * and Stegun 6.1.41) from 16 on, and x · Γ(x) = Γ(x + 1) below.
 *
 * @param x above 0
 */
export function lnGamma(x: number): number {
  let [shifted, product] = [x, 1]
  for (; shifted < 16; shifted++) product *= shifted
  const z = 1 / (shifted * shifted)
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / shifted
  return (shifted - 0.5) * ln(shifted) - shifted + HALF_LN_TWO_PI + series - ln(product)
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]!
  return sum / values.length
}

/** x = fraction · 2^exponent with the fraction between √½ and √2. */
function split(x: number): { exponent: number; fraction: number } {
  const normal = x < 2.2250738585072014e-308 ? x * TWO_54 : x
  bits.setFloat64(0, normal)
  const high = bits.getUint32(0)
  let exponent = (high >>> 20) - 1023 - (normal === x ? 0 : 54)
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000)
  let fraction = bits.getFloat64(0)
  if (fraction > SQRT2) {
    fraction /= 2
    exponent += 1
  }
  return { exponent, fraction }
}

/** x · 2^k, in two steps where 2^k alone would be out of range. */
function scaled(x: number, k: number): number {
  return k < -1021 ? x * powerOfTwo(k + 54) * (1 / TWO_54) : x * powerOfTwo(k - 1) * 2
}

/** 2^k for whole k from −1022 to 1023. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20)
  bits.setUint32(4, 0)
  return bits.getFloat64(0)
}

/** The value below which a share of some sorted values lie, by the nearest rank; nothing of no values. @param percent above 0 */
export const percentile = (sorted: ArrayLike<number>, percent: number): number | undefined =>
  sorted[Math.ceil((percent * sorted.length) / 100) - 1]
