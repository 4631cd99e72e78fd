import { request as httpRequest } from 'node:http'
import { networkInterfaces } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { placesOf } from '../../../src/node/class/addresses.ts'
import { Lesson } from '../../../src/node/class/lesson.ts'
import { serveLesson } from '../../../src/node/class/lesson-server.ts'
import { readPack } from '../../../src/node/exercises/packs.ts'
import { isOfThisMachine, type PageServer } from '../../../src/node/page/guarded-server.ts'
import { scratchFolder } from '../../scratch.ts'

const { pack } = readPack('01-photocopy')
const ROSTER = [
  { student: '1001', name: 'Ada <b>Lovelace</b>' },
  { student: '1002', name: 'Ben Okri' },
]
const PAGE = `<!doctype html><title>exercise</title>${'words '.repeat(1000)}`

let lesson: Lesson
let server: PageServer
let port: number
let now = Date.UTC(2026, 0, 12, 12)

let reads = 0
/** Takes a moment, and at first fails. */
const countedRead = async () => {
  reads += 1
  await new Promise(wait => setTimeout(wait, 50))
  if (reads === 1) throw new Error('not yet')
  return Buffer.from('[]')
}

beforeAll(async () => {
  const served = () => ({
    ...{ lesson, pack, page: PAGE, next: 'grade it' },
    join: { address: `http://lesson.test:${port}/`, qr: '<svg></svg>' },
    files: [
      { path: '/corpora/twenty-chapters.json', read: () => Buffer.from('{"name":"toy"}') },
      { path: '/corpora/counted.json', read: countedRead },
    ],
  })
  server = await serveLesson(served, { port: 0, names: ['lesson.test'], now: () => now })
  port = Number(new URL(server.address).port)
})
afterAll(() => server.close())
beforeEach(() => {
  now += 3_600_000
  lesson = new Lesson(pack, { roster: ROSTER, secret: 'secret', folder: scratchFolder(), now: () => now })
})

interface Asking {
  /** The address that is connected to, as a browser writes it; default that of loopback. */
  readonly to?: string
  readonly port?: number
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Asks as any program may, with whatever headers. */
function ask(
  path: string,
  { to = '127.0.0.1', port: at = port, method = 'GET', headers = {}, body }: Asking = {},
) {
  return new Promise<{
    status: number
    headers: Readonly<Record<string, unknown>>
    bytes: Buffer
    text: string
  }>((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const asked = httpRequest({ host: to.replace(/[[\]]/g, ''), port: at, path, method, agent: false, headers: { Host: `${to}:${at}`, ...length, ...headers } }) // prettier-ignore
    asked.on('error', reject)
    asked.on('response', response => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        resolve({ status: response.statusCode!, headers: response.headers, bytes, text: bytes.toString() })
      })
    })
    asked.end(body)
  })
}
const post = (path: string, value: unknown, headers: Asking['headers'] = {}) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) }) // prettier-ignore
const codeOf = (student: string) => lesson.rows().find(row => row.student === student)!.code

describe('a pupil', () => {
  test('joins, saves, asks for help and hands in, and is told when it was received', async () => {
    const code = codeOf('1001')
    const joined = await post('/pupil/join', { code })
    expect([joined.status, JSON.parse(joined.text)]).toMatchObject([200, { name: 'Ada <b>Lovelace</b>', sheet: { student: '1001' } }]) // prettier-ignore
    const work = { code, answers: { guess: '50' }, numbers: { 'once-after-one': 63.1 } }
    expect(JSON.parse((await post('/pupil/save', work)).text)).toMatchObject({
      at: new Date(now).toISOString(),
    })
    expect(JSON.parse((await post('/pupil/help', { code, asks: true })).text)).toEqual({ asks: true })
    expect(JSON.parse((await post('/pupil/hand-in', work)).text)).toMatchObject({
      at: new Date(now).toISOString(),
    })
    expect(lesson.rows()[0]).toMatchObject({ asks: true, answered: 1, numbers: 1, handedIn: now })
  })

  test('is refused with a code that nobody has, or something that is no answer', async () => {
    expect((await post('/pupil/join', { code: 'AAAAAA' })).status).toBe(403)
    expect((await post('/pupil/hand-in', { code: 'AAAAAA', answers: {}, numbers: {} })).status).toBe(403)
    const code = codeOf('1001')
    for (const sent of [
      { code },
      { code, answers: 1, numbers: {} },
      { code: 7 },
      [],
      null,
      { code, asks: 'yes' },
    ])
      expect((await post('/pupil/save', sent)).status, JSON.stringify(sent)).toBe(400)
    expect((await post('/pupil/help', { code, asks: 'yes' })).status).toBe(400)
    expect((await ask('/pupil/save', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{ half' })).status).toBe(400) // prettier-ignore
    expect((await ask('/pupil/save')).status).toBe(404)
  })

  test('may try a wrong code 300 times a minute from one address; then only who has come before is let in there', async () => {
    lesson.join(codeOf('1002'))
    for (let k = 0; k < 300; k++) expect((await post('/pupil/join', { code: `X${k}` })).status).toBe(403)
    expect((await post('/pupil/join', { code: codeOf('1001') })).status).toBe(429)
    expect((await post('/pupil/join', { code: codeOf('1002') })).status).toBe(200)
    now += 60_001
    expect((await post('/pupil/join', { code: codeOf('1001') })).status).toBe(200)
  })
})

describe('the server', () => {
  test('takes JSON of a length that is said and small, from its own pages', async () => {
    const sent = { code: codeOf('1001') }
    const large = { code: codeOf('1001'), answers: { guess: 'x'.repeat(200_000) }, numbers: {} }
    expect((await post('/pupil/save', large)).status).toBe(413)
    expect((await post('/pupil/join', sent, { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await post('/pupil/join', sent, { Origin: 'http://elsewhere.test' })).status).toBe(403)
    expect((await post('/pupil/join', sent, { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' })).status).toBe(403) // prettier-ignore
    expect((await post('/pupil/join', sent, { Host: `elsewhere.test:${port}` })).status).toBe(421)
    expect((await ask('/pupil/join', { method: 'PUT' })).status).toBe(405)
  })

  test('sends what is large packed to who takes it so, the same bytes', async () => {
    const plain = await ask('/')
    const packed = await ask('/', { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(plain.text).toBe(PAGE)
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.bytes.length).toBeLessThan(PAGE.length / 10)
    expect(gunzipSync(packed.bytes).toString()).toBe(PAGE)
    expect((await ask('/corpora/twenty-chapters.json')).text).toBe('{"name":"toy"}')
    for (const path of ['/corpora/other.json', '/corpora/..%2f..%2fpackage.json', '/x', '/%00', '//'])
      expect((await ask(path)).status, path).toBe(404)
  })

  test('reads and packs a file once, however many ask at one time; what failed is tried again', async () => {
    const asked = async () => (await Promise.all(Array.from({ length: 30 }, () => ask('/corpora/counted.json')))).map(({ status }) => status) // prettier-ignore
    expect(new Set(await asked())).toEqual(new Set([500]))
    expect(reads).toBe(1)
    expect(new Set(await asked())).toEqual(new Set([200]))
    expect(new Set(await asked())).toEqual(new Set([200]))
    expect(reads).toBe(2)
  })

  test('sets no cookie and lets no other site frame, keep or read an answer', async () => {
    for (const { headers } of [
      await ask('/'),
      await ask('/board'),
      await post('/pupil/join', { code: codeOf('1001') }),
    ]) {
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
      })
    }
  })
})

describe('the board', () => {
  test('has no name, number or code of a pupil, and shows the numbers of runs when the teacher says so', async () => {
    lesson.save(codeOf('1001'), { answers: { guess: '50' }, numbers: { 'once-after-one': 63.1 } })
    lesson.expect({ 'once-after-one': 63.2 })
    const guesses = (await ask('/board')).text
    expect(guesses).toContain('Came: 1 of 2. Handed in: 0.')
    expect(guesses).toContain('Guesses: 1, a dot for each.')
    expect(guesses).not.toContain('Theory expects')
    expect((await post('/teacher/stage', { stage: 'numbers' })).status).toBe(200)
    const numbers = (await ask('/board/now')).text
    expect(numbers).toContain('Theory expects 63.2 %.')
    for (const private_ of ['Ada', 'Lovelace', '1001', 'Okri', codeOf('1001'), codeOf('1001').slice(0, 3)])
      expect(guesses + numbers).not.toContain(private_)
  })
})

describe('the view of the teacher', () => {
  const PATHS = ['/teacher', '/teacher/now', '/teacher/codes']

  test('is for this machine alone, under a name of its own', async () => {
    for (const path of PATHS) {
      expect((await ask(path)).status, path).toBe(200)
      expect((await ask(path, { headers: { Host: `localhost:${port}` } })).status).toBe(200)
      expect((await ask(path, { headers: { Host: `lesson.test:${port}` } })).status).toBe(404)
    }
    expect((await post('/teacher/stage', { stage: 'numbers' }, { Host: `lesson.test:${port}` })).status).toBe(
      404,
    )
    expect((await post('/teacher/stage', { stage: 'all' })).status).toBe(400)
    expect(lesson.stage).toBe('guesses')
  })

  test('has slips to cut out: each with the exercise, the pupil, the code, the address and its picture for cameras', async () => {
    const slips = (await ask('/teacher/codes')).text.split('<div class="slip">').slice(1)
    expect(slips).toHaveLength(2)
    const shown = (slip: string) => slip.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    const code = codeOf('1002')
    expect(shown(slips[1]!)).toContain(`A photocopy of a photocopy Ben Okri ${code.slice(0, 3)} ${code.slice(3)} http://lesson.test:${port}/`) // prettier-ignore
    for (const slip of slips) expect(slip).toContain('<svg></svg>')
  })

  test('has who asks for help first, then who has written nothing for five minutes; names are text', async () => {
    lesson.save(codeOf('1001'), { answers: { guess: '50' }, numbers: {} })
    const order = async () => Array.from((await ask('/teacher/now')).text.matchAll(/scope="row">(.*?) \((\d+)\)/g), ([, name]) => name) // prettier-ignore
    expect(await order()).toEqual(['Ada &lt;b&gt;Lovelace&lt;/b&gt;', 'Ben Okri'])
    lesson.ask(codeOf('1002'), true)
    expect(await order()).toEqual(['Ben Okri', 'Ada &lt;b&gt;Lovelace&lt;/b&gt;'])
    now += 5 * 60_000
    expect((await ask('/teacher/now')).text).toContain('nothing new for 5 minutes')
  })
})

/** Addresses of this machine on a network, as a browser writes them; none where it is on no network. */
const OWN = Object.values(networkInterfaces())
  .flatMap(addresses => addresses ?? [])
  .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
  .map(({ address }) => (address.includes(':') ? `[${address}]` : address))

describe.skipIf(OWN.length === 0)('a lesson that listens on one address of this machine', () => {
  test.each(OWN)('%s: it says where the teacher is, and this machine alone has the view there', async own => {
    const host = own.replace(/[[\]]/g, '')
    const served = () => ({ lesson, pack, page: PAGE, files: [], next: '', join: { address: '', qr: '' } })
    const one = await serveLesson(served, { port: 0, host, names: ['lesson.test', own] })
    try {
      const at = Number(new URL(one.address).port)
      expect(one.address).toBe(`http://${own}:${at}/`)
      const asking = (path: string, more: Asking = {}) => ask(path, { to: own, port: at, ...more })
      expect((await asking('/teacher')).status).toBe(200)
      expect((await fetch(`${one.address}teacher/now`)).status).toBe(200)
      expect((await asking('/teacher', { headers: { Host: `lesson.test:${at}` } })).status).toBe(404)
      expect((await asking('/', { headers: { Host: `lesson.test:${at}` } })).status).toBe(200)
      expect((await asking('/teacher', { headers: { Host: `elsewhere.test:${at}` } })).status).toBe(421)
    } finally {
      await one.close()
    }
  })

  test('and one that listens on all: the view opens under each of them, though no list has it', async () => {
    const served = () => ({ lesson, pack, page: PAGE, files: [], next: '', join: { address: '', qr: '' } })
    const all = await serveLesson(served, { port: 0, host: '::' })
    try {
      const at = Number(new URL(all.address).port)
      expect(all.address).toBe(`http://127.0.0.1:${at}/`)
      for (const to of ['127.0.0.1', '[::1]', ...OWN])
        expect((await ask('/teacher', { to, port: at })).status, to).toBe(200)
    } finally {
      await all.close()
    }
  })

  test('a connection from another address than the one it comes to is of another machine', () => {
    const of = (remoteAddress: string, localAddress: string) => isOfThisMachine({ remoteAddress, localAddress }) // prettier-ignore
    expect(of('127.0.0.1', '127.0.0.1')).toBe(true)
    expect(of('::ffff:127.0.0.1', '::ffff:127.0.0.1')).toBe(true)
    expect(of('192.168.1.5', '192.168.1.5')).toBe(true)
    expect(of('::ffff:192.168.1.5', '::ffff:192.168.1.5')).toBe(true)
    expect(of('2001:db8::7', '2001:db8::7')).toBe(true)
    expect(of('192.168.1.6', '192.168.1.5')).toBe(false)
    expect(of('::ffff:192.168.1.6', '::ffff:192.168.1.5')).toBe(false)
    expect(isOfThisMachine({})).toBe(false)
  })
})

describe('where a lesson is', () => {
  const card = (address: string, internal = false) => ({ address, internal, family: address.includes(':') ? 'IPv6' : 'IPv4' }) as never // prettier-ignore
  const interfaces = {
    lo: [card('127.0.0.1', true)],
    docker0: [card('172.17.0.1')],
    eth0: [card('203.0.113.9'), card('fe80::1'), card('2001:db8::7')],
    wlan0: [card('192.168.1.5')],
  }

  test('on all addresses: a school’s network first, that of programs on this machine last', () => {
    const { names, toTell } = placesOf('0.0.0.0', undefined, { interfaces, machine: 'Desk' })
    expect(toTell).toEqual(['192.168.1.5', '203.0.113.9', '172.17.0.1'])
    expect(names).toEqual([...toTell, '[2001:db8::7]', 'desk', 'desk.local'])
    expect(placesOf('0.0.0.0', 'Lab.School', { interfaces }).toTell[0]).toBe('lab.school')
    expect(placesOf('0.0.0.0', undefined, { interfaces: {} }).toTell).toEqual(['127.0.0.1'])
  })

  test('on one address: there alone', () => {
    expect(placesOf('192.168.1.5', undefined, { interfaces })).toEqual({ names: ['192.168.1.5'], toTell: ['192.168.1.5'] }) // prettier-ignore
    expect(placesOf('::1', 'lab').toTell).toEqual(['lab', '[::1]'])
  })
})
