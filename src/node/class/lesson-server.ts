import { gzipSync } from 'node:zlib'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import type { Pack } from '../../exercise/pack.ts'
import { given } from '../../given.ts'
import { onceMade } from '../../once.ts'
import { Refusal } from '../../refusal.ts'
import { boardBody, boardPage, type Join } from '../../report/lesson/board.ts'
import { lessonScript } from '../../report/lesson/script.ts'
import { codesPage, teacherBody, teacherPage } from '../../report/lesson/teacher.ts'
import type { ServedFile } from '../page/page-server.ts'
import {
  guardedServer,
  HEADERS,
  isOfThisMachine,
  ownNamesOn,
  type PageServer,
} from '../page/guarded-server.ts'
import { STAGES, type Lesson } from './lesson.ts'
import type { Marking } from './marking.ts'
import { WrongCodes } from './wrong-codes.ts'

/** The most that a pupil's page may send at a time: a sheet and its numbers. */
const TAKES = 128 * 1024
/** Connections at one time: a browser has up to six, a class up to a hundred browsers. */
const CONNECTIONS = 1000

/** What is served to a class. */
export interface ServedLesson {
  readonly lesson: Lesson
  /** The exercise's page. */
  readonly page: string
  /** The texts of its runs. */
  readonly files: readonly ServedFile[]
  readonly pack: Pack
  /** The address that pupils open, and a picture of it for cameras. */
  readonly join: Join
  /** Where marking is told to begin, in the view of the teacher. */
  readonly next: string
  /** Has marked what was handed in, when the teacher says so; missing where that is not offered. */
  readonly marking?: Pick<Marking, 'view' | 'begin' | 'file'>
}

export interface LessonServerOptions {
  readonly port: number
  readonly host?: string
  /** Names and addresses by which pupils ask. */
  readonly names?: readonly string[]
  readonly now?: () => number
}

/** Browsers know the policy for openers only where a page came encrypted, and complain of it elsewhere. */
const { 'Cross-Origin-Opener-Policy': _, ...LESSON_HEADERS } = HEADERS

type Asked = Context<{ Bindings: HttpBindings }>

const codeSchema = v.looseObject({ code: v.pipe(v.string(), v.maxLength(100)) })
const helpSchema = v.object({ asks: v.boolean() })
const stageSchema = v.object({ stage: v.picklist(STAGES) })

/**
 * Serves a lesson: the exercise to pupils, who say who they are by their code in every request; a board without names to everybody; and
 * to this machine alone a view of the teacher. There is no cookie. A wrong code is one of few that an address may try in a minute.
 *
 * @throws Refusal when the port or the address cannot be had
 */
export function serveLesson(
  served: () => ServedLesson,
  { now = Date.now, ...guard }: LessonServerOptions,
): Promise<PageServer> {
  const answer = getRequestListener(lessonApp(served, now).fetch, { overrideGlobalObjects: false })
  return guardedServer(answer, { ...guard, takes: TAKES, connections: CONNECTIONS })
}

function lessonApp(served: () => ServedLesson, now: () => number): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const wrong = new WrongCodes(now)
  const shelf = new Shelf()
  app.use(async (asked, next) => {
    await next()
    for (const [name, value] of Object.entries(LESSON_HEADERS))
      if (!asked.res.headers.has(name)) asked.res.headers.set(name, value)
  })
  app.onError((error, asked) =>
    error instanceof Refusal
      ? asked.json({ message: error.message, hint: error.hint }, 400)
      : asked.json({ message: 'this could not be done', hint: 'try again' }, 500),
  )
  app.notFound(asked => asked.text('there is no such page in this lesson\n', 404))

  app.get('/', asked => shelf.send(asked, 'text/html', '/', () => Buffer.from(served().page)))
  app.get('/corpora/:name', async asked => {
    const file = served().files.find(({ path }) => path === asked.req.path)
    return file ? shelf.send(asked, 'application/json', file.path, () => file.read()) : asked.notFound()
  })
  app.get('/lesson.js', asked =>
    asked.body(lessonScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )

  // What a pupil's page asks. The code is in the body, so that it is in no address and no log.
  const byCode = (path: string, work: (code: string, sent: unknown) => unknown) =>
    app.post(path, async asked => {
      const from = asked.env.incoming.socket.remoteAddress ?? ''
      const sent = await bodyOf(asked, codeSchema)
      if (wrong.areTooMany(from) && !served().lesson.hasCome(sent.code))
        return asked.json({ message: 'too many wrong codes', hint: 'wait a minute' }, 429)
      const result = work(sent.code, sent)
      if (result !== undefined && result !== false) return asked.json(result)
      wrong.note(from)
      return asked.json({ message: 'nobody has this code', hint: 'type it as it is on your slip' }, 403)
    })
  byCode('/pupil/join', code => served().lesson.join(code))
  byCode('/pupil/save', (code, sent) => served().lesson.save(code, sent))
  byCode('/pupil/hand-in', (code, sent) => served().lesson.handIn(code, sent))
  byCode('/pupil/help', (code, sent) => {
    const { asks } = readSent(helpSchema, sent)
    return served().lesson.ask(code, asks) && { asks }
  })

  app.get('/board', asked => html(asked, boardPage(boardOf(served()))))
  app.get('/board/now', asked => html(asked, boardBody(boardOf(served()))))

  app.use('/teacher/*', async (asked, next) => (isHere(asked.env) ? await next() : asked.notFound()))
  app.get('/teacher', asked => html(asked, teacherPage(teacherOf(served(), now()))))
  app.get('/teacher/now', asked => html(asked, teacherBody(teacherOf(served(), now()))))
  app.get('/teacher/codes', asked => html(asked, codesPage(teacherOf(served(), now()))))
  app.post('/teacher/collect', asked => asked.json({ taken: served().lesson.collect() }))
  app.post('/teacher/mark', asked => {
    served().marking?.begin()
    return asked.json({})
  })
  app.get('/teacher/grades/:name', asked => {
    const name = asked.req.param('name')
    const bytes = served().marking?.file(name)
    if (!bytes) return asked.notFound()
    if (name.endsWith('.html')) return html(asked, new TextDecoder().decode(bytes))
    return asked.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': name.endsWith('.zip') ? 'application/zip' : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
  app.post('/teacher/stage', async asked => {
    const { stage } = await bodyOf(asked, stageSchema)
    served().lesson.show(stage)
    return asked.json({ stage })
  })
  return app
}

const boardOf = ({ lesson, pack, join }: ServedLesson) => ({
  ...{ title: pack.title, join, attendance: lesson.attendance },
  questions: lesson.questions(),
})

const teacherOf = ({ lesson, pack, join, next, marking }: ServedLesson, now: number) => ({
  ...given({ marking: marking?.view }),
  ...{ title: pack.title, join, next, now },
  stage: lesson.stage,
  ...{ pupils: lesson.rows(), attendance: lesson.attendance, notHandedIn: lesson.notHandedIn },
  questions: pack.tasks.length,
  ofRuns: pack.tasks.filter(({ seededKey }) => seededKey).length,
})

/** Whether the machine of the lesson itself asks, by a name of its own: what reaches it by another name may be passed on from elsewhere. */
function isHere({ incoming: { headers, socket } }: HttpBindings): boolean {
  const name = headers.host?.replace(/:\d+$/, '') ?? ''
  return ownNamesOn(socket).includes(name) && isOfThisMachine(socket)
}

/** What a page sent. @throws Refusal when it is something else */
const bodyOf = async <Schema extends v.GenericSchema>(asked: Asked, schema: Schema) =>
  readSent(schema, await asked.req.json().catch(() => undefined))

function readSent<Schema extends v.GenericSchema>(schema: Schema, sent: unknown): v.InferOutput<Schema> {
  const read = v.safeParse(schema, sent)
  if (read.success) return read.output
  throw new Refusal('this is not what a page of the lesson sends', 'reload the page')
}

/** A page of this lesson: only its own script runs, and it asks nobody else. */
const html = (asked: Asked, text: string) =>
  asked.html(text, 200, {
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  })

/** What is large and the same for all, as it is and packed. */
interface Packed {
  readonly bytes: Uint8Array
  readonly gzip: Uint8Array
}

/** Files that are read and packed once, however many ask for them at one time. */
class Shelf {
  private readonly packed = new Map<string, () => Promise<Packed>>()

  async send(
    asked: Asked,
    type: string,
    path: string,
    read: () => Buffer | Promise<Buffer>,
  ): Promise<Response> {
    const make = this.packed.get(path) ?? onceMade(async () => packedOf(await read()))
    this.packed.set(path, make)
    const { bytes, gzip } = await make()
    const takesGzip = /\bgzip\b/.test(asked.req.header('accept-encoding') ?? '')
    const body = takesGzip ? gzip : bytes
    return asked.body(body as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Length': String(body.length),
      Vary: 'Accept-Encoding',
      ...(takesGzip && { 'Content-Encoding': 'gzip' }),
    })
  }
}

const packedOf = (bytes: Uint8Array): Packed => ({ bytes, gzip: gzipSync(bytes) })
