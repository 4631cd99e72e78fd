import type { Task } from '../../exercise/items/index.ts'
import { readMarkdown, type Block, type Line } from '../../report/exercise/markdown.ts'

/** A part of an exercise that a pupil works through. */
export interface Step {
  readonly title: string
  /** How long it takes, as the exercise says it; missing where it does not. */
  readonly time?: string
}

/**
 * The guesses that a text asks for on the way: each below the block that first names it, as in “Write it down as the answer to `guess`”.
 *
 * @returns the guesses by the numbers of those blocks
 */
export function guessesIn(markdown: string, tasks: readonly Task[]): ReadonlyMap<number, readonly Task[]> {
  const named = readMarkdown(markdown).map(codesIn)
  const found = new Map<number, Task[]>()
  for (const task of tasks.filter(({ kind }) => kind === 'prediction')) {
    const place = named.findIndex(codes => codes.includes(task.id))
    if (place >= 0) found.set(place, [...(found.get(place) ?? []), task])
  }
  return found
}

/** What stands as code in the lines of a block. */
function codesIn(block: Block): string[] {
  if (block.kind === 'code' || block.kind === 'table') return []
  if (block.kind === 'numbered') return block.blocks.flatMap(codesIn)
  const lines: readonly Line[] = block.kind === 'list' ? block.items : [block.line]
  return lines.flat().flatMap(({ kind, text }) => (kind === 'code' ? [text] : []))
}

/** The numbered headings of an exercise, such as `## 2. Run it (5 minutes)`, in their order. */
export function stepsOf(markdown: string): Step[] {
  return readMarkdown(markdown).flatMap(block => {
    if (block.kind !== 'heading') return []
    const heading = block.line.map(({ text }) => text).join('')
    const [, title, time] = /^\d+\. (.*?)(?: \(([^()]*)\))?$/.exec(heading) ?? []
    return title === undefined ? [] : [time === undefined ? { title } : { title, time }]
  })
}
