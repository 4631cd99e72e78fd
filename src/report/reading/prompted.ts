import type { Step } from '../../model/sampling/steps.ts'
import { formsOf, type Vocabulary } from '../../text/vocabulary.ts'
import { write } from '../../text/write.ts'
import { ALL_BY_RULE } from '../../text/surface.ts'
import { percent } from '../format/numbers.ts'
import { table } from '../format/table.ts'

/** A text that somebody began and a model continued. */
export interface Prompted {
  /** As it was typed. */
  readonly prompt: string
  /** The ids of its words that the text has. */
  readonly opening: readonly number[]
  /** What was written after it. */
  readonly steps: readonly Step[]
  readonly vocabulary: Vocabulary
}

/** The prompt as it was typed, and what follows as its author set it; an ellipsis where it was broken off. */
export function promptedText({ prompt, opening, steps, vocabulary }: Prompted): string {
  const written = steps.filter(({ ends }) => !ends)
  const before = opening.map(() => ALL_BY_RULE)
  const whole = write([...opening, ...written.map(({ id }) => id)], vocabulary, [
    ...before,
    ...written.map(({ surface }) => surface),
  ])
  const begun = write(opening, vocabulary, before)
  // Behind words that the text does not have the rest begins with no gap of its own.
  const rest = begun !== '' && whole.startsWith(begun) ? whole.slice(begun.length) : ` ${whole}`
  const end = steps.at(-1)?.ends === true ? '' : ' …'
  return `${prompt.trimEnd()}${prompt.trim() === '' ? rest.trimStart() : rest}${end}`
}

/** A word as the author writes it most often; the end of a passage is named. */
const spelled = (vocabulary: Vocabulary, id: number) =>
  id === 0 ? '(end)' : (formsOf(vocabulary, id)[0] ?? vocabulary.types[id]!)

/** What each word that was written could have been instead, the likeliest first. */
export interface StepChoices {
  readonly word: string
  /** Its chance at this place. */
  readonly probability: number
  /** Tokens of the context that was looked at. */
  readonly context: number
  /** The number of the text that it is from, where several are blended. */
  readonly voice: number
  /** How many there were in all, itself included. */
  readonly of: number
  readonly others: readonly { readonly word: string; readonly probability: number }[]
}

/** The choices at a step. @param limit the most others that are named */
export function choicesAt(step: Step, vocabulary: Vocabulary, limit: number): StepChoices {
  const candidates = step.candidates()
  const named = (id: number) => spelled(vocabulary, id)
  return {
    word: named(step.id),
    probability: candidates.find(({ id }) => id === step.id)?.probability ?? 0,
    ...{ context: step.context, voice: step.voice, of: candidates.length },
    others: candidates
      .filter(({ id }) => id !== step.id)
      .slice(0, limit)
      .map(({ id, probability }) => ({ word: named(id), probability })),
  }
}

/** The choices of a text as a table. @param titles of the texts that are blended; one alone is not named */
export function choicesTable(
  choices: readonly StepChoices[],
  titles: readonly string[],
  { width }: { width: number },
): string {
  const isBlend = titles.length > 1
  return table(
    ['token', 'chance', 'candidates', ...(isBlend ? ['from'] : []), 'others'],
    choices.map(({ word, probability, of, voice, others }) => [
      word,
      percent(probability),
      String(of),
      ...(isBlend ? [titles[voice]!] : []),
      others.map(other => `${other.word} ${percent(other.probability)}`).join(', '),
    ]),
    { width, left: isBlend ? 4 : 3 },
  )
}
