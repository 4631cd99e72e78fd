import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** The address that no other machine can reach. */
export const LOOPBACK = '127.0.0.1'
/** Names by which a browser on this machine may ask. */
const OWN_NAMES = [LOOPBACK, 'localhost']
/** Names of hosts that listen on all addresses of a machine. */
const ALL = ['0.0.0.0', '::']

/** Whether a host is all addresses of a machine. */
export const isAllAddresses = (host: string) => ALL.includes(host)

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

/** Whether a host is one that no other machine can reach. */
export const isThisMachineAlone = (host: string) => host === 'localhost' || isLoopback(host)

/** An address as a socket knows it, without the form in which IPv6 has those of IPv4. */
const plain = (address = '') => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** An address as it is written in the address of a page. */
export const inAddress = (address: string) => (address.includes(':') ? `[${address}]` : address)

/** Whether a connection comes from the machine that it goes to: from a loopback address, or from the very address that it goes to. */
export function isOfThisMachine(socket: Partial<Pick<Socket, 'remoteAddress' | 'localAddress'>>): boolean {
  const [from, to] = [plain(socket.remoteAddress), plain(socket.localAddress)]
  return from !== '' && (isLoopback(from) || from === to)
}

/** Names by which this machine may be asked on a connection: those of its own, and the address that the connection goes to. */
export const ownNamesOn = ({ localAddress }: Pick<Socket, 'localAddress'>): string[] => [
  ...OWN_NAMES,
  inAddress(plain(localAddress)),
]

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
export const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}

/** A server that is up. */
export interface PageServer {
  /** Where this machine reaches it, as in `http://127.0.0.1:8000/`. */
  readonly address: string
  /** The number of open connections. */
  connections(): Promise<number>
  /** Ends it, open connections included. */
  close(): Promise<void>
}

/** Who may ask a server, and for what. */
export interface Guard {
  /** 0 for any that is free. */
  readonly port: number
  /** The address that is listened on; default the loopback address, which no other machine can reach. */
  readonly host?: string
  /** Names by which a browser may ask besides those of this machine itself. Any other name is one that someone has pointed here. */
  readonly names?: readonly string[]
  /** Bytes of JSON that a POST may bring; default none, so that only GET and HEAD are answered. */
  readonly takes?: number
  /** Connections at one time; default 32. */
  readonly connections?: number
  /** Milliseconds after which a connection is closed that does not read its answer; default 10 s. */
  readonly idle?: number
}

/**
 * Answers requests by the names that are allowed (a foreign name in `Host` would be a site that points its name here), to no other
 * origin, and of the size that is allowed; all others are refused before they reach the answer.
 *
 * @throws Refusal when the port or the address cannot be had
 */
export async function guardedServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  guard: Guard,
): Promise<PageServer> {
  const { port, host = LOOPBACK, connections = CONNECTIONS, idle = IDLE } = guard
  const answerOrRefuse = async (request: IncomingMessage, response: ServerResponse) => {
    const refused = refusalOf(request, guard)
    if (refused) refuse(response, refused)
    else await answer(request, response)
  }
  // Connections that wait for this program, and not this program for them.
  const waiting = new WeakSet<Socket>()
  const server = createServer(LIMITS, (request, response) => {
    waiting.add(request.socket)
    answerOrRefuse(request, response)
      .catch(() => response.destroy())
      .finally(() => waiting.delete(request.socket))
  })
  server.setTimeout(idle, socket => {
    if (!waiting.has(socket)) socket.destroy()
  })
  server.maxConnections = connections
  server.on('clientError', refuseBadly)
  await listening(server, port, host)
  const { port: taken, address } = server.address() as AddressInfo
  return {
    address: `http://${isAllAddresses(address) ? LOOPBACK : inAddress(address)}:${taken}/`,
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

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(listenRefusal(error, { port, host }) ?? error),
    )
    server.listen({ port, host, exclusive: true }, done)
  })
}

function listenRefusal(
  { code }: NodeJS.ErrnoException,
  { port, host }: { port: number; host: string },
): Refusal | undefined {
  const hint = 'name another one, or let any free one be taken: --port 0'
  if (code === 'EADDRINUSE') return new Refusal(phrase`port ${port} is in use`, hint)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Refusal(
      phrase`${JSON.stringify(host)} is no address of this machine`,
      'take 0.0.0.0 for all its addresses, as in --host 0.0.0.0',
    )
  return code === 'EACCES'
    ? new Refusal(phrase`port ${port} needs the rights of an administrator`, hint)
    : undefined
}

/** Why a request is not answered. */
export interface Refused {
  readonly status: number
  readonly why: string
}

/** Says why a request is not answered, and ends its connection. */
export function refuse(response: ServerResponse, { status, why }: Refused): void {
  const body = Buffer.from(`${why}\n`)
  response.writeHead(status, {
    ...HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    Connection: 'close',
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** The refusal of a request, whatever it asks for; undefined when it may be answered. */
function refusalOf(
  { method, headers, headersDistinct, socket }: IncomingMessage,
  { names = [], takes }: Guard,
): Refused | undefined {
  const port = socket.localPort!
  const hosts = [...ownNamesOn(socket), ...names].flatMap(name => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ])
  const [host = '', ...more] = headersDistinct.host ?? []
  if (!hosts.includes(host.toLowerCase()) || more.length > 0)
    return { status: 421, why: 'this address is asked for by another name' }
  const { origin } = headers
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, why: 'another site asks for this page' }
  if (isForeign(headers)) return { status: 403, why: 'another site asks for this page' }
  if (takes !== undefined && method === 'POST') return refusalOfPost(headers, takes)
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, why: 'this page is only read: GET or HEAD' }
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0)
    return { status: 413, why: 'this page takes nothing in' }
  return undefined
}

/** JSON of a length that is said and allowed. A form of another site can send no JSON without asking first. */
function refusalOfPost(headers: IncomingMessage['headers'], takes: number): Refused | undefined {
  const length = headers['content-length']
  if (headers['transfer-encoding'] !== undefined || length === undefined)
    return { status: 411, why: 'a length must be said' }
  if (Number(length) > takes) return { status: 413, why: `at most ${takes} bytes are taken in` }
  return headers['content-type']?.split(';', 1)[0] === 'application/json'
    ? undefined
    : { status: 415, why: 'JSON is taken in, and nothing else' }
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
