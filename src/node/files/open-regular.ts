import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/**
 * Opens a file to read it, if it is a regular file: to open a pipe would wait for its other end, and a device may never end.
 *
 * @returns the descriptor, which the caller closes
 * @throws Refusal when there is none, or it is something else
 */
export function openRegular(path: string, hint: string): number {
  const file = opened(path, hint)
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw new Refusal(phrase`${path} is not a regular file`, hint)
}

function opened(path: string, hint: string): number {
  try {
    // Where the system has this flag, opening waits for nobody; elsewhere it is undefined, and counts as 0.
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new Refusal(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? phrase`${path} is missing`
        : phrase`${path} cannot be read: ${code}`,
      hint,
    )
  }
}
