import type { Pack } from '../../exercise/pack.ts'
import { pointsOf } from '../../exercise/pack.ts'
import type { Task } from '../../exercise/items/index.ts'
import { Refusal } from '../../refusal.ts'
import { counted } from '../numbers.ts'
import { commandLine } from './command-line.ts'

/**
 * exercise.md as a student gets it: `{{run NAME}}` becomes the command with the student's seed, `{{questions}}` the list of
 * questions, `{{seed}}` the seed.
 *
 * @throws Refusal when it names a run that the exercise has not
 */
export function handout(markdown: string, pack: Pack, seed: string): string {
  return markdown.replace(/\{\{([a-z-]+)(?: ([a-z0-9-]+))?\}\}/g, (mark, what: string, name?: string) => {
    if (what === 'seed') return seed
    if (what === 'questions') return questionsOf(pack)
    if (what === 'run' && name !== undefined && Object.hasOwn(pack.runs, name))
      return commandLine({ ...pack.runs[name]!, seed })
    throw new Refusal(
      `exercise.md of ${pack.name} has ${mark}, which stands for nothing`,
      'there are {{seed}}, {{questions}} and {{run NAME}}',
    )
  })
}

/** The questions as a Markdown list, each with its name on the answer sheet, its points and what an answer looks like. */
function questionsOf(pack: Pack): string {
  return [...pack.tasks.map(questionOf), `Together ${counted(pointsOf(pack), 'points')}.`].join('\n\n')
}

function questionOf({ id, points, prompt, form, options = {} }: Task, index: number): string {
  const choices = Object.entries(options).map(([name, text]) => `   - \`${name}\`: ${text}`)
  return [
    `${index + 1}. \`${id}\` (${counted(points, 'points')}): ${prompt}`,
    ...(choices.length > 0 ? ['', ...choices] : []),
    '',
    `   Answer: ${form}.`,
  ].join('\n')
}
