import { inLanguage, type ExerciseTranslation } from '../../exercise/translation.ts'
import { Refusal } from '../../refusal.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import type { ExerciseContent, PageCorpus, PageExercise, ScormVersion } from '../../report/page/fill-page.ts'
import { language, say } from '../locales/say.ts'

/** Corpora that the page holds or its server offers; none in the plain page from disk. */
export const corpora = slot('corpora') as readonly PageCorpus[]
/** Exercises that the page holds or its server offers. */
export const exercises = (slot('exercises') as readonly PageExercise[]).map(exercise => {
  const { title = exercise.title, summary = exercise.summary } = textsIn(exercise)?.texts ?? {}
  return { ...exercise, title, summary }
})

/** Whether a class does the exercise at one time, and hands in to the page's server. */
export const inLesson = slot('lesson') === true

/** The version of SCORM by which the page reports points to the platform that it is opened in; null where it was not made for one. */
export const scormVersion = slot('scorm') as ScormVersion | null

/** The texts of an exercise in the language of the page, where it has them. */
function textsIn({ translations = {} }: PageExercise): ExerciseTranslation | undefined {
  return Object.hasOwn(translations, language) ? translations[language] : undefined
}

function slot(name: string): unknown {
  const json = typeof document === 'undefined' ? undefined : document.getElementById(name)?.textContent
  return JSON.parse(json ?? '[]')
}

/**
 * Reads an available corpus by its name.
 *
 * @throws Refusal when there is none, or the server does not answer
 */
export async function corpusNamed(name: string): Promise<{ sent: LoadedCorpus | ArrayBuffer }> {
  const found = corpora.find(corpus => corpus.name === name)
  if (!found) throw new Refusal(say('engine.noText', { name }), say('engine.cannotHint'))
  return { sent: found.corpus ?? (await (await asked(`corpora/${name}.json`)).arrayBuffer()) }
}

/** Reads an exercise with its questions, in the language of the page where it has texts in it. @throws Refusal when the server does not answer */
export async function contentOf(chosen: PageExercise): Promise<ExerciseContent> {
  const { name, content = (await (await asked(`exercises/${name}.json`)).json()) as ExerciseContent } = chosen
  const own = textsIn(chosen)
  if (!own) return content
  return { exercise: inLanguage(content.exercise, own.texts), markdown: own.markdown ?? content.markdown }
}

async function asked(path: string): Promise<Response> {
  const response = await fetch(path).catch(() => undefined)
  if (response?.ok) return response
  const why = response ? await response.text() : say('engine.noAnswer')
  throw new Refusal(say('engine.cannot', { path, why: why.trim() }), say('engine.cannotHint'))
}
