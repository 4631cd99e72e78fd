import yargs, { type Argv } from 'yargs'
import { isClone, packageVersion } from '../node/files/package.ts'
import { systemRefusal } from '../node/files/system-fault.ts'
import { callInstalled } from '../program.ts'
import { Refusal } from '../refusal.ts'
import { commandsFor, isCommand } from './commands/index.ts'
import type { Command } from './command.ts'
import { note, print, terminalWidth, writingTo, type Streams } from './output.ts'
import { textOf, UsageError } from './values.ts'

/** What yargs does not understand of the command line. */
class Misunderstood extends UsageError {}

/**
 * Carries out a command line in the folder of the process.
 *
 * @param typed the command line after `collapse-lab`
 * @param streams what the command writes to; default stdout and stderr of the process
 * @returns the exit code: 0, 1 for what cannot be done, 2 for a command line that means nothing, 130 after Ctrl-C
 */
export async function collapseLab(typed: readonly string[], streams: Streams = process): Promise<number> {
  return await writingTo(streams, async () => {
    if (!isClone()) callInstalled()
    if (typed[0] === 'completion' && typed[1] === '--') return await complete(typed.slice(2))
    const words = await withCommand(typed)
    const commands = await commandsFor(words)
    try {
      refuseWithoutValue(words, commands)
      return await carriedOut(words, commands)
    } catch (error) {
      const debug = words.includes('--debug')
      return report(error instanceof Misunderstood ? await explained(error, words, commands) : error, debug)
    }
  })
}

/** Prints what a shell may put in the place of the last word, a candidate a line: what the scripts of `completion` ask for. */
async function complete(words: readonly string[]): Promise<number> {
  const { candidates } = await import('./completion/candidates.ts')
  for (const candidate of await candidates(words)) print(candidate)
  return 0
}

/** A command line that begins with a text is one of the command `open`. */
async function withCommand(typed: readonly string[]): Promise<readonly string[]> {
  const [first = '-'] = typed
  if (isCommand(first) || first === 'completion' || first.startsWith('-')) return typed
  const { isText } = await import('../node/corpora/corpora.ts')
  return isText(first) ? ['open', ...typed] : typed
}

/** What is misspelt, where something is: what tells it is loaded only then. */
async function explained(
  error: Misunderstood,
  words: readonly string[],
  commands: readonly Command[],
): Promise<Refusal> {
  const { misspelt } = await import('./misspelt.ts')
  return misspelt(words, commands) ?? error
}

async function carriedOut(words: readonly string[], commands: readonly Command[]): Promise<number> {
  let exitCode = 0
  const cli: Argv = yargs()
    // English, whatever the language of the system is, as everything else that is printed.
    .locale('en')
    .scriptName('collapse-lab')
    .usage(
      '$0 <command>\n$0 <text>      a file, a folder or a corpus: the page opens with its words fading\n\nA model learns from a text, writes a new one, and the next model learns from that. What is lost?',
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
        new Misunderstood(plainly(message, words), hintFor(commands.find(({ name }) => name === words[0])))
      )
    })
    .command('$0', false, {}, () => void cli.showHelp('log'))
    .command(
      'completion [shell]',
      'print a script for bash, fish or zsh: the tab key then completes commands, options, values and names',
      {},
      async args => {
        const { scripts, shellOf } = await import('./completion/scripts.ts')
        const known = textOf(args, 'shell') ?? shellOf(process.env.SHELL)
        if (!Object.hasOwn(scripts, known))
          throw new UsageError(
            `completion has no script for ${known}`,
            'there are bash, fish and zsh; without a name it is that of your shell',
          )
        print(scripts[known as keyof typeof scripts])
      },
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
        exitCode = await command.run(withDashes(args))
      },
    )
  // What yargs prints by itself: the help, the version and the completion script.
  await cli.parseAsync(withStandIns(words), {}, (_error: unknown, _args: unknown, printed: string) => {
    if (printed !== '') print(printed)
  })
  return exitCode
}

/** Stands before a word that begins with a dash and is no option; nobody can type it. */
const STAND_IN = '\0'

/** Words for yargs, which takes `-`, the name of standard input, for an option without a name, and loses names behind `--`. */
function withStandIns(words: readonly string[]): string[] {
  const end = words.indexOf('--')
  const [before, after] = end < 0 ? [words, []] : [words.slice(0, end), words.slice(end + 1)]
  return [
    ...before.map(word => (word === '-' ? STAND_IN + word : word)),
    ...after.map(word => (word.startsWith('-') ? STAND_IN + word : word)),
  ]
}

/** Arguments as they were typed. */
const withDashes = <Args extends object>(args: Args): Args => {
  const typed = (value: unknown) =>
    typeof value === 'string' && value.startsWith(STAND_IN) ? value.slice(STAND_IN.length) : value
  return Object.fromEntries(
    Object.entries(args).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) ? value.map(typed) : typed(value),
    ]),
  ) as Args
}

/** Refuses an option without a value where yargs would take its default, as for `--seed $EMPTY`. @throws UsageError */
function refuseWithoutValue(words: readonly string[], commands: readonly Command[]): void {
  const command = commands.find(({ name }) => name === words[0])
  const end = words.indexOf('--')
  const own = end < 0 ? words : words.slice(0, end)
  for (const [index, word] of own.entries()) {
    const [, name = '', equals = ''] = /^--([^=]+)(=?)$/.exec(word) ?? []
    const option = command?.options[name]
    const next = own[index + 1]
    const isBare =
      equals === '='
        ? option?.type === 'boolean'
        : option?.default !== undefined && (next === undefined || /^--./.test(next))
    if (!isBare) continue
    throw new UsageError(
      `--${name} is given without a value`,
      `${option?.type === 'boolean' ? 'it takes none' : 'give it one'}, or leave it out`,
    )
  }
}

/** Refuses a flag that is given twice, which yargs gathers into a list; a positional with two dots is a list by right. */
function refuseRepeated(args: Record<string, unknown>, positionals: string): void {
  for (const [name, value] of Object.entries(args))
    if (name !== '_' && Array.isArray(value) && !positionals.includes(`${name}..`))
      throw new UsageError(`--${name} is given ${value.length} times`, 'give it once')
}

/** What helps who has misunderstood a command: its first example; of no command two of others. */
function hintFor(command: Command | undefined): string {
  const [example] = command?.examples[0] ?? []
  return example === undefined
    ? 'collapse-lab COMMAND --help says what it takes, as in collapse-lab run --corpus my.txt, or collapse-lab measure my.txt'
    : `collapse-lab ${command!.name} --help says what it takes, as in ${example.replace('$0', 'collapse-lab')}`
}

/** A complaint of yargs as one line, options with their dashes. */
function plainly(complaint: string, words: readonly string[]): string {
  const message = complaint.replaceAll(STAND_IN, '')
  const unknown = /^Unknown (?:arguments?|commands?): (.*)$/s.exec(message)?.[1]
  if (unknown !== undefined) {
    const names = unknown.split(', ').map(name => (isOption(name, words) ? `--${name}` : name))
    return `unknown ${names.every(name => name.startsWith('-')) ? 'option' : 'word'} ${names.join(', ')}`
  }
  return message.replace(/\s*\n\s*/g, ' ').replace(/^Not enough non-option arguments.*$/, 'a name is missing')
}

function isOption(name: string, words: readonly string[]): boolean {
  return words.some(word => word === `--${name}` || word.startsWith(`--${name}=`))
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** Writes an error to stderr in two lines. @returns the exit code */
function report(thrown: unknown, debug: boolean): number {
  // What the system says against a file: EACCES, EIO and their like.
  const error = systemRefusal(pathOf(thrown), thrown) ?? thrown
  if (error instanceof Refusal) {
    note(`collapse-lab: ${oneLine(error.message)}`)
    note(`hint: ${oneLine(error.hint)}`)
    if (debug) note(error.stack ?? '')
    return error instanceof UsageError ? 2 : 1
  }
  note(`collapse-lab: this is a fault of ours: ${error instanceof Error ? error.message : String(error)}`)
  note(
    debug && error instanceof Error
      ? (error.stack ?? '')
      : 'hint: run it again with --debug and tell us what it prints',
  )
  return 1
}

/** The file that an error of the system is about, from its message, as in `ENOENT: no such file or directory, open 'tale.txt'`. */
function pathOf(error: unknown): string {
  const [, call, path] = /, (\w+)(?: '(.*?)')?/.exec(error instanceof Error ? error.message : '') ?? []
  return path ?? `a file (${call ?? 'unknown'})`
}
