import { Sampler, drawBy } from '../../model/sampling/sampler.ts'
import { indexText, narrow, type SuffixIndex } from '../../model/index/suffix-index.ts'
import { randomFrom, type Random } from '../../random.ts'
import { BOUNDARY, streamOf } from '../../text/stream.ts'

/** How copies of planted statements are passed on. */
export interface Planting {
  /** Number of statements, each with a false and a true answer to one prompt. */
  readonly statements: number
  /** Copies of each statement at the beginning: with the false answer, and with the true one. */
  readonly wrong: number
  readonly right: number
  readonly rounds: number
  /** Temperature at which models answer; default 1. */
  readonly temperature?: number
  /** Chance that a verifier passes a wrong answer; it always passes a right one. Default 1. */
  readonly pass?: number
  /**
   * Whether the next model learns only from the half of the answers of which the model was surest; default false.
   */
  readonly sure?: boolean
  /** True copies of each statement that are added from outside in each round; default 0. */
  readonly independent?: number
  readonly seed: string
}

/** The state of the statements after a round. */
export interface PlantedRound {
  /** By statement: written copies with the wrong answer, and with the right one. */
  readonly wrong: Int32Array
  readonly right: Int32Array
  /** By statement: planted copies of the wrong answer that the written ones descend from. */
  readonly ancestors: Int32Array
}

/** Ids of the answers, then of the prompts from 3 on. */
const WRONG = 1
const RIGHT = 2
const PROMPT = 3

/**
 * A copy of a statement in a text: its prompt, its answer, and the planted copy that the answer descends from (−1:
 * from outside).
 */
interface Slot {
  readonly statement: number
  readonly answer: number
  readonly ancestor: number
}

/**
 * Passes planted statements, each with wrong and right copies, from model to model. Each model learns the copies
 * as passages `prompt answer`, and writes the same number again: it copies a prompt like any text, then answers it
 * as it has learned. The rest of the text has no prompts, so it does not touch the answers.
 *
 * @returns the rounds, A's first
 */
export function passOn(planting: Planting): PlantedRound[] {
  const { statements, wrong, right, rounds, seed, independent = 0 } = planting
  let slots = planted(statements, wrong, right)
  const size = slots.length
  return Array.from({ length: rounds }, (_, round) => {
    const random = randomFrom(seed, 'planted', String(round))
    const written = answered(slots, size, planting, random)
    slots = [...chosen(written, planting, random), ...fresh(statements, independent)]
    return counted(written, statements)
  })
}

function planted(statements: number, wrong: number, right: number): Slot[] {
  const slots: Slot[] = []
  for (let statement = 0; statement < statements; statement++)
    for (let copy = 0; copy < wrong + right; copy++)
      slots.push({ statement, answer: copy < wrong ? WRONG : RIGHT, ancestor: slots.length })
  return slots
}

const fresh = (statements: number, copies: number): Slot[] =>
  Array.from({ length: statements * copies }, (_, k) => ({
    statement: k % statements,
    answer: RIGHT,
    ancestor: -1,
  }))

/** The copies that a model writes: a prompt by copying, the answer by its share after the prompt. */
function answered(
  slots: readonly Slot[],
  size: number,
  { statements, temperature = 1 }: Planting,
  random: Random,
): (Slot & { readonly sureness: number })[] {
  const occurrences = indexSlots(slots, statements)
  const draw = drawBy(temperature === 1 ? undefined : new Sampler(occurrences, { temperature }))
  return Array.from({ length: size }, () => {
    const { statement } = slots[random.below(slots.length)]!
    const { low, high } = narrow(
      occurrences,
      { low: 0, high: occurrences.sorted.length },
      0,
      PROMPT + statement,
    )
    // A passage is a boundary, its prompt and its answer, so the answer is one place after the prompt.
    const place = occurrences.sorted[draw(low, high, 1, random)]!
    const { answer, ancestor } = slots[(place - 1) / 3]!
    const same = narrow(occurrences, { low, high }, 1, answer)
    return { statement, answer, ancestor, sureness: (same.high - same.low) / (high - low) }
  })
}

/** Indexes the copies as passages: boundary, prompt, answer. */
function indexSlots(slots: readonly Slot[], statements: number): SuffixIndex {
  const ids = new Int32Array(3 * slots.length + 1)
  slots.forEach(({ statement, answer }, k) => {
    ids[3 * k] = BOUNDARY
    ids[3 * k + 1] = PROMPT + statement
    ids[3 * k + 2] = answer
  })
  return indexText(streamOf(ids), PROMPT + statements, 2)
}

/** The written copies that the next model learns from: all, those a verifier passes, or the surer half. */
function chosen(
  written: readonly (Slot & { readonly sureness: number })[],
  { pass = 1, sure = false }: Planting,
  random: Random,
): readonly Slot[] {
  const passed =
    pass === 1
      ? written
      : written.filter(
          ({ answer }) => answer === RIGHT || random.below(CHANCE_STEPS) < Math.round(pass * CHANCE_STEPS),
        )
  if (!sure) return passed.length > 0 ? passed : written
  const order = passed
    .map((slot, k) => ({ slot, k }))
    .sort((a, b) => b.slot.sureness - a.slot.sureness || a.k - b.k)
  return order.slice(0, Math.ceil(order.length / 2)).map(({ slot }) => slot)
}

const CHANCE_STEPS = 1_000_000

function counted(written: readonly Slot[], statements: number): PlantedRound {
  const [wrong, right] = [new Int32Array(statements), new Int32Array(statements)]
  const ancestors = Array.from({ length: statements }, () => new Set<number>())
  for (const { statement, answer, ancestor } of written) {
    ;(answer === WRONG ? wrong : right)[statement]! += 1
    if (answer === WRONG) ancestors[statement]!.add(ancestor)
  }
  return { wrong, right, ancestors: Int32Array.from(ancestors, ({ size }) => size) }
}
