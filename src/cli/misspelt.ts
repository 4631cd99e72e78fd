import { didYouMean } from '../text/nearest.ts'
import type { Command } from './command.ts'
import { UsageError } from './values.ts'

/** The refusal of a command line with an unknown command or option; undefined when it knows all. @param words what follows the program's name */
export function misspelt(words: readonly string[], commands: readonly Command[]): UsageError | undefined {
  const [given] = words
  const command = commands.find(({ name }) => name === given)
  if (given === undefined || given.startsWith('-') || given === 'completion') return undefined
  if (!command && /[./\\]/.test(given))
    return new UsageError(
      `${given} is neither a command nor a text that is there`,
      'check the name of the file; collapse-lab --help names the commands',
    )
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
  const where = `collapse-lab ${command === '' ? '' : `${command} `}--help names the ${what}s`
  return new UsageError(`unknown ${what} ${given}`, didYouMean(given, names) + where)
}
