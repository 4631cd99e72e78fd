import fc from 'fast-check'
import { afterAll, expect } from 'vitest'
import { removeScratchFolders } from './scratch.ts'

/** Random inputs of tests are the same in every run: what fails once fails again. `SEED=7 npx vitest run` draws others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

afterAll(removeScratchFolders)

/**
 * Whether two arrays are the same numbers or strings, without the walk that an assertion takes through each element: a thousandth of the
 * time. Nothing is said of any other pair, so that the assertion compares it and shows what differs.
 */
function sameAtOnce(a: unknown, b: unknown): true | undefined {
  if (Array.isArray(a) && Array.isArray(b)) {
    const isSame = a.length === b.length && a.every((one, at) => isText(one) && Object.is(one, b[at]))
    return isSame && a.length > 0 ? true : undefined
  }
  if (!ArrayBuffer.isView(a) || !ArrayBuffer.isView(b) || a.constructor !== b.constructor) return undefined
  return Buffer.compare(bytesOf(a), bytesOf(b)) === 0 ? true : undefined
}

const isText = (value: unknown) => typeof value === 'number' || typeof value === 'string'
const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer, byteOffset, byteLength)

expect.addEqualityTesters([sameAtOnce])
