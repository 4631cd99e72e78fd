import { Refusal } from '../../refusal.ts'
import { readText } from '../files/text-files.ts'

/** The plan of a sweep as JSON has it. @throws Refusal when there is no such file, or it is not JSON */
export function readSweep(path: string): unknown {
  try {
    return JSON.parse(readText(path)) as unknown
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(
      `${path} is not JSON: ${(error as Error).message}`,
      'a sweep is {"base": {"order": 3}, "vary": {"regime": ["replace", "accumulate"]}, "seeds": 5}',
    )
  }
}
