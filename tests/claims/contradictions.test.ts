import { describe, expect, test } from 'vitest'
import { experiments, type ArmPlan, type Experiment } from '../../src/experiment/experiments/index.ts'
import { findingOf } from '../../src/experiment/finding.ts'
import { experimentNamed } from '../../src/experiment/named.ts'
import { replicate, type Replicate } from '../../src/experiment/sweep/replicates.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { once } from '../../src/once.ts'
import { findingDocument } from '../../src/report/findings/finding-document.ts'
import { toyBook } from '../toy.ts'

const texts = new Map([
  ['stories', once(() => readCorpus('stories', { tokens: 'word' }))],
  ['toy', once(() => toyBook({ words: 4000 }))],
  ['sotu', once(() => readCorpus('sotu', { tokens: 'word' }))],
  // Perplexity of a short held-out text tells little, and a web takes a longer one.
  ['replace-or-keep', once(() => toyBook({ words: 12_000 }))],
  ['open-web', once(() => toyBook({ words: 27_000 }))],
])
const found = new Map<string, Replicate>()

/** One arm with one seed, worked out once however often it is asked for. */
function carriedOut(
  experiment: Experiment,
  { options, corpus = texts.has(experiment.name) ? experiment.name : 'toy', parameters }: ArmPlan,
  seed: string,
): Replicate {
  const key = JSON.stringify([parameters && experiment.name, options, corpus, parameters, seed])
  const plan = { corpus, ...planOf({ ...options, seed }) }
  const { corpus: _, ...lineage } = plan
  const known = found.get(key)
  if (known) return known
  const text = texts.get(corpus)!()
  const made = parameters
    ? experiment.procedure!(text, { plan, parameters, progress: () => undefined })
    : replicate(text, lineage)
  found.set(key, made)
  return made
}

/** What an experiment finds when its plans are others. */
function findingWith(
  name: string,
  other: (arm: ArmPlan) => ArmPlan,
  seeds: readonly string[] = ['1', '2', '3'],
) {
  const experiment = experimentNamed(name)
  const arms = experiment.arms('quick').map(arm => {
    const changed = other(arm)
    const plan = planOf({ ...changed.options, seed: '1' })
    return {
      name: arm.name,
      plan,
      text: 'a text',
      replicates: seeds.map(seed => carriedOut(experiment, changed, seed)),
    }
  })
  return findingOf(experiment, { experiment: name, size: 'quick', corpus: 'toy', seed: '1' }, arms)
}

const withOptions = (options: ArmPlan['options']) => (arm: ArmPlan) => ({
  ...arm,
  options: { ...arm.options, ...options },
})
const withParameters =
  (name: string | RegExp, parameters: NonNullable<ArmPlan['parameters']>) => (arm: ArmPlan) =>
    (typeof name === 'string' ? arm.name === name : name.test(arm.name))
      ? { ...arm, parameters: { ...arm.parameters, ...parameters } }
      : arm
const swapped = (one: string, other: string) => (arm: ArmPlan) => {
  const { options } = experimentOf(arm.name === one ? other : arm.name === other ? one : arm.name)
  return { ...arm, options }
}
const experimentOf = (arm: string) =>
  experiments.flatMap(experiment => experiment.arms('quick')).find(({ name }) => name === arm)!

/** Plans under which what is said is not so. */
const CONTRADICTIONS: Readonly<Record<string, (arm: ArmPlan) => ArmPlan>> = {
  // Each model writes so much that chance loses nothing.
  photocopy: withOptions({ sizeFactor: 60 }),
  'rare-first': withOptions({ sizeFactor: 60 }),
  'early-collapse': withOptions({ sizeFactor: 60 }),
  characters: withOptions({ regime: 'keep-human', humanShare: 1 }),
  'ten-thousand-stories': arm => ({ ...arm, options: { ...experimentOf('sampling only').options } }),
  'errors-multiply': withParameters(/temperature/, { temperature: 2 }),
  'three-distortions': withParameters('nothing', { sampling: 'drawn' }),
  'mode-collapse': withParameters(/model collapse/, { rounds: 1 }),
  'replace-or-keep': swapped('replace', 'accumulate'),
  'million-passages': swapped('1000 passages', '100000 passages'),
  'open-web': withParameters(/^who/, { order: 2 }),
  'seven-protections': arm => ({
    ...arm,
    options: { ...arm.options, protect: [], sizeFactor: 0.1, metrics: ['surviving-types'] },
  }),
  'several-generators': arm => ({ ...arm, options: { ...arm.options, regime: 'replace', pool: null, protect: [], sizeFactor: 1 } }), // prettier-ignore
  'average-hides-rare': arm => ({ ...arm, parameters: { text: 'human' } }),
  'balanced-view': arm => ({ ...arm, parameters: { text: 'human' } }),
  'still-fluent': withOptions({ sizeFactor: 60 }),
  // The few and the many have changed places, and the original is not kept.
  dialects: arm => ({
    ...arm,
    options: { ...arm.options, size: 20_000, protect: [] },
    parameters: { minority: '2010s', majority: '1790s' },
  }),
  // Words follow each other by no rule, and hardly any comes twice in a passage.
  'more-repetitive': withOptions({ order: 1, temperature: 4 }),
  'which-filter': arm => ({ ...arm, options: { ...arm.options, protect: ['least-surprising=0.5'] } }),
}

describe('can come out wrong: fed with plans under which it is not so,', () => {
  test('every experiment has such plans', () => {
    expect(Object.keys(CONTRADICTIONS).sort()).toEqual(experiments.map(({ name }) => name).sort())
  })

  test.each(Object.entries(CONTRADICTIONS))('%s does not support its statement', (name, other) => {
    const finding = findingWith(name, other)
    expect([name, finding.verdict]).toEqual([name, 'contradicts'])
    const { verdict, parts } = findingDocument(finding)
    expect(verdict).toMatch(/^Contradicts: /)
    expect(parts[0]!.list!.some(({ term }) => term === 'not as expected')).toBe(true)
  })
})
