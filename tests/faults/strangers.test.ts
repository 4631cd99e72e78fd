import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyRun } from '../../src/node/runs/verify.ts'
import { Refusal } from '../../src/refusal.ts'
import { collapseLab } from '../cli/command-line.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { hostileRuns, wholeRun, writeHostile } from './hostile-runs.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(24))

/** Commands that read whole runs, of which a third of the folders meets one each. */
const COMMANDS = [
  ['report', 'strange', '--out', 'strange.html', '--force', '--unchecked'],
  ['compare', 'whole', 'strange', '--unchecked'],
]

/** Views of a run, in one of which another third is seen; the rest meets `show` as it is. */
const VIEWS = [
  ['show', 'strange', '--unchecked', '--json'],
  ['show', 'strange', '--unchecked', '--passage', 'B/1'],
  ['show', 'strange', '--unchecked', '--lost', 'B'],
  ['show', 'strange', '--unchecked', '--generation', 'human,A,B'],
  ['show', 'strange', '--unchecked', '--theory'],
  ['provenance', 'strange', '--unchecked', '--csv', 'strange.csv', '--force'],
  ['provenance', 'strange', '--unchecked', '--passage', 'B/1'],
]

test('a thousand folders of strangers are each read or refused in two lines', async () => {
  const made = await collapseLab(
    folder,
    'run',
    'tale.txt',
    '--generations',
    '2',
    '--metric',
    'types-written,surviving-types',
    '--out',
    'whole',
  )
  expect(made.code).toBe(0)
  const whole = wholeRun(join(folder, 'whole'))
  let seen = 0
  const ends = { read: 0, refused: 0 }
  const each = fc.asyncProperty(hostileRuns(whole), async hostile => {
    writeHostile(join(folder, 'strange'), whole, hostile)
    seen += 1
    const words = [
      ['show', 'strange'],
      VIEWS[seen % VIEWS.length]!,
      COMMANDS[Math.floor(seen / 3) % COMMANDS.length]!,
    ][seen % 3]!
    const began = process.cpuUsage()
    const { code, stderr } = await collapseLab(folder, ...words)
    if (code !== 0) expect([words, stderr]).toEqual([words, TWO_LINES])
    expect(process.cpuUsage(began).user).toBeLessThan(5_000_000)
    ends[code === 0 ? 'read' : 'refused'] += 1
    if (seen % 3 === 0 && isQuick(hostile.record)) await verified()
  })
  await fc.assert(each, {
    numRuns: Number(process.env.FOLDERS ?? 1000),
    seed: Number(process.env.SEED ?? 20),
    endOnFailure: true,
  })
  // The grammar is worth its time when both ends come often.
  expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(0.1 * (ends.read + ends.refused))
})

const TWO_LINES = expect.stringMatching(
  /^collapse-lab: (?!this is a fault of ours)[^\n]+\nhint: [^\n]+\n$/,
) as unknown

/** The verdicts on the strange folder. @throws what is no refusal */
async function verified(): Promise<void> {
  const before = process.cwd()
  process.chdir(folder)
  try {
    await verifyRun('strange')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  } finally {
    process.chdir(before)
  }
}

/** Whether the plan of run.json is carried out at once; one of many generations, or of long ones, takes as long as it says. */
function isQuick(record: string): boolean {
  try {
    const { plan } = JSON.parse(record) as { plan: Record<string, unknown> }
    const amounts = [plan.generations, plan.size, plan.sizeFactor, plan.passages]
    return amounts.every(amount => typeof amount !== 'number' || amount <= 10)
  } catch {
    return true
  }
}
