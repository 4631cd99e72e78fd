import * as v from 'valibot'
import { phrase, translated } from '../../phrase.ts'
import { Refusal, issueText } from '../../refusal.ts'
import { largestParsed } from '../memory.ts'
import { MAX_BYTES, readText, type Wanted } from './text-files.ts'

/** What a JSON file is, and what to do about one that will not do. */
export interface JsonFile extends Wanted {
  /** As in `an experiment of collapse-lab`: for a file that is JSON and something else. Default: the field alone is named. */
  readonly what?: string
  /** For a file that is missing, too large, or does not hold what it should. */
  readonly hint: string
  /** For a file that is not JSON; default `hint`. */
  readonly syntaxHint?: string
}

/**
 * Reads a JSON file and checks it.
 *
 * @param schema `v.unknown()` where something else checks the value
 * @throws Refusal when the file cannot be read, is not JSON (the hint names the line, and nothing of the file is quoted), or does not fit; then it
 *   names the field
 */
export function readJson<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
  { limit = MAX_BYTES, ...wanted }: JsonFile,
): v.InferOutput<Schema> {
  const text = readText(path, { ...wanted, limit: Math.min(limit, largestParsed('json')) })
  return parseJson(path, text, schema, wanted)
}

/**
 * Parses the text of a JSON file and checks it.
 *
 * @throws Refusal as {@link readJson}
 */
export function parseJson<Schema extends v.GenericSchema>(
  path: string,
  text: string,
  schema: Schema,
  { what, hint, syntaxHint = hint }: Omit<JsonFile, 'limit'>,
): v.InferOutput<Schema> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const line = lineOf(error as SyntaxError, text)
    throw new Refusal(
      phrase`${path} is not JSON`,
      line === undefined ? syntaxHint : phrase`look at line ${line}: ${translated(syntaxHint)}`,
    )
  }
  if (isDeep(value)) throw new Refusal(phrase`${path} is nested more than ${MAX_DEPTH} deep`, hint)
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  const field = phrase`${v.getDotPath(issue) ?? phrase`the file`}: ${issueText(issue)}`
  throw new Refusal(
    what === undefined ? phrase`${path}: ${field}` : phrase`${path} is not ${translated(what)}: ${field}`,
    hint,
  )
}

/** The line of a syntax error, where the engine tells its place; else nothing. */
function lineOf({ message }: SyntaxError, text: string): number | undefined {
  const position = / at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length
  return message.endsWith('end of JSON input') ? text.trimEnd().split('\n').length : undefined
}

/** Nothing of ours is nested deeper; what walks through a value would need as deep a stack. */
const MAX_DEPTH = 100

function isDeep(value: unknown): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true
    level = level.flatMap(item =>
      typeof item === 'object' && item !== null ? (Object.values(item) as unknown[]) : [],
    )
  }
  return false
}
