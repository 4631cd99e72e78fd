import type { ScormVersion } from '../../report/page/fill-page.ts'

/** Names in a version of SCORM: the object that a platform puts into a window above the page, its functions, and elements of its data model. */
const NAMES = {
  // SCORM 1.2 Run-Time Environment (ADL 2001), sections 3.3 and 3.4.
  '1.2': {
    object: 'API',
    functions: { begin: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', end: 'LMSFinish' },
    learner: ['cmi.core.student_id', 'cmi.core.student_name'],
    score: 'cmi.core.score',
    status: 'cmi.core.lesson_status',
    exit: 'cmi.core.exit',
    hasScale: false,
  },
  // SCORM 2004 Run-Time Environment (ADL 2009), sections 3.1 and 4.2.
  '2004': {
    object: 'API_1484_11',
    functions: { begin: 'Initialize', get: 'GetValue', set: 'SetValue', commit: 'Commit', end: 'Terminate' },
    learner: ['cmi.learner_id', 'cmi.learner_name'],
    score: 'cmi.score',
    status: 'cmi.completion_status',
    exit: 'cmi.exit',
    hasScale: true,
  },
} as const // prettier-ignore

/** What both versions keep for the next visit, and the most characters that every platform keeps. */
const KEPT = 'cmi.suspend_data'
const MOST_KEPT = 4000

/** Points that the page gives, of as many as it can give. */
export interface Score {
  readonly points: number
  readonly of: number
  /** Whether every question has an answer. */
  readonly complete: boolean
}

type Call = (name: 'begin' | 'get' | 'set' | 'commit' | 'end', ...values: readonly string[]) => string

/** A learning platform in whose frame or window the page was opened. */
export class LearningPlatform {
  /** The learner's ID, or else name; empty where the platform tells none. */
  readonly learner: string
  /** What {@link keep} left in an earlier visit; empty at the first. */
  readonly kept: string
  private readonly call: Call
  private readonly version: ScormVersion

  private constructor(version: ScormVersion, call: Call) {
    this.version = version
    this.call = call
    this.learner = NAMES[version].learner.map(name => call('get', name)).find(text => text !== '') ?? ''
    this.kept = call('get', KEPT)
    call('set', NAMES[version].exit, 'suspend')
  }

  /** Begins a session with the platform above a window; nothing where there is none, or it refuses. */
  static above(window: Window, version: ScormVersion): LearningPlatform | undefined {
    const { object, functions } = NAMES[version]
    const api = objectAbove(window, object)
    if (api === undefined) return undefined
    const call: Call = (name, ...values) => {
      const work = api[functions[name]]
      if (typeof work !== 'function') return ''
      // The functions without an argument take an empty text.
      const told: unknown = work.apply(api, name === 'get' || name === 'set' ? values : [''])
      return typeof told === 'string' || typeof told === 'boolean' ? String(told) : ''
    }
    return call('begin') === 'true' ? new LearningPlatform(version, call) : undefined
  }

  /** Reports points, and whether all is done. @returns whether the platform took all of it */
  report({ points, of, complete }: Score): boolean {
    const { score, status, hasScale } = NAMES[this.version]
    const values: [string, string][] = [
      [`${score}.min`, '0'],
      [`${score}.max`, String(of)],
      [`${score}.raw`, String(points)],
      ...(hasScale ? [[`${score}.scaled`, String(of === 0 ? 0 : Number((points / of).toFixed(7)))] as [string, string]] : []),
      [status, complete ? 'completed' : 'incomplete'],
    ] // prettier-ignore
    const taken = values.map(([name, value]) => this.call('set', name, value) === 'true')
    return this.call('commit') === 'true' && taken.every(Boolean)
  }

  /** Has a text kept for the next visit. A text that platforms need not hold is not sent. @returns whether it is kept */
  keep(text: string): boolean {
    return (
      text.length <= MOST_KEPT && this.call('set', KEPT, text) === 'true' && this.call('commit') === 'true'
    )
  }

  /** Ends the session. */
  end(): void {
    this.call('end')
  }
}

type Api = Readonly<Record<string, unknown>>

/** Windows above one that are looked at: more means that they go in a circle. */
const MOST_WINDOWS = 50

/** The object of a name in the windows above one, or above the window that opened it or one of them. Windows of other sites cannot be read. */
function objectAbove(window: Window, name: string): Api | undefined {
  const windows = windowsAbove(window)
  const openers = windows.flatMap(one => {
    const opener = readable(() => one.opener as Window | null)
    return opener ? windowsAbove(opener) : []
  })
  for (const one of [...windows, ...openers]) {
    const found = readable(() => (one as unknown as Readonly<Record<string, unknown>>)[name])
    if (typeof found === 'object' && found !== null) return found as Api
  }
  return undefined
}

/** A window, the one it is in, the one that is in, and so on. */
function windowsAbove(window: Window): Window[] {
  const found = [window]
  while (found.length < MOST_WINDOWS) {
    const above = readable(() => found.at(-1)!.parent)
    if (!above || above === found.at(-1)) break
    found.push(above)
  }
  return found
}

function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
