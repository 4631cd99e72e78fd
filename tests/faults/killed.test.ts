import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { spawnCollapseLab, startCollapseLab } from '../cli/spawned.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))
writeFileSync(
  join(folder, 'sweep.json'),
  JSON.stringify({ base: { corpus: 'tale.txt', generations: 2 }, vary: { order: [2, 3] }, seeds: 3 }),
)

/** What the files of a sweep hold, but for experiment.json, which has times. */
const bytesOf = (sweep: string) =>
  Object.fromEntries(
    [
      'metrics.csv',
      'intervals.csv',
      ...readdirSync(join(folder, sweep, 'cells')).map(name => `cells/${name}`),
    ]
      .sort()
      .map(path => [path, readFileSync(join(folder, sweep, path), 'utf8')]),
  )

test('a sweep that is killed continues where it stopped, to the same bytes', async () => {
  expect(spawnCollapseLab(folder, 'sweep', 'sweep.json', 'whole').code).toBe(0)
  for (const wait of [400, 600, 800]) {
    const process = startCollapseLab(folder, 'sweep', 'sweep.json', 'killed')
    const ended = once(process, 'exit')
    await Promise.race([later(wait), ended])
    process.kill('SIGKILL')
    await ended
  }
  expect(spawnCollapseLab(folder, 'sweep', 'sweep.json', 'killed').code).toBe(0)
  expect(bytesOf('killed')).toEqual(bytesOf('whole'))
})
