import type { GenerateOptions, Writing } from '../model/sampling/generate.ts'
import { train, type Model, type Recipe } from '../model/train.ts'
import { concatenate } from '../text/stream.ts'
import type { Length } from './length.ts'
import { decodingOf, type Plan } from './plan.ts'
import { protectionOf } from './protect.ts'
import type { ProtectionContext, EnsembleGroup } from './protections/index.ts'
import { together, type Source } from './sources.ts'

/** One of the models that write a generation together. */
export interface EnsembleMember {
  /** Names its random stream; empty for one that writes alone. */
  readonly name: string
  readonly order: number
  /** The texts that it learns from: `from` to `to` − 1 of the generation's. */
  readonly from: number
  readonly to: number
}

/** What was written, and where several wrote, the passage that each begins with. */
export type EnsembleOutput = Writing & { readonly parts?: Int32Array }

/**
 * Chooses the models that write a generation, and the texts of each: one model for all texts; where lineages are isolated, one for each
 * group, and several for the human text. Protections may make more of each. `training` has the texts of the groups one after another.
 *
 * @param groups texts that are learned together
 */
export function ensembleOf(
  { order, pool, protect }: Plan,
  groups: readonly (readonly Source[])[],
  {
    isolated,
    context,
  }: { isolated: boolean; context: (name: string) => Pick<ProtectionContext, 'number' | 'random'> },
): { training: readonly Source[]; members: readonly EnsembleMember[] } {
  const several = isolated && groups.length === 1 ? (pool ?? 1) : 1
  let ensemble: readonly EnsembleGroup[] = groups.map(sources => ({
    sources,
    orders: Array<number>(several).fill(order),
  }))
  for (const { protection, values, spec } of protect.map(protectionOf))
    if (protection.group)
      ensemble = ensemble.flatMap((group, index) =>
        protection.group!(group, values, context(`${spec}/${index}`)),
      )
  let from = 0
  const members = ensemble.flatMap(({ sources, orders }) => {
    const range = { from, to: from + sources.length }
    from = range.to
    return orders.map(order => ({ ...range, order }))
  })
  return {
    training: ensemble.flatMap(({ sources }) => sources),
    members: members.map((member, index) => ({
      ...member,
      name: members.length === 1 ? '' : String(index + 1),
    })),
  }
}

/** A text to be written by a model. */
export interface TextRequest {
  readonly model: Model
  readonly options: GenerateOptions
}

/** What the members of an ensemble are told. */
export interface EnsembleRequest {
  readonly plan: Plan
  /** The generation's. */
  readonly name: string
  readonly recipe: Recipe
  readonly training: readonly Source[]
  readonly members: readonly EnsembleMember[]
  readonly length: Length
  /** Called now and then with the share done. */
  readonly progress?: (done: number) => void
}

/**
 * Asks for the text of each member, one after another, and joins them to one text. A member that does not learn from all texts is
 * trained when its turn comes.
 *
 * @param model the one that learned from all of `training`
 * @yields a text to be written; it continues when it is given what was written
 */
export function* generateEnsemble(
  model: Model,
  request: EnsembleRequest,
): Generator<TextRequest, EnsembleOutput, Writing> {
  const { plan, name, training, recipe, members, length, progress } = request
  const { seed, genealogy } = plan
  const writings: Writing[] = []
  for (const [index, member] of members.entries()) {
    const learnsAll = member.order === model.order && member.to - member.from === training.length
    const own = () =>
      train(together(training.slice(member.from, member.to)), { ...recipe, order: member.order })
    const writing = yield {
      model: learnsAll ? model : own(),
      options: {
        [length.by]: shareOf(length.amount, index, members.length),
        ...decodingOf(plan),
        ...{ seed, genealogy },
        progress: done => progress?.((index + done) / members.length),
        name: member.name === '' ? name : `${name}/${member.name}`,
      },
    }
    writings.push(shifted(writing, offsetOf(training, member.from)))
  }
  return joined(writings)
}

/** The share of a whole number for one of several; the shares add up to it. */
const shareOf = (amount: number, index: number, of: number) =>
  Math.floor(((index + 1) * amount) / of) - Math.floor((index * amount) / of)

/** The place at which a text begins when all are put one after another. */
const offsetOf = (training: readonly Source[], from: number) =>
  training.slice(0, from).reduce((sum, { stream }) => sum + stream.ids.length - 1, 0)

function shifted(writing: Writing, offset: number): Writing {
  const { parents } = writing
  if (offset === 0 || !parents) return writing
  return { ...writing, parents: parents.map(parent => (parent < 0 ? -1 : parent + offset)) }
}

function joined(writings: readonly Writing[]): EnsembleOutput {
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
