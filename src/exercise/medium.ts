import { asCalled } from '../program.ts'

/** Where an exercise is worked on: with the command in a terminal, or in the page. */
export const MEDIUMS = ['terminal', 'page'] as const
export type Medium = (typeof MEDIUMS)[number]

const ALTERNATIVES = /\{\{terminal\}\}([^]*?)\{\{page\}\}([^]*?)\{\{end\}\}/g

/**
 * The text of an exercise for a medium. Where the two differ, it holds both: `{{terminal}}` … `{{page}}` … `{{end}}`.
 *
 * @example
 * textFor('{{terminal}}Type{{page}}Press{{end}} it.', 'page') // 'Press it.'
 */
export function textFor(text: string, medium: Medium): string {
  const chosen = text.replace(ALTERNATIVES, (_, terminal: string, page: string) =>
    (medium === 'page' ? page : terminal).trim(),
  )
  return medium === 'page' ? chosen : asCalled(chosen)
}
