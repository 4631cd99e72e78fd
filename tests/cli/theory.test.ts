import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(400))
const lab = (...args: string[]) => collapseLab(folder, ...args)
const run = (out: string, ...args: string[]) =>
  lab(
    'run',
    '--corpus',
    'tale.txt',
    '--generations',
    '2',
    '--metric',
    'surviving-types',
    '--out',
    out,
    ...args,
  )

describe('show --theory', () => {
  test('of a run: each law with its formula and source, each number beside what was expected', async () => {
    await run('plain')
    const { code, stdout } = await lab('show', 'plain', '--theory')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nthe survival law: .*1 − exp/)
    expect(stdout).toMatch(/Source: Galton\s+and\s+Watson/)
    expect(stdout).toMatch(/\nall words +A +\d+\.\d % +\d+\.\d % +-?\d+\.\d +agrees\n/)
    expect(stdout).toMatch(/\n\d+ of \d+ agree\. By chance alone/)
  })

  test('of a plan that no law is for says why', async () => {
    await run('sharp', '--temperature', '0.5')
    const { stdout } = await lab('show', 'sharp', '--theory')
    expect(stdout.replace(/\s+/g, ' ')).toContain('the survival law: says nothing here: temperature, top-k')
    expect(stdout).not.toContain('agrees')
  })

  test('of several seeds: the mean of each, standard errors apart, and a verdict', async () => {
    const made = await run('five', '--replicates', '5')
    expect(made.stdout).toMatch(/\nTheory: \d+ of \d+ means agree with what was expected/)
    const { code, stdout } = await lab('show', 'five', '--theory')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nsurviving-types +B +\d+\.\d\d % +\d+\.\d\d % +-?\d+\.\d +(agrees|differs)\n/)
    const [{ agreements }] = JSON.parse((await lab('show', 'five', '--theory', '--json')).stdout) as [
      {
        agreements: {
          metric: string
          model: string
          mean: number
          expected: number
          error: number
          agrees?: boolean
          untold?: string
        }[]
      },
    ]
    expect(agreements).toHaveLength(8)
    const told = agreements.filter(({ untold }) => untold === undefined)
    expect(told.length).toBeGreaterThan(3)
    for (const { mean, expected, error, agrees } of told)
      expect(agrees).toBe(Math.abs(mean - expected) <= (error > 0 ? 4 * error : 0.001))
    for (const { agrees, untold } of agreements.filter(found => !told.includes(found)))
      expect([agrees, untold]).toEqual([undefined, 'lost'])
    expect(stdout).toMatch(/\nsurviving-types\/>100 +B .* not told\n/)
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /\d more have no verdict: fewer than 30 of these words were lost/,
    )
  })

  test('of several seeds: intervals.csv has the law and the verdict of each mean, and of nothing else', () => {
    const [head, ...rows] = readFileSync(join(folder, 'five', 'intervals.csv'), 'utf8')
      .trim()
      .split('\n')
      .map(line => line.split(','))
    expect(head!.slice(-2)).toEqual(['theory', 'agrees'])
    for (const row of rows) {
      const isExpected = ['A', 'B'].includes(row[2]!)
      expect(row.at(-2) !== '').toBe(isExpected)
      if (!isExpected || row[3] === 'surviving-types/>100') expect(row.at(-1)).toBe('')
      if (isExpected && row[3] === 'surviving-types') expect(['yes', 'no']).toContain(row.at(-1))
    }
  })

  test('of one seed of several says that there is no mean', async () => {
    await run('one', '--replicates', '1')
    expect((await lab('show', 'one', '--theory')).stdout).toContain('No mean can be compared with a law')
  })

  test('is a view of its own', async () => {
    const { code, stderr } = await lab('show', 'plain', '--theory', '--lost', 'B')
    expect([code, stderr]).toEqual([
      2,
      'collapse-lab: --theory is a view of its own\nhint: leave out the others\n',
    ])
    expect((await lab('show', 'nowhere', '--theory')).code).toBe(1)
  })
})
