import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** The only address that is listened on: no other machine can reach it. */
const LOOPBACK = '127.0.0.1'
/** Names by which a browser on this machine may ask. Any other name is one that someone has pointed here. */
const NAMES = [LOOPBACK, 'localhost']
/** The most that a request may be: bytes of its headers, and milliseconds until it is there. */
const LIMITS = {
  maxHeaderSize: 8192,
  headersTimeout: 5000,
  requestTimeout: 5000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
}
/** Milliseconds after which a connection is closed that nothing goes through: a browser that reads takes a page in parts of a second. */
const IDLE = 10_000
/** Connections at one time. */
const CONNECTIONS = 32

/** Headers of every answer: it may not be framed, sniffed, cached or read by another site. */
const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** A file that is served besides the page. */
export interface ServedFile {
  /** As in `/corpora/moby-dick.json`. */
  readonly path: string
  /** Its bytes, JSON; work that takes long is done elsewhere, so that others are answered meanwhile. @throws Refusal when they cannot be had */
  read(): Buffer | Promise<Buffer>
}

/** A page that is being served. */
export interface PageServer {
  /** `http://127.0.0.1:8000/` */
  readonly address: string
  /** The number of open connections. */
  connections(): Promise<number>
  /** Ends it, open connections included. */
  close(): Promise<void>
}

/**
 * Serves one page to the browsers of this machine, and to nobody else: on the loopback address, to GET and HEAD of `/` and of the
 * files that are named, under the machine's own names (a foreign name in `Host` would be a site that points its name here) and to no
 * other origin.
 *
 * @param port 0 for any that is free
 * @param files read when they are asked for
 * @param idle milliseconds after which a connection is closed that does not read its answer; default 10 s
 * @throws Refusal when the port cannot be had
 */
export async function servePage(
  page: string,
  { port, files = [], idle = IDLE }: { port: number; files?: readonly ServedFile[]; idle?: number },
): Promise<PageServer> {
  const bytes = Buffer.from(page)
  const shelf = new Map<string, Served>([['/', { type: 'text/html', read: () => bytes }]])
  for (const { path, read } of files) shelf.set(path, { type: 'application/json', read })
  // Connections that wait for this program, and not this program for them.
  const waiting = new WeakSet<Socket>()
  const server = createServer(LIMITS, (request, response) => {
    waiting.add(request.socket)
    answer(request, response, shelf)
      .catch(() => response.destroy())
      .finally(() => waiting.delete(request.socket))
  })
  server.setTimeout(idle, socket => {
    if (!waiting.has(socket)) socket.destroy()
  })
  server.maxConnections = CONNECTIONS
  server.on('clientError', refuseBadly)
  await listening(server, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    address: `http://${LOOPBACK}:${taken}/`,
    connections: () =>
      new Promise((counted, failed) =>
        server.getConnections((error, count) => (error ? failed(error) : counted(count))),
      ),
    close: () =>
      new Promise(closed => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(portRefusal(error, port) ?? error))
    server.listen({ port, host: LOOPBACK, exclusive: true }, done)
  })
}

function portRefusal({ code }: NodeJS.ErrnoException, port: number): Refusal | undefined {
  const hint = 'name another one, or let any free one be taken: --port 0'
  if (code === 'EADDRINUSE') return new Refusal(phrase`port ${port} is in use`, hint)
  return code === 'EACCES'
    ? new Refusal(phrase`port ${port} needs the rights of an administrator`, hint)
    : undefined
}

/** A file by its type, and how to read it. */
interface Served extends Pick<ServedFile, 'read'> {
  readonly type: string
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  shelf: ReadonlyMap<string, Served>,
): Promise<void> {
  const found = refusalOf(request) ?? (await readServed(shelf.get(pathOf(request))))
  const refused = 'why' in found ? found : undefined
  const body = 'why' in found ? Buffer.from(`${found.why}\n`) : found.body
  response.writeHead(refused?.status ?? 200, {
    ...HEADERS,
    'Content-Type': `${'why' in found ? 'text/plain' : found.type}; charset=utf-8`,
    'Content-Length': body.length,
    ...(refused ? { Connection: 'close' } : {}),
    ...(refused?.status === 405 ? { Allow: 'GET, HEAD' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The path of a request; a link from elsewhere may have added a query, as in `/?from=moodle`. */
const pathOf = ({ url = '' }: IncomingMessage) => url.split('?', 1)[0]!

interface Refused {
  readonly status: number
  readonly why: string
}

async function readServed(
  served: Served | undefined,
): Promise<Refused | { readonly type: string; readonly body: Buffer }> {
  if (!served) return { status: 404, why: 'there is one page here: /' }
  try {
    return { type: served.type, body: await served.read() }
  } catch (error) {
    if (error instanceof Refusal) return { status: 404, why: `${error.message}; ${error.hint}` }
    return { status: 500, why: 'this file could not be made' }
  }
}

/** The refusal of a request, whatever it asks for; undefined when it may be answered. */
function refusalOf({ method, headers, headersDistinct, socket }: IncomingMessage): Refused | undefined {
  const port = socket.localPort!
  const hosts = NAMES.flatMap(name => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
  const [host = '', ...more] = headersDistinct.host ?? []
  if (!hosts.includes(host) || more.length > 0)
    return { status: 421, why: 'this address is asked for by another name' }
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, why: 'another site asks for this page' }
  if (isForeign(headers)) return { status: 403, why: 'another site asks for this page' }
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, why: 'this page is only read: GET or HEAD' }
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0)
    return { status: 413, why: 'this page takes nothing in' }
  return undefined
}

/**
 * Whether a browser says that another site asks (Fetch Metadata). A link to the page from elsewhere may be followed; a picture, script or
 * frame of another site that names an address here may not.
 */
function isForeign(headers: IncomingMessage['headers']): boolean {
  const { 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode, 'sec-fetch-dest': target } = headers
  if (site === 'none' || site === 'same-origin') return false
  return mode !== 'navigate' || target !== 'document'
}

/** Answers what is no request, or too long a one, without a word about this program. */
function refuseBadly(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const status = STATUSES[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}
