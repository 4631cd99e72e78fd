import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()
const SMALL_HEAP = '--max-old-space-size=256'

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
  writeFileSync(join(folder, 'tale.txt'), prose(400))
  writeFileSync(join(folder, 'words.txt'), differentWords(8_000_000))
  writeFileSync(join(folder, 'many-words.txt'), differentWords(60_000_000))
  writeFileSync(join(folder, 'line.txt'), 'a'.repeat(60_000_000))
})

const IN_TWO_LINES = expect.stringMatching(
  /^collapse-lab: .* of memory for objects, and Node has .*\nhint: .*max-old-space-size=\d+\n$/,
) as unknown

function run(...words: string[]) {
  const main = join(BUILD, 'cli', 'main.js')
  const { status, stderr } = spawnSync(process.execPath, [SMALL_HEAP, main, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, stderr }
}

test('in a heap of 256 MB, `train` refuses 60 MB of different words in two lines, however it is to read them', () => {
  for (const tokens of ['whitespace', 'word'])
    expect(run('train', 'many-words.txt', '--tokens', tokens)).toEqual({ code: 1, stderr: IN_TWO_LINES })
})

test.each(['words.txt', 'line.txt'])(
  'in a heap of 256 MB, %s is refused in two lines before anything begins',
  text => {
    for (const command of [
      ['measure', text],
      ['forecast', text, '--limit', '0'],
      ['run', text, '--generations', '1', '--out', 'none'],
      ['train', text, '--tokens', 'word'],
    ])
      expect([command, run(...command)]).toEqual([
        command,
        {
          code: 1,
          stderr: IN_TWO_LINES,
        },
      ])
  },
)

test('in a heap of 256 MB, commands on a text of usual size end well', () => {
  for (const command of [
    ['measure', 'tale.txt'],
    ['measure', 'moby-dick', '--metric', 'types-written'],
    ['run', 'tale.txt', '--generations', '3', '--out', 'tale'],
    ['show', 'tale', '--passage', 'C/1'],
    ['report', 'tale'],
    ['verify', 'tale'],
    ['train', 'moby-dick', '--tokens', 'word', '--arpa', 'moby.arpa'],
  ])
    expect([command, run(...command).code]).toEqual([command, 0])
})
