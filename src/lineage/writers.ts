import { generate, type Writing } from '../model/generate.ts'
import { train, type Model, type Recipe } from '../model/train.ts'
import { concatenate } from '../text/stream.ts'
import { decodingOf, type Plan } from './plan.ts'
import { regimeNamed } from './regimes/index.ts'
import { together, type Source } from './source.ts'

/** One of the models that write a generation side by side. */
export interface Writer {
  /** Sets its stream of chance apart; empty for one that writes alone. */
  readonly name: string
  readonly order: number
  /** The texts that it learns from: `from` to `to` − 1 of the generation's. */
  readonly from: number
  readonly to: number
}

/** How much a generation writes, by all its writers together. */
export interface Length {
  readonly by: 'size' | 'passages'
  readonly amount: number
}

/** What was written, and where several wrote, the passage that each begins with. */
export type Joint = Writing & { readonly parts?: Int32Array }

/** Who writes a generation: one model, or where lineages are isolated one for each text, and several for the human text. */
export function writersOf({ order, regime, pool }: Plan, training: readonly Source[]): Writer[] {
  const alone = { name: '', order, from: 0, to: training.length }
  if (!regimeNamed(regime).isolated) return [alone]
  return Array.from({ length: pool ?? 1 }, (_, index) => ({
    ...alone,
    name: String(index + 1),
    ...(training.length === pool ? { from: index, to: index + 1 } : {}),
  }))
}

/** What the writers of a generation go by. */
export interface Commission {
  readonly plan: Plan
  /** The generation's. */
  readonly name: string
  readonly recipe: Recipe
  readonly training: readonly Source[]
  readonly writers: readonly Writer[]
  readonly length: Length
}

/**
 * Lets the writers of a generation write, one after another, as one text.
 *
 * @param model the one that learned from all of `training`
 */
export function writeTogether(model: Model, commission: Commission): Joint {
  const { plan, name, training, recipe, writers, length } = commission
  const { seed, genealogy } = plan
  const writings = writers.map((writer, index) => {
    const alone = writer.order === model.order && writer.to - writer.from === training.length
    const own = () =>
      train(together(training.slice(writer.from, writer.to)), { ...recipe, order: writer.order })
    const writing = generate(alone ? model : own(), {
      [length.by]: shareOf(length.amount, index, writers.length),
      ...decodingOf(plan),
      ...{ seed, genealogy },
      name: writer.name === '' ? name : `${name}/${writer.name}`,
    })
    return shifted(writing, offsetOf(training, writer.from))
  })
  return joined(writings)
}

/** The part of a whole number that one of several gets; together they get all of it. */
const shareOf = (amount: number, index: number, of: number) =>
  Math.floor(((index + 1) * amount) / of) - Math.floor((index * amount) / of)

/** Where a text begins in all of them put one after another. */
const offsetOf = (training: readonly Source[], from: number) =>
  training.slice(0, from).reduce((sum, { stream }) => sum + stream.ids.length - 1, 0)

function shifted(writing: Writing, offset: number): Writing {
  const { parents } = writing
  if (offset === 0 || !parents) return writing
  return { ...writing, parents: parents.map(parent => (parent < 0 ? -1 : parent + offset)) }
}

function joined(writings: readonly Writing[]): Joint {
  const [only] = writings
  if (only && writings.length === 1) return only
  const stream = concatenate(writings.map(writing => writing.stream))
  const parts = new Int32Array(writings.length + 1)
  writings.forEach(({ stream }, index) => (parts[index + 1] = parts[index]! + stream.passages))
  const sum = (of: 'cut' | 'overlong') => writings.reduce((total, writing) => total + writing[of], 0)
  return {
    stream,
    ...parentsOf(writings, stream.ids.length),
    cut: sum('cut'),
    overlong: sum('overlong'),
    parts,
  }
}

function parentsOf(writings: readonly Writing[], length: number): Pick<Writing, 'parents'> {
  const parents = new Int32Array(length).fill(-1, 0, 1)
  let at = 0
  for (const writing of writings) {
    if (!writing.parents) return {}
    // The boundary in front of each text but the first is the one that ends the text before it.
    parents.set(writing.parents.subarray(1), at + 1)
    at += writing.parents.length - 1
  }
  return { parents }
}
