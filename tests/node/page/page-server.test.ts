import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PageServer } from '../../../src/node/page/guarded-server.ts'
import { servePage } from '../../../src/node/page/page-server.ts'
import { Refusal } from '../../../src/refusal.ts'

const PAGE = '<!doctype html><title>a page</title>'

let server: PageServer
let port: number
beforeAll(async () => {
  server = await servePage(PAGE, { port: 0 })
  port = Number(new URL(server.address).port)
})
afterAll(() => server.close())

/** What comes back for bytes as they are: a browser would mend them first. */
function ask(text: string, to = port): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(to, '127.0.0.1', () => socket.write(text))
    socket.on('data', data => (answer += data.toString()))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

/** A request by its first line, with the right host unless another one is named. */
const request = (line: string, ...headers: string[]) =>
  ask([`${line} HTTP/1.1`, ...withHost(headers), 'Connection: close', '', ''].join('\r\n'))

const withHost = (headers: string[]) =>
  headers.some(header => header.startsWith('Host:')) ? headers : [`Host: 127.0.0.1:${port}`, ...headers]

const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])

test('the page is given to GET, and to HEAD without its body', async () => {
  const got = await request('GET /')
  expect(status(got)).toBe(200)
  expect(got.endsWith(PAGE)).toBe(true)
  const head = await request('HEAD /')
  expect(status(head)).toBe(200)
  expect(head).toContain(`Content-Length: ${PAGE.length}`)
  expect(head.endsWith('\r\n\r\n')).toBe(true)
})

test('a link may add a query to the address of the page', async () => {
  for (const line of ['GET /?from=moodle', 'HEAD /?', 'GET /?a=/b?c'])
    expect([line, status(await request(line))]).toEqual([line, 200])
  expect(status(await request('GET /nothing?from=moodle'))).toBe(404)
})

test('every answer says that it is not to be framed, guessed at, kept or read by another site', async () => {
  for (const answer of [await request('GET /'), await request('GET /nothing')])
    for (const header of [
      "Content-Security-Policy: frame-ancestors 'none'",
      'X-Content-Type-Options: nosniff',
      'Referrer-Policy: no-referrer',
      'Cross-Origin-Resource-Policy: same-origin',
      'Cache-Control: no-store',
    ])
      expect(answer).toContain(header)
})

test('files that are named are given, read when they are asked for; one that cannot be had is no fault', async () => {
  const files = [
    { path: '/corpora/a.json', read: () => Buffer.from('{"name":"a"}') },
    {
      path: '/corpora/gone.json',
      read: () => {
        throw new Refusal('the text of gone is not here', 'npm install')
      },
    },
  ]
  const own = await servePage(PAGE, { port: 0, files })
  try {
    const given = await fetch(`${own.address}corpora/a.json`)
    expect(given.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await given.json()).toEqual({ name: 'a' })
    const gone = await fetch(`${own.address}corpora/gone.json`)
    expect([gone.status, await gone.text()]).toEqual([404, 'the text of gone is not here; npm install\n'])
    expect((await fetch(`${own.address}corpora/b.json`)).status).toBe(404)
  } finally {
    await own.close()
  }
})

test.each(['127.0.0.1', 'localhost'])('it answers to the name %s', async name => {
  expect(status(await request('GET /', `Host: ${name}:${port}`))).toBe(200)
})

test.each([
  'evil.example',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '127.0.0.2',
  '[::1]',
  '0.0.0.0',
  'evil.example@127.0.0.1',
])('a name that someone has pointed here is refused: %s', async name => {
  const answer = await request('GET /', `Host: ${name}:${port}`)
  expect(status(answer)).toBe(421)
  expect(answer).not.toContain(PAGE)
})

test('the right name with another port, without one, or beside a second one is refused', async () => {
  expect(status(await request('GET /', `Host: 127.0.0.1:${port + 1}`))).toBe(421)
  expect(status(await request('GET /', 'Host: 127.0.0.1'))).toBe(421)
  expect(status(await request('GET /', `Host: 127.0.0.1:${port}`, 'Host: evil.example'))).not.toBe(200)
  expect(status(await ask('GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
  expect(status(await ask('GET / HTTP/1.0\r\n\r\n'))).toBe(421)
})

test('another origin is refused, its own is not', async () => {
  expect(status(await request('GET /', `Origin: http://127.0.0.1:${port}`))).toBe(200)
  for (const origin of [
    'http://evil.example',
    'null',
    `https://127.0.0.1:${port}`,
    `http://127.0.0.1:${port + 1}`,
    `http://localhost:${port}`,
  ])
    // prettier-ignore
    expect(status(await request('GET /', `Origin: ${origin}`)), origin).toBe(403)
})

test('what a page of another site asks for is refused; a link to the page is followed', async () => {
  const from = (site: string, mode: string, target: string) =>
    request('GET /', `Sec-Fetch-Site: ${site}`, `Sec-Fetch-Mode: ${mode}`, `Sec-Fetch-Dest: ${target}`)
  for (const site of ['cross-site', 'same-site']) {
    for (const [mode, target] of [
      ['no-cors', 'script'],
      ['cors', 'empty'],
      ['no-cors', 'image'],
      ['navigate', 'iframe'],
    ])
      // prettier-ignore
      expect([site, target, status(await from(site, mode!, target!))]).toEqual([site, target, 403])
    expect(status(await from(site, 'navigate', 'document'))).toBe(200)
  }
  expect(status(await from('same-origin', 'cors', 'empty'))).toBe(200)
  expect(status(await from('none', 'navigate', 'document'))).toBe(200)
})

test('who does not read the answer is cut off; who waits for a file that takes long is not', async () => {
  let give: (bytes: Buffer) => void = () => undefined
  const slow = { path: '/slow.json', read: () => new Promise<Buffer>(resolve => (give = resolve)) }
  const own = await servePage('x'.repeat(64 << 20), { port: 0, files: [slow], idle: 200 })
  const to = Number(new URL(own.address).port)
  try {
    const deaf = connect(to, '127.0.0.1')
    deaf.on('error', () => undefined)
    deaf.pause()
    const waiting = fetch(`${own.address}slow.json`)
    deaf.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${to}\r\n\r\n`)
    await expect.poll(() => own.connections(), { interval: 50 }).toBe(2)
    await expect.poll(() => own.connections(), { interval: 50 }).toBe(1)
    give(Buffer.from('{}'))
    expect(await (await waiting).json()).toEqual({})
    deaf.destroy()
  } finally {
    await own.close()
  }
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  '%s is refused',
  async method => {
    const answer = await request(`${method} /`, 'Content-Length: 0')
    expect(status(answer)).toBe(405)
    expect(answer).toContain('Allow: GET, HEAD')
  },
)

test.each([
  '/index.html',
  '//',
  '/..',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%5c..%5cpackage.json',
  '/package.json',
  '/.git/config',
  '/%00',
  'http://evil.example/',
  '*',
])('there is nothing but the page: %s', async path => {
  const answer = await request(`GET ${path}`)
  expect(status(answer)).toBe(404)
  expect(answer.endsWith('\r\n\r\nthere is one page here: /\n')).toBe(true)
})

test('a body is refused, and a second request does not hide in it', async () => {
  const hidden = 'GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n'
  for (const header of [`Content-Length: ${hidden.length}`, 'Transfer-Encoding: chunked']) {
    const answer = await ask(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${header}\r\n\r\n${hidden}`)
    // What follows a refused chunked body is no chunk, and no request either.
    expect(answer.match(/(?<=HTTP\/1\.1 )\d+/g)).toEqual(header.startsWith('T') ? ['413', '400'] : ['413'])
  }
})

test('a huge header and what is no request end in one line', async () => {
  expect(status(await request('GET /', `X: ${'x'.repeat(100_000)}`))).toBe(431)
  expect(status(await request(`GET /${'x'.repeat(100_000)}`))).toBe(431)
  expect(status(await ask('\u0016\u0003\u0001 hello\r\n\r\n'))).toBe(400)
})

test('who asks and does not finish is not waited for', { timeout: 20_000 }, async () => {
  const start = Date.now()
  expect(status(await ask(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: `))).toBe(408)
  expect(Date.now() - start).toBeLessThan(12_000)
})

test('a port that is in use is refused with a hint', async () => {
  const busy = servePage(PAGE, { port })
  await expect(busy).rejects.toThrow(Refusal)
  await expect(busy).rejects.toThrow(`port ${port} is in use`)
})

test('it is reached by the loopback address alone', () => {
  expect(server.address).toBe(`http://127.0.0.1:${port}/`)
})

test('it ends although a connection stays open', async () => {
  const other = await servePage(PAGE, { port: 0 })
  const socket = connect(Number(new URL(other.address).port), '127.0.0.1')
  const closed = new Promise(resolve => socket.on('close', resolve))
  socket.on('error', () => undefined)
  await new Promise(connected => socket.on('connect', connected))
  await other.close()
  await closed
})
