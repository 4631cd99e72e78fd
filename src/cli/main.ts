#!/usr/bin/env node
import yargs, { type Argv } from 'yargs'
import { hideBin } from 'yargs/helpers'
import { packageVersion } from '../node/files/package.ts'
import { exposeGarbageCollection } from '../node/memory.ts'
import { Refusal } from '../refusal.ts'
import { commandsFor } from './commands/index.ts'
import { note, terminalWidth } from './output.ts'
import { UsageError } from './values.ts'

/** A reader that closes early (`| head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

exposeGarbageCollection()

const debug = process.argv.includes('--debug')

/** What yargs does not understand of the command line. */
class Misunderstood extends UsageError {}

const words = hideBin(process.argv)
const commands = await commandsFor(words)
try {
  process.exitCode = 0
  await parser().parseAsync()
} catch (error) {
  process.exitCode = report(error instanceof Misunderstood ? await explained(error) : error)
}

/** What is misspelt, where something is: what tells it is loaded only then. */
async function explained(error: Misunderstood): Promise<Refusal> {
  const { misspelt } = await import('./misspelt.ts')
  return misspelt(words, commands) ?? error
}

function parser(): Argv {
  const cli: Argv = yargs(words)
    // What it says of its own is not in the language of the system, in the midst of ours.
    .locale('en')
    .scriptName('collapse-lab')
    .usage(
      '$0 <command>\n\nA model learns from a text, writes a new one, and the next model learns from that. What is lost?',
    )
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'dot-notation': false,
      'camel-case-expansion': false,
      'boolean-negation': false,
    })
    .option('debug', { type: 'boolean', describe: 'show where an error comes from' })
    .version(packageVersion())
    .help()
    .wrap(Math.min(100, terminalWidth()))
    .strict()
    .exitProcess(false)
    .fail((message: string, error: Error | undefined) => {
      throw (
        error ??
        new Misunderstood(
          plainly(message),
          'collapse-lab COMMAND --help says what it takes, as in collapse-lab run --corpus my.txt, or collapse-lab measure my.txt',
        )
      )
    })
    .command('$0', false, {}, () => void cli.showHelp('log'))
    .command(
      'completion',
      'print a script that completes commands and options in your shell',
      {},
      () => void cli.showCompletionScript(),
    )
  for (const command of commands)
    cli.command(
      `${command.name} ${command.positionals}`.trim(),
      command.summary,
      builder => {
        for (const [line, what] of command.examples) builder.example(line, what)
        return builder.options(command.options)
      },
      async args => {
        refuseRepeated(args, command.positionals)
        process.exitCode = await command.run(args)
      },
    )
  return cli
}

/** yargs gathers a flag that is given twice into a list; what stands in `positionals` with two dots is one. */
function refuseRepeated(args: Record<string, unknown>, positionals: string): void {
  for (const [name, value] of Object.entries(args))
    if (name !== '_' && Array.isArray(value) && !positionals.includes(`${name}..`))
      throw new UsageError(`--${name} is given ${value.length} times`, 'give it once')
}

/** What yargs says, as one line; options with their dashes. */
function plainly(message: string): string {
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/s.exec(message)?.[1]
  if (unknown !== undefined) {
    const names = unknown.split(', ').map(name => (isOption(name) ? `--${name}` : name))
    return `unknown ${names.every(name => name.startsWith('-')) ? 'option' : 'word'} ${names.join(', ')}`
  }
  return message.replace(/\s*\n\s*/g, ' ').replace(/^Not enough non-option arguments.*$/, 'a name is missing')
}

function isOption(name: string): boolean {
  return process.argv.some(word => word === `--${name}` || word.startsWith(`--${name}=`))
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** Two lines on stderr; the exit code. */
function report(error: unknown): number {
  // What the system says when a file cannot be written: EACCES, ENOSPC and their like.
  const SYSTEM = /^(?:Error: )?E[A-Z]{3,}: /
  if (error instanceof Refusal) {
    note(`collapse-lab: ${oneLine(error.message)}`)
    note(`hint: ${oneLine(error.hint)}`)
    if (debug) note(error.stack ?? '')
    return error instanceof UsageError ? 2 : 1
  }
  if (error instanceof Error && SYSTEM.test(error.message)) {
    note(`collapse-lab: ${oneLine(error.message)}`)
    note('hint: check the path, its permissions and the room on the disk, or name another folder by --out')
    return 1
  }
  note(`collapse-lab: this is a fault of ours: ${error instanceof Error ? error.message : String(error)}`)
  note(
    debug && error instanceof Error
      ? (error.stack ?? '')
      : 'hint: run it again with --debug and tell us what it prints',
  )
  return 1
}
