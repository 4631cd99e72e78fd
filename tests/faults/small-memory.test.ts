import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()
const MAIN = join(BUILD, 'cli', 'main.js')

/** Words each of which comes once: the worst that a text of a size can hold. */
function differentWords(bytes: number): string {
  const lines: string[] = []
  let written = 0
  for (let word = 0; written < bytes;) {
    const line = Array.from({ length: 12 }, () => `w${(word++).toString(36)}`).join(' ')
    lines.push(line)
    written += line.length + 2
  }
  return lines.join('\n\n')
}

beforeAll(() => {
  writeFileSync(join(folder, 'words.txt'), differentWords(8_000_000))
  writeFileSync(join(folder, 'many-words.txt'), differentWords(60_000_000))
  writeFileSync(join(folder, 'line.txt'), 'a'.repeat(60_000_000))
})

/** A way to start a program, in front of its own words. */
type Start = readonly [string, ...string[]]

function started([command, ...args]: Start, words: readonly string[], cwd = folder) {
  const { status, stderr } = spawnSync(command, [...args, MAIN, ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, stderr }
}

const COMMANDS_OF_A_USUAL_TEXT = [
  ['measure', 'tale.txt'],
  ['measure', 'moby-dick', '--metric', 'types-written'],
  ['run', 'tale.txt', '--generations', '3', '--out', 'tale'],
  ['show', 'tale', '--passage', 'C/1'],
  ['report', 'tale'],
  ['verify', 'tale'],
  ['train', 'moby-dick', '--tokens', 'word', '--arpa', 'moby.arpa'],
]

/** Commands on a text of usual size, in a folder of their own, with their exit codes. */
function codesOfUsual(start: Start) {
  const own = scratchFolder()
  writeFileSync(join(own, 'tale.txt'), prose(400))
  return COMMANDS_OF_A_USUAL_TEXT.map(command => [command, started(start, command, own).code])
}

const ALL_WELL = COMMANDS_OF_A_USUAL_TEXT.map(command => [command, 0])

describe('in a heap of 256 MB', () => {
  const start: Start = [process.execPath, '--max-old-space-size=256']
  const inTwoLines = expect.stringMatching(
    /^collapse-lab: .* of memory for objects, and Node has .*\nhint: .*max-old-space-size=\d+\n$/,
  ) as unknown

  test('`train` refuses 60 MB of different words in two lines, however it is to read them', () => {
    for (const tokens of ['whitespace', 'word'])
      expect(started(start, ['train', 'many-words.txt', '--tokens', tokens])).toEqual({ code: 1, stderr: inTwoLines }) // prettier-ignore
  })

  test.each(['words.txt', 'line.txt'])('%s is refused in two lines before anything begins', text => {
    for (const command of [
      ['measure', text],
      ['forecast', text, '--limit', '0'],
      ['run', text, '--generations', '1', '--out', 'none'],
      ['train', text, '--tokens', 'word'],
    ])
      expect([command, started(start, command)]).toEqual([command, { code: 1, stderr: inTwoLines }])
  })

  test('commands on a text of usual size end well', () => {
    expect(codesOfUsual(start)).toEqual(ALL_WELL)
  })
})

/** Where Linux keeps groups of processes whose memory has a limit, of its two versions, and the file of a group with that limit. */
const GROUPS = [
  { at: '/sys/fs/cgroup/memory', limit: 'memory.limit_in_bytes' },
  { at: '/sys/fs/cgroup', limit: 'memory.max' },
]

/** Makes a group of processes that may have so many bytes in all, as a container may; nothing where that is forbidden. */
function groupOf(bytes: number): { readonly start: Start; remove(): void } | undefined {
  for (const { at, limit } of GROUPS) {
    const path = join(at, `collapse-lab-${process.pid}`)
    try {
      mkdirSync(path)
    } catch {
      continue
    }
    const remove = () => {
      rmdirSync(path)
    }
    if (existsSync(join(path, limit))) {
      writeFileSync(join(path, limit), String(bytes))
      return {
        start: ['sh', '-c', `echo $$ >${path}/cgroup.procs && exec "$@"`, 'sh', process.execPath],
        remove,
      }
    }
    remove()
  }
  console.warn('tests are skipped, since no group of processes with a limit of memory can be made here')
  return undefined
}

describe('in a container of 512 MB', () => {
  const group = groupOf(512 << 20)
  afterAll(() => group?.remove())
  // Node takes a heap of half of it.
  const inTwoLines = expect.stringMatching(
    /^collapse-lab: .* of memory( for objects, and Node has .*|, and this container has 512 MiB)\nhint: .*\n$/,
  ) as unknown

  test.skipIf(!group)('what would not fit is refused in two lines, and none is killed', () => {
    for (const command of [
      ['measure', 'words.txt'],
      ['forecast', 'line.txt', '--limit', '0'],
      ['run', 'words.txt', '--generations', '1', '--out', 'none'],
      ['train', 'many-words.txt', '--tokens', 'word'],
      ['train', 'many-words.txt', '--tokens', 'whitespace'],
      ['run', 'moby-dick', '--generations', '1', '--size', '100000000', '--out', 'none'],
    ])
      expect([command, started(group!.start, command)]).toEqual([command, { code: 1, stderr: inTwoLines }])
  })

  test.skipIf(!group)('commands on a text of usual size end well', () => {
    expect(codesOfUsual(group!.start)).toEqual(ALL_WELL)
  })
})
