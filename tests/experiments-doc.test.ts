import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { experiments } from '../src/experiment/experiments/index.ts'
import { expectation } from '../src/report/findings/values.ts'

const page = readFileSync('docs/experiments.md', 'utf8')

test.each(experiments.map(experiment => ({ name: experiment.name, experiment })))(
  'docs/experiments.md has $name: its statement, an answer to each of its claims, and the command',
  ({ name, experiment }) => {
    const [, part = ''] = page.split(`\n## ${name}\n`)
    const [own = ''] = part.split('\n## ')
    const plain = (text: string) => text.replace(/\\/g, '')
    expect(own).toContain(experiment.statement)
    for (const claim of experiment.claims) {
      const line = plain(own)
        .split('\n')
        .find(line => [claim.says, claim.otherwise].some(sentence => line.includes(sentence)))
      expect(line).toContain(`_${claim.number}: `)
      expect(line?.endsWith(`; ${expectation(claim)}_`)).toBe(true)
    }
    expect(own).toContain(`npx collapse-lab experiment run ${name}\n`)
    expect(own).toMatch(/\*\*(Supports|Qualifies|Contradicts|Open): /)
  },
)

test('the verdicts are counted as they stand in the table, there and in the README', () => {
  const verdicts = Array.from(page.matchAll(/^\| \d+ +\|.*\| (\w+) +\|$/gm), ([, verdict]) => verdict)
  const count = (verdict: string) => NUMBERS[verdicts.filter(other => other === verdict).length]!
  const [supports, qualifies, contradicts] = ['Supports', 'Qualifies', 'Contradicts'].map(count)
  expect(verdicts).toHaveLength(experiments.length)
  expect(page.toLowerCase()).toContain(
    `\n${supports} support what is said, ${qualifies} qualify it, ${contradicts} contradicts it.`,
  )
  expect(readFileSync('README.md', 'utf8')).toContain(
    `${supports} held as stated, ${qualifies} in a narrower form, ${contradicts} failed`,
  )
})

const NUMBERS = 'none one two three four five six seven eight nine ten eleven twelve thirteen'.split(' ')
