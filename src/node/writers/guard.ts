import { spawn, spawnSync } from 'node:child_process'

/** What a guard tells the process that started it: how the program ended, or the system's error where it did not start. */
export type GuardReport =
  { readonly failed: string } | { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A program that is told to end has this long before it is ended, in milliseconds. */
const GRACE = 2000

/**
 * The entry of a process between the lab and a program that it starts: `guard.js PROGRAM ARGUMENT…`. The program runs in a process group of
 * its own, and ends with all that it started when it is over, and when the lab lets go of the guard: because it says so, is stopped, or is
 * killed. A thread of the lab that is ended could not do that itself. What it started in a session of its own is found by its parents, as
 * long as these live.
 */
const [command = '', ...words] = process.argv.slice(2)
const program = spawn(command, words, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
  windowsHide: true,
})

process.on('disconnect', () => {
  const others = descendants()
  endGroup('SIGTERM')
  for (const pid of others) end(pid, 'SIGTERM')
  setTimeout(() => {
    for (const pid of others) end(pid, 'SIGKILL')
    leave()
  }, GRACE)
})
program.on('error', ({ code, message }: NodeJS.ErrnoException) => tell({ failed: code ?? message }))
program.on('exit', (code, signal) => tell({ code, signal }))

function tell(report: GuardReport): void {
  if (process.connected) process.send!(report, leave)
  else leave()
}

/** Ends what is left of the group, then the guard. */
function leave(): void {
  endGroup('SIGKILL')
  process.exit()
}

function endGroup(signal: NodeJS.Signals): void {
  const { pid } = program
  if (pid === undefined) return
  if (process.platform === 'win32') program.kill(signal)
  else end(-pid, signal)
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It is over.
  }
}

/** The processes that the program has started, and those that they have, as far as `ps` tells; none on Windows. */
function descendants(): number[] {
  const { stdout, error } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  if (error) return []
  const all = Array.from(stdout.matchAll(/(\d+)[ \t]+(\d+)/g), ([, pid, parent]) => ({ pid: Number(pid), parent: Number(parent) })) // prettier-ignore
  const under = (ancestor?: number): number[] =>
    all.filter(({ parent }) => parent === ancestor).flatMap(({ pid }) => [pid, ...under(pid)])
  return under(program.pid)
}
