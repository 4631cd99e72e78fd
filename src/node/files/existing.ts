import { existsSync, statSync } from 'node:fs'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** Refuses a path that exists. @throws Refusal when something is there; with `force`, only when it is not a file */
export function refuseExisting(
  path: string,
  { force = false, option = '--out' }: { force?: boolean; option?: string } = {},
): void {
  if (!existsSync(path)) return
  if (!statSync(path).isFile())
    throw new Refusal(phrase`${path} is not a file; it was not touched`, phrase`name a file by ${option}`)
  if (!force)
    throw new Refusal(
      phrase`${path} is there already; it was not touched`,
      phrase`name another file by ${option}, or add --force`,
    )
}

/** The first name after a folder's that is free: `tale-2`, `tale-3` … */
export function freeFolder(folder: string): string {
  const plain = folder.replace(/\/+$/, '')
  let number = 2
  while (existsSync(`${plain}-${number}`)) number += 1
  return `${plain}-${number}`
}
