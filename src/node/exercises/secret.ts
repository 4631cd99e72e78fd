import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { readText } from '../files/text-files.ts'
import { writeNew } from '../files/write-whole.ts'

/** Reads the secret of a class. @throws Refusal when there is none */
export function readSecret(path: string): string {
  if (!existsSync(path))
    throw new Refusal(
      phrase`${path} does not exist, and the seeds of a class are made with its secret`,
      '`collapse-lab exercise issue` makes one; for answers that were made without a class, add --practice',
    )
  return readText(path, {
    limit: 4096,
    hint: 'name the file that `collapse-lab exercise issue` made; it holds one line',
  }).trim()
}

/** Reads the secret of a class, or makes one and keeps it where the file is missing. @returns the secret, and whether it is new */
export function readOrMakeSecret(path: string): { secret: string; made: boolean } {
  if (existsSync(path)) return { secret: readSecret(path), made: false }
  const secret = randomBytes(24).toString('base64url')
  writeNew(path, [`${secret}\n`], { mode: 0o600 })
  return { secret, made: true }
}
