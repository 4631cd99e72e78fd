import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { grouped } from '../../report/format/numbers.ts'
import { visible } from '../../report/format/terminal.ts'
import { buildFolder } from '../files/package.ts'
import type { GuardReport } from './guard.ts'

/** What a program may take. */
export interface ProgramLimits {
  readonly seconds: number
  /** Of what it says on stdout. */
  readonly bytes: number
}

/** What became of a program. */
export interface ProgramEnd {
  /** What it said on stdout. */
  readonly output: Buffer
  /** The last line that it said on stderr, fit to be shown; empty when it said nothing. */
  readonly lastLine: string
  /** How it failed, as in `ended with exit code 1`; nothing when it did not. */
  readonly failure: string | undefined
}

/** Bytes of stderr that are kept. */
const MAX_SAID = 1024 ** 2

/** After its end, what a program leaves in the pipes is waited for as long as this, in milliseconds. */
const DRAINED = 1000

/** How a program is followed. */
export interface ProgramFollower {
  /** Takes what it writes on stdout, within its limit, as it comes. An error of it ends the program. */
  readonly take?: (written: Buffer) => void
  /** Takes what it says on stderr, the first {@link MAX_SAID} bytes of it, as it comes. An error of it ends the program. */
  readonly hear?: (said: Buffer) => void
}

/**
 * Runs a program without a shell, under a guard: it ends, and all that it started, when a limit is passed and when the lab ends.
 *
 * @param words the program and its arguments
 * @throws what its follower throws, once it has ended
 */
export async function runProgram(
  words: readonly string[],
  limits: ProgramLimits,
  { take, hear }: ProgramFollower = {},
): Promise<ProgramEnd> {
  const guard = fork(join(buildFolder(), 'node', 'guard.js'), words, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
    execArgv: [],
  })
  const output = new Kept(limits.bytes)
  let [saidBytes, lastWords] = [0, '']
  let failure: string | undefined
  const faults: unknown[] = []
  const follow = (handOver: () => void) => {
    if (faults.length > 0) return
    try {
      handOver()
    } catch (error) {
      faults.push(error)
      stop('')
    }
  }
  const stop = (why: string) => {
    failure ??= why
    if (guard.connected) guard.disconnect()
  }
  const timer = setTimeout(() => stop(phrase`took longer than ${limits.seconds} s`), limits.seconds * 1000)
  guard.on('message', (report: GuardReport) => (failure ??= failureIn(report, words[0]!)))
  guard.stdout!.on('data', (chunk: Buffer) => {
    const taken = output.take(chunk)
    follow(() => take?.(taken))
    if (taken.length < chunk.length) stop(phrase`wrote more than ${grouped(limits.bytes)} bytes`)
  })
  guard.stderr!.on('data', (chunk: Buffer) => {
    if (saidBytes < MAX_SAID) follow(() => hear?.(chunk.subarray(0, MAX_SAID - saidBytes)))
    saidBytes += chunk.length
    lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS)
  })
  try {
    await ended(guard)
  } finally {
    clearTimeout(timer)
  }
  if (faults.length > 0) throw faults[0]
  return { output: output.all(), lastLine: lastLineOf(lastWords), failure }
}

/** Waits for a guard, and for what is in its pipes. Its `close` does not come where the lab let go of it first. */
async function ended(guard: ChildProcess): Promise<void> {
  const streams = [guard.stdout!, guard.stderr!]
  const drained = streams.map(stream => once(stream, 'close'))
  await once(guard, 'exit')
  const timer = setTimeout(() => streams.forEach(stream => stream.destroy()), DRAINED)
  await Promise.all(drained).finally(() => clearTimeout(timer))
}

function failureIn(report: GuardReport, program: string): string | undefined {
  if ('failed' in report)
    return report.failed === 'ENOENT'
      ? phrase`did not start: there is no program ${JSON.stringify(program)}`
      : phrase`did not start: ${report.failed}`
  const { code, signal } = report
  if (signal !== null) return phrase`was ended by ${signal}`
  return code === 0 ? undefined : phrase`ended with exit code ${code ?? 1}`
}

/** The first bytes of a stream. */
class Kept {
  private readonly chunks: Buffer[] = []
  private bytes = 0

  constructor(private readonly limit: number) {}

  /** @returns what there was room for */
  take(chunk: Buffer): Buffer {
    const taken = chunk.subarray(0, this.limit - this.bytes)
    this.chunks.push(taken)
    this.bytes += taken.length
    return taken
  }

  all(): Buffer {
    return Buffer.concat(this.chunks)
  }
}

/** The last line of a text, fit to be shown: at most {@link LONGEST_LINE} signs; empty when there is none. */
export function lastLineOf(said: string): string {
  const lines = said.split(/[\r\n]+/).filter(line => line.trim() !== '')
  return shortened(visible(lines.at(-1) ?? '').trim())
}

const LONGEST_LINE = 200

/** Signs at the end of stderr among which the last line is looked for. */
const LAST_WORDS = 2000

const shortened = (line: string) => (line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)} …`)

/** A word of a command: what is in quotation marks belongs to it as it is, and a backslash before a sign keeps the sign. */
const WORD = /(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/gsu

/**
 * The words of a command as a shell would take them, without anything else that a shell does: no variables, no patterns, no pipes.
 *
 * @throws Refusal when a quotation mark is not closed, or there is no word
 */
export function commandWords(command: string): string[] {
  const words = command.match(WORD) ?? []
  if (words.length === 0 || command.replace(WORD, '').trim() !== '')
    throw new Refusal(
      phrase`the command ${JSON.stringify(command)} cannot be read: a quotation mark or a backslash is left open`,
      'write it as in --writer \'python3 "my writer.py"\'; for pipes and variables name a shell: --writer "sh -c \'…\'"',
    )
  return words.map(word =>
    word.replace(
      /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gsu,
      (_, plain?: string, quoted?: string, sign?: string) =>
        plain ?? quoted?.replace(/\\(["\\$`])/g, '$1') ?? sign!,
    ),
  )
}
