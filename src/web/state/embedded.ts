import { Refusal } from '../../refusal.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import type { ExerciseContent, PageCorpus, PageExercise } from '../../report/page/fill-page.ts'
import { words } from './words.ts'

/** The texts that the page holds, or that whoever serves it has; none in a page that was opened from disk as it was built. */
export const corpora = slot('corpora') as readonly PageCorpus[]
/** The exercises likewise. */
export const exercises = slot('exercises') as readonly PageExercise[]

function slot(name: string): unknown {
  const json = typeof document === 'undefined' ? undefined : document.getElementById(name)?.textContent
  return JSON.parse(json ?? '[]')
}

/** A text at hand, by name. @throws Refusal when it is not there, or no one answers */
export async function corpusNamed(name: string): Promise<{ sent: LoadedCorpus | ArrayBuffer }> {
  const found = corpora.find(corpus => corpus.name === name)
  if (!found) throw new Refusal(words.embedded.noCorpus(name), words.embedded.hint)
  return { sent: found.corpus ?? (await (await asked(`corpora/${name}.json`)).arrayBuffer()) }
}

/** An exercise with its questions. @throws Refusal when no one answers */
export async function contentOf({ name, content }: PageExercise): Promise<ExerciseContent> {
  return content ?? ((await (await asked(`exercises/${name}.json`)).json()) as ExerciseContent)
}

async function asked(path: string): Promise<Response> {
  const response = await fetch(path).catch(() => undefined)
  if (response?.ok) return response
  const why = response ? await response.text() : words.embedded.noAnswer
  throw new Refusal(words.embedded.cannot(path, why.trim()), words.embedded.hint)
}
