import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentedBy, DOORS, openDoor, patternOf, runExample, shown } from './documented.ts'
import { scratchFolder } from './scratch.ts'

const home = process.cwd()
beforeAll(() => process.chdir(scratchFolder()))
afterAll(() => process.chdir(home))

/** `carryOut` and `carryOutExperiment` leave what the examples after them read. */
const examples = documentedBy('collapse-lab/node').flatMap(({ name, examples }) =>
  examples.map(code => ({ name, code })),
)

test.each(examples)('the example of $name does what it says, in a folder of its own', async ({ code }) => {
  const said = await runExample(code, name => (name in DOORS ? openDoor(name) : import(/* @vite-ignore */ name))) // prettier-ignore
  expect(said.length).toBeGreaterThan(0)
  for (const { code, documented, value } of said) expect(shown(value), code).toMatch(patternOf(documented))
})
