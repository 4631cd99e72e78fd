import { quoted } from '../../../report/run/command-line.ts'

/** What a user may say of the tasks of an engine; an engine takes some of these. */
export interface EngineOptions {
  /** Tasks that run at one time, at most. */
  readonly 'at-once'?: number
  /** Minutes that a task may take. */
  readonly time?: number
  /** Who pays for the tasks: the account, namespace or queue of the engine. */
  readonly account?: string
  /** The container image that has the command `collapse-lab`. */
  readonly image?: string
  /** The volume that holds the working folder, by the engine's name for it. */
  readonly volume?: string
}

export type EngineOption = keyof EngineOptions

/** A sweep that is cut into tasks: each carries out a number of cells that follow one another. */
export interface Order {
  readonly name: string
  /** The absolute path of the folder of the sweep, which has `plan.json`. */
  readonly folder: string
  /** The absolute path of the working folder, from which texts are named. */
  readonly home: string
  /** The command as words, up to the plan and the folder; what a task carries out is said behind them. */
  readonly command: readonly string[]
  readonly cells: number
  readonly cellsPerTask: number
  readonly tasks: number
  /** MiB that a task takes. */
  readonly memory: number
  readonly options: EngineOptions
}

/** A program that carries out the tasks of a sweep, on one machine or on many. */
export interface Engine {
  /** As the user types it. */
  readonly name: string
  readonly title: string
  /** Where its rules are written down. */
  readonly source: string
  /** The environment variable that tells a task its number, and the number of the first task. */
  readonly index: { readonly variable: string; readonly first: 0 | 1 }
  /** The most tasks of an array. */
  readonly mostTasks: number
  readonly takes: readonly EngineOption[]
  /** The options without which nothing can be written. */
  readonly needs: readonly EngineOption[]
  /** Whether tasks run in containers, which see the working folder at {@link MOUNTED}. */
  readonly inContainers: boolean
  /** What it reads, by file name: `submit.sh`, which hands the tasks in, and what that names. */
  files(order: Order): Readonly<Record<string, string>>
}

/** The folder of a container at which the working folder is mounted; the image works in it. */
export const MOUNTED = '/work'

/** The script that hands the tasks in. */
export const SUBMIT = 'submit.sh'

/** The words of the command by which a task carries out its cells; it knows its number by the variable of the engine. */
export function cellsCommand({ name }: Engine, { command, cellsPerTask }: Order): string[] {
  return [...command, '--task-of', name, '--cells-per-task', String(cellsPerTask), '--jobs', '1']
}

/** The words of the command that puts the cells together. */
export const mergeCommand = ({ command }: Order): string[] => [...command, '--merge']

/** Words as a shell reads them back. */
export const shellWords = (words: readonly string[]): string => words.map(quoted).join(' ')

/** A script of bash that ends with its first failure. @param head comments, behind the first line */
export function bashScript(head: readonly string[], lines: readonly string[]): string {
  return `${['#!/bin/bash', ...head, 'set -euo pipefail', ...lines].join('\n')}\n`
}
