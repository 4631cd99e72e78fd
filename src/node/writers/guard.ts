import { spawn } from 'node:child_process'

/** What a guard tells the process that started it: how the program ended, or the system's error where it did not start. */
export type GuardReport =
  { readonly failed: string } | { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A program that is told to end has this long before it is ended, in milliseconds. */
const GRACE = 2000

/**
 * The entry of a process between the lab and a program that it starts: `guard.js PROGRAM ARGUMENT…`. The program runs in a process group of
 * its own, and ends with all that it started when it is over, and when the lab lets go of the guard: because it says so, is stopped, or is
 * killed. A thread of the lab that is ended could not do that itself.
 */
const [command = '', ...words] = process.argv.slice(2)
const program = spawn(command, words, {
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
  windowsHide: true,
})

process.on('disconnect', () => {
  endGroup('SIGTERM')
  setTimeout(leave, GRACE)
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
  try {
    if (process.platform === 'win32') program.kill(signal)
    else process.kill(-pid, signal)
  } catch {
    // Nothing is left of it.
  }
}
