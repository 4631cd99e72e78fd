import { phrase, translated } from './phrase.ts'

/**
 * An error that is the caller's to mend: what was wanted and what came, and a hint at the remedy.
 * Everything else that is thrown is a fault of ours. Both are phrases; plain text without values needs no mark.
 *
 * @example
 * import { planOf, Refusal } from 'collapse-lab'
 * let refused
 * try {
 *   planOf({ order: 11 })
 * } catch (error) {
 *   refused = error
 * }
 * refused instanceof Refusal // → true
 * refused.message // → 'order must be a whole number from 1 to 10, got 11'
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** One line: what the caller can do about it. */
  readonly hint: string

  constructor(message: string, hint: string) {
    super(translated(message))
    this.hint = translated(hint)
  }
}

/** Does some work. @returns its result, or why it was refused */
export function orRefusal<Result>(work: () => Result): Result | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Does some work. @returns its result; nothing where it was refused */
export function unlessRefused<Result>(work: () => Result): Result | undefined {
  const result = orRefusal(work)
  return result instanceof Refusal ? undefined : result
}

/** Sets apart what was had and what was refused, both in their order. */
export function apart<Had>(all: Iterable<Had | Refusal>): { had: Had[]; refused: Refusal[] } {
  const had: Had[] = []
  const refused: Refusal[] = []
  for (const one of all) {
    if (one instanceof Refusal) refused.push(one)
    else had.push(one)
  }
  return { had, refused }
}

/** What a schema found wrong: the message that was written for it, or that of valibot for any schema. */
export function issueText({ message }: { readonly message: string }): string {
  const [, what, expected, received] =
    /^Invalid (\w+): (?:Expected (.*) but r|R)eceived (.*)$/s.exec(message) ?? []
  if (what === undefined) return translated(message)
  return expected === undefined
    ? phrase`Invalid ${what}: Received ${received!}`
    : phrase`Invalid ${what}: Expected ${expected} but received ${received!}`
}
