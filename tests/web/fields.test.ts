import { describe, expect, test } from 'vitest'
import { valueText } from '../../src/lineage/options/option-text.ts'
import { options } from '../../src/lineage/options/index.ts'
import { protections } from '../../src/lineage/protections/index.ts'
import { planOf, type PlanOptions } from '../../src/lineage/plan.ts'
import en from '../../src/web/locales/en.json'
import { classAddress, controls, fieldsOf, matters, planOptionsOf, problemOf, type Fields } from '../../src/web/state/plan.ts' // prettier-ignore

const parameters = (address = '') => new URLSearchParams(address.split('?')[1] ?? '')
const first = fieldsOf(parameters())
const addressOf = (values: Fields) => classAddress({ values, text: '', lock: [], by: '' })

const plans: readonly PlanOptions[] = [
  { tokens: 'char', order: 5, generations: 12, seed: 'lab 7 & more' },
  { regime: 'keep-human', humanShare: 0.25 },
  { regime: 'pool', pool: 7, reserve: 0.3 },
  { sizeFactor: 0.5, temperature: 0.7, topK: 40, topP: 0.9, minP: 0.05, sampling: 'jelinek-mercer' },
  { size: 1200, protect: ['keep-original', 'near-duplicates=0.9'] },
  { passages: 33, seed: '' },
]

/** What the fields hold for a plan. */
function fieldsFor(plan: PlanOptions) {
  const texts = options.flatMap(({ name, flag, kind }) =>
    plan[name] === undefined
      ? []
      : [[controls.find(control => control.flag === flag)!.name, valueText(plan[name], kind)]],
  )
  return { ...first, ...(Object.fromEntries(texts) as object) }
}

test.each(plans)('%j goes into the fields of the page and their address, and comes back', plan => {
  const address = addressOf(fieldsFor(plan))
  expect(planOf(planOptionsOf(fieldsOf(parameters(address))))).toEqual(planOf({ generations: 10, ...plan }))
})

test('at first the fields hold the default settings, with ten copies, and an address says nothing', () => {
  expect(planOf(planOptionsOf(first))).toEqual(planOf({ generations: 10 }))
  expect(addressOf(first)).toBe('#text?')
})

test('what is no number is handed on, so that the plan says what is wrong with it', () => {
  const plan = planOptionsOf({ ...first, order: 'three' })
  expect(() => planOf(plan)).toThrow('order must be a whole number, got "three"')
})

describe('a field', () => {
  test('has a label and a sentence in the catalogue, each of its choices too, and stands once', () => {
    const knobs = en.knobs as unknown as Record<string, { label: string; about?: string; choices?: object }>
    for (const { name, choices, kind } of controls) {
      expect(knobs[name]?.label, name).toMatch(/./)
      if (name === 'regime')
        expect(Object.keys(en.knobs.reads)).toEqual(expect.arrayContaining([...choices!]))
      else if (choices) expect(Object.keys(knobs[name]!.choices!), name).toEqual([...choices])
      if (name !== 'regime' && name !== 'generations' && kind !== 'list')
        expect(knobs[name]!.about, name).toMatch(/./)
    }
    const offered = protections.filter(({ reads }) => !reads)
    expect(Object.keys(en.knobs.protect.names).sort()).toEqual(offered.map(({ name }) => name).sort())
    for (const { name } of offered.flatMap(({ parameters }) => parameters))
      expect(Object.keys(en.knobs.protect.values), name).toContain(name)
    expect(new Set(controls.map(({ name }) => name)).size).toBe(controls.length)
  })

  test.each([
    ['order', '11', 'The order must be a whole number from 1 to 10, got 11'],
    ['generations', '9999', 'The generations must be a whole number from 1 to 500, got 9999'],
    ['regime', 'xyz', /^The regime must be one of replace, .*, got "xyz"/],
    ['humanShare', '0.1', undefined],
  ] as const)('that is wrong is named by its label: %s=%s', (name, value, message) => {
    const labelOf = (field: string) => `The ${field}`
    const found = problemOf({ ...first, [name]: value }, labelOf)
    expect(found?.field).toBe(name)
    if (typeof message === 'string') expect(found!.message).toBe(message)
    else if (message) expect(found!.message).toMatch(message)
  })

  test('of some regimes is there with these, and where it holds something', () => {
    const pool = controls.find(({ name }) => name === 'pool')!
    const fields = first
    expect(matters(pool, fields)).toBe(false)
    expect(matters(pool, { ...fields, regime: 'pool' })).toBe(true)
    expect(matters(pool, { ...fields, pool: '3' })).toBe(true)
  })
})
