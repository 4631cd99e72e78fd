import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openersFor, openInBrowser } from '../../../src/node/page/browser.ts'
import { scratchFolder } from '../../scratch.ts'

const ADDRESS = 'http://127.0.0.1:8000/#words?play=yes&$(touch x);`touch x`'

describe('the program that opens a page', () => {
  test('is that of the system; without a screen there is none', () => {
    expect(openersFor('darwin', {})).toEqual([['open']])
    expect(openersFor('win32', {})).toEqual([['rundll32', 'url.dll,FileProtocolHandler']])
    expect(openersFor('linux', { DISPLAY: ':0' })).toEqual([['xdg-open']])
    expect(openersFor('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual([['xdg-open']])
    expect(openersFor('linux', { DISPLAY: '' })).toEqual([])
    expect(openersFor('linux', { WSL_DISTRO_NAME: 'Debian' })).toEqual([['wslview'], ['explorer.exe']])
  })

  test('may be missing or fail: then the next one is asked, and in the end it is told', async () => {
    expect(await openInBrowser(ADDRESS, [])).toBe(false)
    expect(await openInBrowser(ADDRESS, [['no-such-program']])).toBe(false)
    expect(await openInBrowser(ADDRESS, [[process.execPath, '-e', 'process.exit(3)']])).toBe(false)
    expect(await openInBrowser(ADDRESS, [['no-such-program'], [process.execPath, '-e', '0']])).toBe(true)
  })

  test('gets the address as it is: no shell reads it', async () => {
    const folder = scratchFolder()
    const program = join(folder, 'opener.mjs')
    const got = join(folder, 'got')
    writeFileSync(program, `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(got)}, process.argv.at(-1))`) // prettier-ignore
    expect(await openInBrowser(ADDRESS, [[process.execPath, program]])).toBe(true)
    expect(readFileSync(got, 'utf8')).toBe(ADDRESS)
    expect(existsSync('x')).toBe(false)
  })
})
