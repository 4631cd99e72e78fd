import type { BackoffLevel, BackoffModel } from '../../src/backoff/backoff-model.ts'
import { BOUNDARY } from '../../src/text/stream.ts'

/**
 * The slow way through a text, token by token, that scoring in blocks is tested against. Where we stand is one number: the longest
 * n-gram of the model that the text so far ends with. Going on looks the next token up behind it; where the model has no such n-gram,
 * its backoff is paid and its suffix tried.
 */
export class BackoffWalk {
  private readonly levels: readonly BackoffLevel[]
  private readonly numbers: readonly ReadonlyMap<string, number>[]
  // `<s>`, the context of length 1 that a passage begins with.
  private length = 1
  private number = BOUNDARY

  constructor({ levels }: BackoffModel) {
    this.levels = levels
    this.numbers = levels.map(numbersOf)
  }

  /** Goes on to the place after a token; an end mark leads to the next passage's beginning. @returns log10 of its probability */
  step(id: number): number {
    const { levels, numbers } = this
    let { length, number } = this
    let logProb = 0
    let found: number | undefined
    for (; length > 0; length--) {
      if (length < levels.length) {
        found = numbers[length]!.get(`${number} ${id}`)
        if (found !== undefined) break
        logProb += levels[length - 1]!.backoff[number]!
      }
      number = levels[length - 1]!.suffix[number]!
    }
    logProb += found === undefined ? levels[0]!.prob[id]! : levels[length]!.prob[found]!
    this.number = id === BOUNDARY || found === undefined ? id : found
    this.length = id === BOUNDARY ? 1 : length + 1
    return logProb
  }
}

function numbersOf({ length, size, context, last }: BackoffLevel): Map<string, number> {
  const numbers = Array.from({ length: length > 1 ? size : 0 }, (_, number) => number)
  return new Map(numbers.map(number => [`${context[number]} ${last[number]}`, number]))
}
