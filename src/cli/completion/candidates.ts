import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { options as planOptions } from '../../lineage/options/index.ts'
import { protections } from '../../lineage/protections/index.ts'
import { allMetrics } from '../../metrics/index.ts'
import { experiments } from '../../experiment/experiments/index.ts'
import { smoothings } from '../../backoff/smoothings/index.ts'
import { listCorpora } from '../../node/corpora/corpora.ts'
import { listPacks } from '../../node/exercises/packs.ts'
import { isRun } from '../../node/runs/run-file.ts'
import { commandNames, commandsFor } from '../commands/index.ts'
import type { Command } from '../command.ts'

/**
 * What a shell may put in the place of the last word of a command line.
 *
 * @param words the words after `collapse-lab`; the last one is being typed and may be empty
 * @returns whole words that begin as it does; none where only the shell knows, as for a folder to write to
 */
export async function candidates(words: readonly string[]): Promise<string[]> {
  const [name = '', ...rest] = words
  const typed = words.at(-1) ?? ''
  if (words.length < 2) return beginning(typed, [...commandNames, 'completion'])
  const command = (await commandsFor([name])).find(each => each.name === name)
  if (!command) return name === 'completion' ? beginning(typed, ['bash', 'fish', 'zsh']) : []
  const open = valueBegun(rest, command)
  if (open) return listed(open.value, valuesOf(open.flag, open.value))
  if (typed.startsWith('-')) return beginning(typed, Object.keys(command.options).map(option => `--${option}`)) // prettier-ignore
  return beginning(typed, namesAt(command, positionalsIn(rest.slice(0, -1), command), typed))
}

const beginning = (typed: string, words: readonly string[]) => words.filter(word => word.startsWith(typed))

/** The last item of a list with commas is completed, and those before it stay. */
function listed(typed: string, values: readonly string[]): string[] {
  const before = typed.slice(0, typed.lastIndexOf(',') + 1)
  return beginning(typed, values.map(value => before + value)) // prettier-ignore
}

/** The option whose value is being typed, and what there is of the value; bash has the sign `=` as a word of its own. */
function valueBegun(words: readonly string[], { options }: Command) {
  const line = words.filter((word, at) => word !== '=' || at === words.length - 1)
  const last = line.pop() ?? ''
  const flag = line.at(-1)?.slice(2) ?? ''
  const isOpen = line.at(-1)?.startsWith('--') && options[flag]?.type === 'string'
  return isOpen ? { flag, value: last === '=' ? '' : last } : undefined
}

function valuesOf(flag: string, typed: string): readonly string[] {
  if (flag === 'corpus' || flag === 'against') return texts(typed)
  if (flag === 'protect') return protections.map(({ name }) => name)
  if (flag === 'metric') return allMetrics.map(({ name }) => name)
  if (flag === 'smoothing') return smoothings.map(({ name }) => name)
  return planOptions.find(option => option.flag === flag)?.choices ?? []
}

/** The names that stand in a command line before the word that is typed. */
function positionalsIn(words: readonly string[], { options }: Command): string[] {
  return words.filter((word, at) => {
    const before = words[at - 1] ?? ''
    return !word.startsWith('-') && !(before.startsWith('--') && options[before.slice(2)]?.type === 'string')
  })
}

/** What a command takes in the next place, by what its help calls it. */
function namesAt(
  { positionals, actions = [] }: Command,
  before: readonly string[],
  typed: string,
): readonly string[] {
  const places = Array.from(positionals.matchAll(/[\w]+/g), ([place]) => place)
  const place = places[before.length] ?? (positionals.endsWith('..]') || positionals.endsWith('..>') ? places.at(-1) : undefined) // prettier-ignore
  switch (place) {
    case 'action':
      return actions
    case 'run':
    case 'runs':
      return runs()
    case 'text':
      return texts(typed)
    case 'exercise':
      return listPacks().map(({ pack }) => pack.name)
    case 'name':
      return experiments.map(({ name }) => name)
    default:
      return []
  }
}

const runs = () => (existsSync('runs') ? readdirSync('runs').filter(name => isRun(join('runs', name))) : [])

/** Corpora by name, and the files and folders that a path leads to. */
const texts = (typed: string): string[] => [...listCorpora().map(({ name }) => name), ...paths(typed)]

function paths(typed: string): string[] {
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1)
  try {
    return readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })
      .filter(entry => !entry.name.startsWith('.'))
      .map(entry => `${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`)
  } catch {
    return []
  }
}
