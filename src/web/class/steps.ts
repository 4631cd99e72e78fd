import { readMarkdown } from '../../report/exercise/markdown.ts'

/** A part of an exercise that a pupil works through. */
export interface Step {
  readonly title: string
  /** How long it takes, as the exercise says it; missing where it does not. */
  readonly time?: string
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
