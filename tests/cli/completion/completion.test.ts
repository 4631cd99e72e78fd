import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { BUILD } from '../../build-in-use.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'
import { collapseLab } from '../command-line.ts'

const folder = scratchFolder()
const completed = async (...words: string[]) =>
  (await collapseLab(folder, 'completion', '--', ...words)).stdout.split('\n').slice(0, -1)

beforeAll(async () => {
  writeFileSync(join(folder, 'tale.txt'), prose(30))
  mkdirSync(join(folder, 'books'))
  writeFileSync(join(folder, 'books', 'one.txt'), 'One.')
  await collapseLab(folder, 'run', 'tale.txt', '--generations', '1')
})

describe('the tab key', () => {
  test.each([
    [['ve'], ['verify']],
    [['run', '--reg'], ['--regime']],
    [
      ['run', '--regime', 'acc'],
      ['accumulate', 'accumulate-subsample'],
    ],
    [['run', '--regime', '=', 'gr'], ['grow']],
    [['run', '--regime', '='], undefined],
    [
      ['run', '--tokens', ''],
      ['word', 'modern', 'char', 'whitespace'],
    ],
    [['run', '--metric', 'perplexity,distinct-3'], ['perplexity,distinct-3']],
    [['run', '--order', ''], []],
    [['run', 'mob'], ['moby-dick']],
    [['run', '--order', '2', 'ta'], ['tale.txt']],
    [['measure', 'books/'], ['books/one.txt']],
    [['forecast', 'boo'], ['books/']],
    [['show', ''], ['tale-word3-replace-gen1-seed1']],
    [['compare', 'tale-word3-replace-gen1-seed1', 'ta'], ['tale-word3-replace-gen1-seed1']],
    [['show', 'tale-word3-replace-gen1-seed1', ''], []],
    [['exercise', 'iss'], ['issue']],
    [['exercise', 'issue', '01'], ['01-photocopy']],
    [
      ['corpora', ''],
      ['list', 'show', 'add'],
    ],
    [['experiment', 'run', 'mode'], ['mode-collapse']],
    [
      ['completion', ''],
      ['bash', 'fish', 'zsh'],
    ],
    [['nonsense', ''], []],
  ])('completes %j', async (words, wanted) => {
    const found = await completed(...words)
    if (wanted) expect([...found].sort()).toEqual([...wanted].sort())
    else expect(found).toContain('replace')
  })

  test('has a script for each shell that is named or used, and says so of another one', async () => {
    for (const shell of ['bash', 'fish', 'zsh'])
      expect((await collapseLab(folder, 'completion', shell)).stdout).toContain(`collapse-lab completion ${shell} >`) // prettier-ignore
    expect(await collapseLab(folder, 'completion', 'tcsh')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('completion has no script for tcsh') as string,
    })
  })
})

/** Programs that complete a command line in a shell and print what is offered, a line each. */
const IN_SHELLS: Readonly<Record<string, string>> = {
  bash: `source ./script
COMP_WORDS=(collapse-lab run --regime acc); COMP_CWORD=3; _collapse_lab; printf '%s\\n' "\${COMPREPLY[@]}"`,
  fish: `source ./script; complete -C 'collapse-lab run --regime acc'`,
  zsh: `compdef() { : }; compadd() { shift; print -l -- "\${(@P)1}" }
source ./script
words=(collapse-lab run --regime acc); CURRENT=4; _collapse_lab`,
}

describe.each(Object.keys(IN_SHELLS))('the script for %s', shell => {
  const isThere = process.platform !== 'win32' && spawnSync(shell, ['-c', 'exit 0']).status === 0
  test.skipIf(!isThere)('completes a value in that shell', async () => {
    const place = scratchFolder()
    const program = join(place, 'collapse-lab')
    writeFileSync(
      program,
      `#!/bin/sh\nexec "${process.execPath}" "${resolve(BUILD, 'cli', 'main.js')}" "$@"\n`,
    )
    chmodSync(program, 0o755)
    writeFileSync(join(place, 'script'), (await collapseLab(folder, 'completion', shell)).stdout)
    const env = { ...process.env, PATH: `${place}${delimiter}${process.env.PATH}`, HOME: place }
    const { stdout, stderr } = spawnSync(shell, ['-c', IN_SHELLS[shell]!], {
      cwd: place,
      encoding: 'utf8',
      env,
    })
    expect(stdout, stderr).toBe('accumulate\naccumulate-subsample\n')
  })
})
