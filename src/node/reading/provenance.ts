import { join } from 'node:path'
import { protectionOf } from '../../lineage/protect.ts'
import { regimeNamed } from '../../lineage/regimes/index.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { readAncestry } from './ancestry.ts'
import type { PassageName } from './close-reading.ts'
import { humanPassages } from '../runs/human-text.ts'
import { linesOf } from '../files/lines.ts'
import { generationOf, originOf, type Run } from '../runs/read-run.ts'
import { pickPassages } from '../runs/run-parts.ts'

/** Where the passages came from that a generation learned from. */
export interface Origins {
  readonly generation: string
  /** What was done to choose them, in order. */
  readonly transformations: readonly string[]
  /** By source, `human` or a generation: how many passages. One that was read twice counts twice. */
  readonly passages: Readonly<Record<string, number>>
}

/** The origins of every training text of a run. @throws Refusal when a file of it is missing */
export function originsOf(run: Run): Origins[] {
  return run.file.generations.map(generation => ({
    generation,
    transformations: stepsOf(run, generation),
    passages: countSources(join(run.folder, generation, 'training.csv')),
  }))
}

/** What was done to choose the passages that a generation learned from, in order; nothing for A, which reads the human text. */
export function stepsOf({ file: { plan, generations } }: Run, generation: string): string[] {
  return generation === generations[0]
    ? []
    : [
        `${plan.regime}: ${regimeNamed(plan.regime).title}`,
        ...plan.protect.map(spec => `${spec}: ${protectionOf(spec).protection.title}`),
      ]
}

/** Sources are names without a comma, and stand last in a row. */
function countSources(path: string): Record<string, number> {
  const counts = new Map<string, number>()
  let head = true
  for (const line of linesOf(path)) {
    const source = line.slice(line.lastIndexOf(',') + 1)
    if (!head && line !== '') counts.set(source, (counts.get(source) ?? 0) + 1)
    head = false
  }
  return Object.fromEntries(counts)
}

/** A passage, and where its tokens stood before, generation by generation. */
export interface PassageOrigin {
  readonly passage: string
  readonly text: string
  readonly tokens: number
  /** From its own training text back to the human one: the passages that its tokens stood in, the greatest share first. */
  readonly steps: readonly { readonly source: string; readonly passages: readonly Share[] }[]
  /** Texts of the human passages that it goes back to, by id. */
  readonly human: Readonly<Record<string, string>>
}

interface Share {
  readonly passage: string
  readonly tokens: number
}

/**
 * Follows every token of a passage back to the human text, and gathers the passages on the way by their source.
 *
 * @throws Refusal when the passage is not in the run, its genealogy was not kept, or the text is not as it was
 */
export function originOfPassage(run: Run, { generation, number }: PassageName): PassageOrigin {
  const source = generationOf(run, generation)
  const passage = pickPassages(run, source, new Set([number])).get(number)!
  const tokenizer = tokenizerNamed(run.file.plan.tokens)
  const tokens = Array.from(tokenizer.split(passage.text).keys())
  const { chains, texts } = readAncestry(run, passage, { human: humanPassages(run), tokenizer, tokens })
  const bySource = new Map<string, Map<string, number>>()
  for (const chain of chains)
    for (const { source, passage } of chain.slice(1)) {
      const shares = bySource.get(source) ?? new Map<string, number>()
      bySource.set(source, shares.set(passage, (shares.get(passage) ?? 0) + 1))
    }
  const names = [...run.file.generations].reverse().concat(originOf(run))
  const steps = names.flatMap(source => {
    const shares = bySource.get(source)
    return shares ? [{ source, passages: sharesOf(shares) }] : []
  })
  const last = steps.find(({ source }) => source === originOf(run))?.passages ?? []
  const human = Object.fromEntries(last.map(({ passage }) => [passage, texts.get(passage) ?? '']))
  return { passage: passage.id, text: passage.text, tokens: tokens.length, steps, human }
}

function sharesOf(shares: ReadonlyMap<string, number>): Share[] {
  return Array.from(shares, ([passage, tokens]) => ({ passage, tokens })).sort(
    (a, b) => b.tokens - a.tokens || (a.passage < b.passage ? -1 : 1),
  )
}
