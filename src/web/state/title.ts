import { say } from '../locales/say.ts'
import { shortTitle, show, shownGeneration, view, word } from './state.ts'

/** The title of the tab: what is shown of which text. */
export function titleOfPage(): string {
  if (!show.value) return say('name')
  const { text, columns } = show.value
  const number = shownGeneration.value
  const facts = { text: shortTitle.value, name: columns[number]!, view: say(`views.${view.value}`) }
  if (view.value !== 'words') return say('tab.view', facts)
  if (word.value !== undefined) return say('tab.word', { ...facts, word: text.forms[word.value]! })
  return say(number === 0 ? 'tab.words' : 'tab.copy', facts)
}
