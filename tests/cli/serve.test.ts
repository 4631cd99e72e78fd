import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { startCollapseLab } from './spawned.ts'

/** The address that a serving command prints. */
function addressOf(server: ReturnType<typeof startCollapseLab>): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout.on('data', (data: Buffer) => {
      printed += data.toString()
      if (printed.includes('\n')) resolve(printed.trim())
    })
    server.on('exit', () => reject(new Error(`it ended: ${printed}`)))
  })
}

const exitOf = (server: ReturnType<typeof startCollapseLab>) =>
  new Promise(resolve => server.on('exit', (code, signal) => resolve(code ?? signal)))

test('serve prints its address, gives the page, and ends at Ctrl-C with 130', async () => {
  const server = startCollapseLab(scratchFolder(), 'serve', '--port', '0')
  const ended = exitOf(server)
  const address = await addressOf(server)
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  const page = await fetch(address)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await page.text()).toContain('<title>collapse lab</title>')
  server.kill('SIGINT')
  expect(await ended).toBe(130)
})

test('serve shows a run that is named, and refuses one that is not there', async () => {
  const folder = scratchFolder()
  writeFileSync(
    join(folder, 'mine.txt'),
    'One and two.\n\nTwo and three.\n\nThree and four.\n\nFour and five.\n\nFive.',
  )
  expect((await collapseLab(folder, 'run', '--corpus', 'mine.txt', '--generations', '1', '--out', 'mine')).code).toBe(0) // prettier-ignore
  const server = startCollapseLab(folder, 'serve', 'mine', '--port', '0')
  const ended = exitOf(server)
  expect(await (await fetch(await addressOf(server))).text()).toMatch(/"text":\{"title":"mine/)
  server.kill('SIGTERM')
  expect(await ended).toBe(130)
  expect((await collapseLab(folder, 'serve', 'nothing')).stderr).toContain('run "nothing" is not there')
})

test('serve says which corpora and exercises it leaves out, and why', async () => {
  const folder = scratchFolder()
  for (const [name, file] of [
    ['corpora/torn', 'corpus.json'],
    ['exercises/torn', 'exercise.json'],
  ] as const) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, file), '{')
  }
  const server = startCollapseLab(folder, 'serve', '--port', '0')
  const ended = exitOf(server)
  let said = ''
  server.stderr.on('data', (data: Buffer) => (said += data.toString()))
  await addressOf(server)
  server.kill('SIGINT')
  await ended
  expect(said).toMatch(/^collapse-lab: left out: \S*corpora\/torn\/corpus\.json is not JSON\n/)
  expect(said).toMatch(/^collapse-lab: left out: \S*exercises\/torn\/exercise\.json is not JSON\n/m)
})

test('serve refuses a port that is taken, or is none, in a line and a hint', async () => {
  const other = createServer()
  await new Promise<void>(listening => other.listen(0, '127.0.0.1', listening))
  const { port } = other.address() as AddressInfo
  const busy = await collapseLab(scratchFolder(), 'serve', '--port', String(port))
  other.close()
  expect(busy).toEqual({
    code: 1,
    stdout: '',
    stderr: `collapse-lab: port ${port} is in use\nhint: name another one, or let any free one be taken: --port 0\n`,
  })
  const { code, stderr } = await collapseLab(scratchFolder(), 'serve', '--port', '70000')
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('--port must lie between 0 and 65535, got 70000'),
  ])
  expect((await collapseLab(scratchFolder(), 'serve', '--port', '-1')).code).toBe(2)
})
