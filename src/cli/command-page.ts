import type { Options } from 'yargs'
import type { Command } from './command.ts'

/** docs/command.md: every command with its examples and options, as Markdown. */
export function commandPage(commands: readonly Command[]): string {
  return ['# The command', '', INTRODUCTION, '', ...commands.flatMap(partOf)].join('\n')
}

function partOf({ name, positionals, summary, examples, options }: Command): string[] {
  const lines = examples.map(([line, what]) => [line.replace('$0', 'npx collapse-lab'), what] as const)
  const width = Math.max(...lines.map(([line]) => line.length))
  return [
    `## ${name}`,
    '',
    `\`collapse-lab ${`${name} ${positionals}`.trim()}\`: ${summary}.`,
    '',
    '```sh',
    ...lines.map(([line, what]) => `${line.padEnd(width)}  # ${what}`),
    '```',
    '',
    ...Object.entries(options).map(lineOf),
    '',
  ]
}

function lineOf([name, { describe = '', default: usual }]: [string, Options]): string {
  return `- \`--${name}\`: ${describe}${usual === undefined ? '' : ` [default: ${String(usual)}]`}`
}

const INTRODUCTION = `In a checkout, a command line begins with \`npx collapse-lab\`; where the package is installed globally, with \`collapse-lab\`. This page is what \`--help\` prints.

- **Texts.** A text is a corpus by name (\`corpora\` lists them), a file of nearly any format and encoding, a folder of files, or \`-\` for standard input: [texts.md](texts.md). \`corpora add\` cuts a text into passages and chapters, and keeps it in \`corpora/\` of the folder you are in.
- **Runs.** \`run\` writes a folder of plain files into \`runs/\`: [run-format.md](run-format.md). A run is named by its folder, or by its name in \`runs/\`.
- **Output.** Results go to stdout, progress and remarks to stderr. \`--json\` prints data alone.
- **Exit codes.** 0: done. 1: refused or failed. 2: the command line is wrong. 130: stopped by Ctrl-C.
- **Completion.** \`collapse-lab completion >> ~/.bashrc\` lets the tab key complete commands, options, values, runs, corpora and exercises; fish and zsh have a script too, which says where it belongs.
- **Errors** have two lines: what is wrong, and what to do. \`--debug\` adds where an error comes from.`
