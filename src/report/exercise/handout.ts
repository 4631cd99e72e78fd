import type { Pack } from '../../exercise/pack.ts'
import { textFor, type Medium } from '../../exercise/medium.ts'
import { pointsOf } from '../../exercise/pack.ts'
import type { Task } from '../../exercise/items/index.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { program } from '../../program.ts'
import { commandLine } from '../run/command-line.ts'

/** How to answer, by place: in the student's folder, or on the sheet itself. */
const ANSWERING = {
  folder:
    () => phrase`Write your answers into \`answers.txt\`, each after its colon. Then let the lab check them, as often as you like; in place of FOLDER stands the folder that this file is in:

\`\`\`sh
${program()} exercise check FOLDER
\`\`\``,
  paper: () => phrase`Write each answer under its question.`,
}

/** Where a student answers, and with what: in a folder with the command, or on paper with the page or the command. */
export type Place = { readonly on: 'folder' } | { readonly on: 'paper'; readonly medium: Medium }

/**
 * exercise.md for a student. `{{run NAME}}` becomes the command with the student's seed, `{{seed}}` the seed, and `{{questions}}` the list
 * of questions with how to answer them. Of what is said for terminal and page apart, the terminal's part is taken; on paper that goes with
 * the page, the page's part, and its buttons are named.
 *
 * @throws Refusal when it names a run that the exercise does not have
 */
export function handout(
  markdown: string,
  { pack, seed, ...place }: { pack: Pack; seed: string } & Place,
): string {
  const text =
    place.on === 'paper' && place.medium === 'page'
      ? textFor(markdown, 'page').replace(BUTTONS, block => buttonsNamed(block))
      : textFor(markdown, 'terminal')
  return text.replace(/\{\{([a-z-]+)(?: ([\w-]+))?\}\}/g, (mark, what: string, name?: string) => {
    if (what === 'seed') return seed
    if (what === 'questions') return `${ANSWERING[place.on]()}\n\n${questionList(pack)}`
    if (what === 'run' && name !== undefined && Object.hasOwn(pack.runs, name))
      return commandLine({ ...pack.runs[name]!, seed })
    throw new Refusal(
      phrase`the text of ${pack.name} has ${mark}, which stands for nothing`,
      'there are {{seed}}, {{questions}} and {{run NAME}}; in code of the part for the page also {{lost E}}, {{word whale}}, {{read C}} and {{game C}}',
    )
  })
}

/** A code block whose lines are buttons in the page. */
const BUTTONS = /^```(?:sh)?\n(?:\{\{(?:run|lost|word|read|game) [\w-]+\}\}\n)+```$/gm

/** The buttons of a code block, by what the page calls them. */
function buttonsNamed(block: string): string {
  const lines = Array.from(block.matchAll(/\{\{(run|lost|word|read|game) ([\w-]+)\}\}/g), ([, what, name = '']) => {
    if (what === 'run') return phrase`In the page, press “Run it” at this place (${name}).`
    if (what === 'lost') return phrase`In the page, press “Show the lost words of copy ${name}”.`
    if (what === 'read') return phrase`In the page, press “Read passages of copy ${name}”.`
    if (what === 'game') return phrase`In the page, press “Human or machine? Play against copy ${name}”.`
    return phrase`In the page, look up “${name}” under “The life of a word”.`
  }) // prettier-ignore
  return lines.map(line => `- ${line}`).join('\n')
}

/** The questions as a Markdown list, each with its id, its points and the form of an answer. */
function questionList(pack: Pack): string {
  return [...pack.tasks.map(questionItem), phrase`Together ${numbered(pointsOf(pack), 'points')}.`].join(
    '\n\n',
  )
}

function questionItem({ id, points, prompt, form, options = {} }: Task, index: number): string {
  const number = `${index + 1}. `
  // What belongs to an item begins below its text.
  const indent = ' '.repeat(number.length)
  const choices = Object.entries(options).map(([name, text]) => `${indent}- \`${name}\`: ${text}`)
  return [
    `${number}\`${id}\` (${phrase`${numbered(points, 'points')}`}): ${prompt}`,
    ...(choices.length > 0 ? ['', ...choices] : []),
    '',
    `${indent}${phrase`Answer: ${form}.`}`,
  ].join('\n')
}
