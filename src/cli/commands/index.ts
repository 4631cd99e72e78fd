import type { Command } from '../command.ts'

/** Every command, in the order of the help. `completion` is yargs' own. */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.ts')).run,
  import: async () => (await import('./import.ts')).import_,
  show: async () => (await import('./show.ts')).show,
  provenance: async () => (await import('./provenance.ts')).provenance,
  report: async () => (await import('./report.ts')).report,
  open: async () => (await import('./open.ts')).open,
  serve: async () => (await import('./serve.ts')).serve,
  verify: async () => (await import('./verify.ts')).verify,
  compare: async () => (await import('./compare.ts')).compare,
  sweep: async () => (await import('./sweep.ts')).sweep,
  experiment: async () => (await import('./experiment.ts')).experiment,
  corpora: async () => (await import('./corpora.ts')).corpora,
  forecast: async () => (await import('./forecast.ts')).forecast,
  exercise: async () => (await import('./exercise.ts')).exercise,
  class: async () => (await import('./class.ts')).class_,
  measure: async () => (await import('./measure.ts')).measure,
  write: async () => (await import('./write.ts')).write,
  train: async () => (await import('./train.ts')).train,
  score: async () => (await import('./score.ts')).score,
}

/**
 * The commands that a command line may mean: the one that it names, and all where it names none. What a command needs is loaded with
 * it, so that one that needs little starts sooner.
 */
export function commandsFor([name = '']: readonly string[]): Promise<Command[]> {
  const named = Object.hasOwn(loaders, name) ? [loaders[name]!] : Object.values(loaders)
  return Promise.all(named.map(load => load()))
}

/** The names of all commands but `completion`. */
export const commandNames: readonly string[] = Object.keys(loaders)

/** Whether a word is the name of a command. */
export const isCommand = (word: string): boolean => Object.hasOwn(loaders, word)
