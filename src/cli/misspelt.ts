import { likeness } from '../text/natural.ts'
import type { Command } from './command.ts'
import { UsageError } from './values.ts'

/** Words that are less alike than this are not taken for one another. */
const ALIKE = 0.8

/** What to say of a command line whose command, or an option of it, is not there; nothing when all are. @param words after the program's name */
export function misspelt(words: readonly string[], commands: readonly Command[]): UsageError | undefined {
  const [given] = words
  const command = commands.find(({ name }) => name === given)
  if (given === undefined || given.startsWith('-') || given === 'completion') return undefined
  if (!command) return unknown('command', given, [...commands.map(({ name }) => name), 'completion'])
  const known = [...Object.keys(command.options), 'debug', 'help', 'version']
  const options = words.flatMap(word => /^--([^=]+)/.exec(word)?.[1] ?? [])
  const option = options.find(name => !known.includes(name))
  return option === undefined
    ? undefined
    : unknown(
        'option',
        `--${option}`,
        known.map(name => `--${name}`),
        given,
      )
}

function unknown(what: string, given: string, names: readonly string[], command = ''): UsageError {
  const [nearest = ''] = [...names].sort((a, b) => likeness(b, given) - likeness(a, given))
  const meant = likeness(nearest, given) > ALIKE ? `did you mean ${nearest}? ` : ''
  const where = `collapse-lab ${command === '' ? '' : `${command} `}--help names the ${what}s`
  return new UsageError(`unknown ${what} ${given}`, meant + where)
}
