import { NumberReader, NumberWriter } from './number-code.ts'

/** Forms as text, and the letters that they are made of, the most used first. */
export interface Forms {
  readonly letters: string
  readonly code: string
}

/** Letters up to here have contexts of their own, the others share one. */
const COMMON = 31
/** Contexts: how many letters a form shares with the one before it, then a letter after each pair of letters. */
const SHARED = 0
const AFTER = 1
const CONTEXTS = AFTER + (COMMON + 1) * (COMMON + 1)

/**
 * Forms as text: each by what it shares with the one before, and by the letters that follow in the context of the two before them.
 * Types of one count stand in the order of the alphabet, so that neighbours begin alike. A letter is a UTF-16 unit, so that every
 * string is read back as it was.
 */
export function encodeForms(forms: readonly string[]): Forms {
  const letters = lettersOf(forms)
  const rank = new Map(Array.from({ length: letters.length }, (_, at) => [letters[at]!, at + 1]))
  const writer = new NumberWriter(CONTEXTS)
  let before: readonly number[] = []
  for (const form of forms) {
    const ranks = Array.from({ length: form.length }, (_, at) => rank.get(form[at]!)!)
    let shared = 0
    while (shared < ranks.length && ranks[shared] === before[shared]) shared += 1
    writer.write(shared, SHARED)
    for (let at = shared; at <= ranks.length; at++) writer.write(ranks[at] ?? 0, contextOf(ranks, at))
    before = ranks
  }
  return { letters, code: writer.finish() }
}

/** The forms that {@link encodeForms} was given. @param count how many there are */
export function decodeForms({ letters, code }: Forms, count: number): string[] {
  const reader = new NumberReader(code, CONTEXTS)
  const ranks: number[] = []
  return Array.from({ length: count }, () => {
    ranks.length = reader.read(SHARED)
    for (;;) {
      const rank = reader.read(contextOf(ranks, ranks.length))
      if (rank === 0) return ranks.map(each => letters[each - 1]!).join('')
      ranks.push(rank)
    }
  })
}

/** The context of the letter at a place: the two letters before it, or 0 where there is none. */
function contextOf(ranks: readonly number[], at: number): number {
  const [near, far] = [ranks[at - 1] ?? 0, ranks[at - 2] ?? 0]
  return AFTER + Math.min(far, COMMON) * (COMMON + 1) + Math.min(near, COMMON)
}

/** Every letter once, the most used first; of two that are used as often, the one with the lower number. */
function lettersOf(forms: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const form of forms)
    for (let at = 0; at < form.length; at++) counts.set(form[at]!, (counts.get(form[at]!) ?? 0) + 1)
  return Array.from(counts)
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .map(([letter]) => letter)
    .join('')
}
