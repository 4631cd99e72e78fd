import { expect, test } from 'vitest'
import { documentedBy, DOORS, openDoor, patternOf, runExample, shown } from './documented.ts'

const each = Object.keys(DOORS).map(door => ({ door, values: documentedBy(door) }))

test.each(each)(
  'every value that $door exports is found, and its docstring has an example',
  async ({ door, values }) => {
    // prettier-ignore
    expect(values.map(({ name }) => name).sort()).toEqual(Object.keys(await openDoor(door)).sort())
    expect(values.length).toBeGreaterThan(5)
    expect(values.filter(({ examples }) => examples.length === 0).map(({ name }) => name)).toEqual([])
  },
)

/** Examples of what needs no files, each once: a value may be exported by two doors. */
const examples = each
  .filter(({ door }) => door !== 'collapse-lab/node')
  .flatMap(({ values }) => values)
  .filter(({ name, file }, at, all) => all.findIndex(one => one.name === name && one.file === file) === at)
  .flatMap(({ name, examples }) => examples.map(code => ({ name, code })))

test.each(examples)('the example of $name does what it says, and needs no files', async ({ code }) => {
  const said = await runExample(code, name => openDoor(name))
  expect(said.length).toBeGreaterThan(0)
  for (const { code, documented, value } of said) expect(shown(value), code).toMatch(patternOf(documented))
})

test('an example that says what is not so fails, and so does one that does not import what it calls', async () => {
  const [said] = await runExample('const two = 2\ntwo / 3 // → 0.7…', name => openDoor(name))
  expect(shown(said!.value)).not.toMatch(patternOf(said!.documented))
  expect(shown(said!.value)).toMatch(patternOf('0.66…'))
  await expect(runExample("survivalChance(1, 1) // → 1", name => openDoor(name))).rejects.toThrow('survivalChance') // prettier-ignore
})
