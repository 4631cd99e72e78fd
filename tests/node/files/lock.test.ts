import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isLocked, lock, LOCK, refuseLocked } from '../../../src/node/files/lock.ts'
import { scratchFolder } from '../../scratch.ts'

/** The number of a process that has ended. */
const GONE = spawnSync(process.execPath, ['--version']).pid

const holding = (folder: string, holder: object | string) => {
  writeFileSync(join(folder, LOCK), typeof holder === 'string' ? holder : JSON.stringify(holder))
  return folder
}

/** What a lock of this process says. */
function lockText(): string {
  const folder = scratchFolder()
  const { release } = lock(folder)
  const text = readFileSync(join(folder, LOCK), 'utf8')
  release()
  return text
}

test('the second is told who is at work, and the lock is gone with the first', () => {
  const folder = join(scratchFolder(), 'run')
  const { release, stale } = lock(folder)
  expect(stale).toBeUndefined()
  expect(isLocked(folder)).toBe(true)
  const told = new RegExp(`^process ${process.pid} on .* is at work in .*run; nothing in it was touched$`)
  expect(() => lock(folder)).toThrow(told)
  expect(() => refuseLocked(folder)).toThrow(told)
  release()
  expect(existsSync(join(folder, LOCK))).toBe(false)
  lock(folder).release()
})

test.each([
  ['a process that has ended', { host: hostname(), process: GONE, started: '1' }],
  ['a process whose number another has now', { host: hostname(), process: process.pid, started: '1' }],
  ['nobody, as a power cut leaves it', ''],
])('a lock of %s is taken away, and that is said', (_, holder) => {
  const folder = holding(scratchFolder(), holder)
  expect(isLocked(folder)).toBe(false)
  const { stale, release } = lock(folder)
  expect(stale).toMatch(/ended without finishing/)
  expect(JSON.parse(readFileSync(join(folder, LOCK), 'utf8'))).toMatchObject({ process: process.pid })
  release()
})

test('an empty lock of long ago is not waited for; one of a moment ago is, until its process has written it', () => {
  const ofAge = (seconds: number) => {
    const folder = holding(scratchFolder(), '')
    const then = Date.now() / 1000 - seconds
    utimesSync(join(folder, LOCK), then, then)
    return folder
  }
  const own = lockText()
  const wait = vi.spyOn(Atomics, 'wait')
  expect(isLocked(ofAge(3600))).toBe(false)
  expect(wait).not.toHaveBeenCalled()
  const fresh = ofAge(0)
  wait.mockImplementationOnce(() => {
    holding(fresh, own)
    return 'timed-out'
  })
  expect(isLocked(fresh)).toBe(true)
  expect(wait).toHaveBeenCalledOnce()
  wait.mockRestore()
})

test('of a process of another machine nobody knows, and the lock stays', () => {
  const folder = holding(scratchFolder(), { host: 'another', process: GONE, started: '1' })
  expect(() => lock(folder)).toThrow(new RegExp(`process ${GONE} on another is at work`))
  expect(existsSync(join(folder, LOCK))).toBe(true)
})
