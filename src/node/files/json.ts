import * as v from 'valibot'
import { Refusal } from '../../refusal.ts'
import { readText, type Wanted } from './text-files.ts'

/** What a JSON file is, and what to do about one that will not do. */
export interface JsonFile extends Wanted {
  /** As in `an experiment of collapse-lab`: for a file that is JSON and something else. Default: the field alone is named. */
  readonly what?: string
  /** For a file that is missing, too large, or does not hold what it should. */
  readonly hint: string
  /** For a file that is not JSON; default `hint`. */
  readonly syntaxHint?: string
  /** Whether an error may quote the file; default true. */
  readonly quotes?: boolean
}

/**
 * Reads a JSON file and checks it.
 *
 * @param schema `v.unknown()` where something else checks the value
 * @throws Refusal when the file cannot be read, is not JSON, or does not fit; then it names the field
 */
export function readJson<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  { what, hint, syntaxHint = hint, quotes = true, ...wanted }: JsonFile,
): v.InferOutput<Schema> {
  const text = readText(path, { ...wanted, hint })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Refusal(`${path} is not JSON${quotes ? `: ${(error as Error).message}` : ''}`, syntaxHint)
  }
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  const field = `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`
  throw new Refusal(what === undefined ? `${path}: ${field}` : `${path} is not ${what}: ${field}`, hint)
}
