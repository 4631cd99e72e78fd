import type { IncomingMessage, ServerResponse } from 'node:http'
import { Refusal } from '../../refusal.ts'
import { given } from '../../given.ts'
import { guardedServer, HEADERS, refuse, type PageServer, type Refused } from './guarded-server.ts'

/** A file that is served besides the page. */
export interface ServedFile {
  /** As in `/corpora/moby-dick.json`. */
  readonly path: string
  /** Its bytes, JSON; work that takes long is done elsewhere, so that others are answered meanwhile. @throws Refusal when they cannot be had */
  read(): Buffer | Promise<Buffer>
}

/**
 * Serves one page to the browsers of this machine, and to nobody else: on the loopback address, to GET and HEAD of `/` and of the
 * files that are named, under the machine's own names and to no other origin.
 *
 * @param port 0 for any that is free
 * @param files read when they are asked for
 * @param idle milliseconds after which a connection is closed that does not read its answer; default 10 s
 * @throws Refusal when the port cannot be had
 */
export function servePage(
  page: string,
  { port, files = [], idle }: { port: number; files?: readonly ServedFile[]; idle?: number },
): Promise<PageServer> {
  const bytes = Buffer.from(page)
  const shelf = new Map<string, Served>([['/', { type: 'text/html', read: () => bytes }]])
  for (const { path, read } of files) shelf.set(path, { type: 'application/json', read })
  return guardedServer((request, response) => answer(request, response, shelf), { port, ...given({ idle }) })
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
  const found = await readServed(shelf.get(pathOf(request)))
  if ('why' in found) {
    refuse(response, found)
    return
  }
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': `${found.type}; charset=utf-8`,
    'Content-Length': found.body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : found.body)
}

/** The path of a request; a link from elsewhere may have added a query, as in `/?from=moodle`. */
const pathOf = ({ url = '' }: IncomingMessage) => url.split('?', 1)[0]!

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
