import * as v from 'valibot'
import { sha256Of } from '../../text/hash.ts'
import { phrase } from '../../phrase.ts'
import { must, type Option } from './option.ts'

const message = must('writer', () => phrase`a command`)

/** The command of a program that writes the generations, in place of models of the lab; null for these. */
export const writer: Option<'writer', string | null> = {
  name: 'writer',
  flag: 'writer',
  kind: 'text',
  help: 'a program that writes each generation instead of a model of the lab: a command, to which the folder of its task is added [default: the lab]',
  default: null,
  schema: v.pipe(v.string(message), v.trim(), v.minLength(1, message)),
  inName: command => `writer-${sha256Of(command).slice(0, 8)}`,
  short: command => phrase`written by ${command}`,
  place: 4,
}
