import { expect, test } from 'vitest'
import { experiments } from '../../../src/experiment/experiments/index.ts'
import { statements } from '../../../src/experiment/statements.ts'
import { statementsAsMarkdown } from '../../../src/report/docs/statements.ts'

test('docs/article.md lists the statements (npx vitest run -u writes it anew)', async () => {
  await expect(statementsAsMarkdown()).toMatchFileSnapshot('../../../docs/article.md')
})

test('73 statements are tested by claims that are there, or it is said why not', () => {
  const known = experiments.flatMap(({ name, claims }) => claims.map(claim => `${name}/${claim.name}`))
  expect(statements).toHaveLength(73)
  for (const { says, claims, because } of statements) {
    for (const claim of claims) expect(known, says).toContain(claim)
    expect(claims.length === 0, says).toBe(because !== undefined)
  }
  expect(new Set(statements.map(({ says }) => says)).size).toBe(73)
})

test('every experiment tests a statement of the list', () => {
  const named = new Set(statements.flatMap(({ claims }) => claims.map(claim => claim.split('/', 1)[0])))
  expect(experiments.filter(({ name }) => !named.has(name)).map(({ name }) => name)).toEqual([])
})
