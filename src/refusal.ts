/**
 * An error that is the caller's to mend: what was wanted and what came, and a hint at the remedy.
 * Everything else that is thrown is a fault of ours.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** One line: what the caller can do about it. */
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
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
