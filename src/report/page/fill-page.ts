import { inHtml } from '../format/markup.ts'
import type { ExerciseTranslation } from '../../exercise/translation.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import type { PageData } from './page-data.ts'

/**
 * Fills the data of a page in.
 *
 * @param page the page as it was built
 */
export function fillPage(page: string, data: PageData): string {
  return fillSlot(page, 'run-data', data)
}

/**
 * Says in the head of a page where it will be, so that chats and social sites show a card for its link (Open Graph protocol).
 *
 * @param at the addresses of the page and of its card
 */
export function withAddress(
  page: string,
  at: { readonly page: string; readonly card: string },
  { text, runs }: PageData,
): string {
  const title = 'What does a language forget when it learns from itself?'
  const description = `Model A reads ${text.title} and writes a copy; the next model reads only the copy. After ${runs[0]!.generations.length} rounds, see which words are left.`
  const facts = {
    'og:type': 'website',
    'og:title': title,
    'og:description': description,
    'og:url': at.page,
    'og:image': at.card,
    'og:image:width': '1200',
    'og:image:height': '630',
    'twitter:card': 'summary_large_image',
  }
  const tags = Object.entries(facts).map(
    ([name, content]) => `<meta property="${name}" content="${inHtml(content)}" />`,
  )
  return page.replace(
    '<title>',
    () =>
      `<meta name="description" content="${inHtml(description)}" />\n    ${tags.join('\n    ')}\n    <title>`,
  )
}

/** Corpora and exercises of a page, beside its runs. */
export interface Embedded {
  readonly corpora: readonly PageCorpus[]
  readonly exercises: readonly PageExercise[]
  /** Whether a class does the exercise at one time: pupils say who they are by a code, and hand in to the page's server. Default no. */
  readonly lesson?: true
}

/** A corpus to run in the page. It has no passages where the page can ask its server for them. */
export interface PageCorpus {
  readonly name: string
  readonly title: string
  readonly corpus?: LoadedCorpus
}

/** An exercise. It has no content where the page can ask its server for it. */
export interface PageExercise {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly content?: ExerciseContent
  /** Its texts in other languages, by language; nothing where it has none. */
  readonly translations?: Readonly<Record<string, ExerciseTranslation>>
}

export interface ExerciseContent {
  /** exercise.json */
  readonly exercise: unknown
  /** exercise.md, before seeds and questions are filled in. */
  readonly markdown: string
}

/**
 * Fills corpora and exercises in.
 *
 * @param asks whether the page may ask its server, and no one else, for `corpora/NAME.json` and `exercises/NAME.json`
 */
export function fillEmbedded(
  page: string,
  { corpora, exercises, lesson }: Embedded,
  { asks }: { asks: boolean },
): string {
  const open = asks ? page.replace(`default-src 'none';`, `default-src 'none'; connect-src 'self';`) : page
  const filled = fillSlot(fillSlot(open, 'corpora', corpora), 'exercises', exercises)
  return lesson ? fillSlot(filled, 'lesson', lesson) : filled
}

/** A version of SCORM, by which a learning platform gives a page its learner and takes its points. */
export type ScormVersion = '1.2' | '2004'

/** Has a page report its points to the learning platform that it is opened in. */
export const forLearningPlatform = (page: string, version: ScormVersion): string =>
  fillSlot(page, 'scorm', version)

/**
 * Writes JSON into a slot of an HTML page. `<` becomes an escape, so that no text can end the script or begin a comment. So do U+2028 and
 * U+2029, which JSON allows and old scripts do not.
 */
function fillSlot(page: string, slot: string, value: unknown): string {
  const json = JSON.stringify(value, infinite)
    .replace(/</g, '\\u003C')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
  const pattern = new RegExp(`(<script type="application/json" id="${slot}">)[^]*?(</script>)`)
  return page.replace(pattern, (_, open: string, close: string) => `${open}${json}${close}`)
}

/** Writes infinity as a word: JSON has none, and a perplexity may be infinite. */
const infinite = (_: string, value: unknown) => (value === Infinity ? 'Infinity' : value)
