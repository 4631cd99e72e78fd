import { describe, expect, test } from 'vitest'
import { valueText } from '../../src/lineage/option-text.ts'
import { options } from '../../src/lineage/options/index.ts'
import { planOf, type PlanOptions } from '../../src/lineage/plan.ts'
import { addressOf, controls, fieldsOf, matters, planOptionsOf } from '../../src/web/state/plan.ts'

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
  return { ...fieldsOf('#lab'), ...(Object.fromEntries(texts) as object) }
}

test.each(plans)('%j goes into the fields of the page and their address, and comes back', plan => {
  const address = addressOf(fieldsFor(plan))
  expect(planOf(planOptionsOf(fieldsOf(address)))).toEqual(planOf({ generations: 5, ...plan }))
})

test('at first the fields hold the default plan, with five generations, and an address says nothing', () => {
  expect(planOf(planOptionsOf(fieldsOf('#lab')))).toEqual(planOf({ generations: 5 }))
  expect(addressOf(fieldsOf('#lab'))).toBe('#lab')
})

test('what is no number is handed on, so that the plan says what is wrong with it', () => {
  const plan = planOptionsOf({ ...fieldsOf('#lab'), order: 'three' })
  expect(() => planOf(plan)).toThrow('order must be a whole number, got "three"')
})

describe('a field', () => {
  test('has a label and a sentence, and stands once', () => {
    expect(controls.filter(({ control }) => control.label === '' || control.about === '')).toEqual([])
    expect(new Set(controls.map(({ name }) => name)).size).toBe(controls.length)
  })

  test('of some regimes is there with these, and where it holds something', () => {
    const pool = controls.find(({ name }) => name === 'pool')!
    const fields = fieldsOf('#lab')
    expect(matters(pool, fields)).toBe(false)
    expect(matters(pool, { ...fields, regime: 'pool' })).toBe(true)
    expect(matters(pool, { ...fields, pool: '3' })).toBe(true)
  })
})
