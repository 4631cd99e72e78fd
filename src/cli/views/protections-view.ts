import { protectionsList } from '../../report/docs/protections.ts'
import { print, terminalWidth } from '../output.ts'

/** Every protection, what it does and how it is written. @returns the exit code */
export function printProtections(): number {
  print(protectionsList(terminalWidth()))
  return 0
}
