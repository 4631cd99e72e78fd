import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import type { PageData } from './page-data.ts'

/**
 * A page with data in its slot.
 *
 * @param page as it was built
 */
export function fillPage(page: string, data: PageData): string {
  return fillSlot(page, 'run-data', data)
}

/** What a page has at hand besides its runs. */
export interface Embedded {
  readonly corpora: readonly PageCorpus[]
  readonly exercises: readonly PageExercise[]
}

/** A text that the lab may take; without its passages where they can be asked for. */
export interface PageCorpus {
  readonly name: string
  readonly title: string
  readonly corpus?: LoadedCorpus
}

/** An exercise; without its content where that can be asked for. */
export interface PageExercise {
  readonly name: string
  readonly title: string
  readonly summary: string
  readonly minutes: number
  readonly content?: ExerciseContent
}

export interface ExerciseContent {
  /** exercise.json */
  readonly exercise: unknown
  /** exercise.md, as it is before seeds and questions are filled in. */
  readonly markdown: string
}

/**
 * A page with something at hand.
 *
 * @param asks whether the page may ask who serves it, and no one else, for `corpora/NAME.json` and `exercises/NAME.json`
 */
export function fillEmbedded(
  page: string,
  { corpora, exercises }: Embedded,
  { asks }: { asks: boolean },
): string {
  const open = asks ? page.replace(`default-src 'none';`, `default-src 'none'; connect-src 'self';`) : page
  return fillSlot(fillSlot(open, 'corpora', corpora), 'exercises', exercises)
}

/**
 * JSON as HTML may hold it: `<` is written as an escape, so that no text can end the script or begin a comment, and nor can the two
 * line ends that JSON allows and old scripts do not.
 */
function fillSlot(page: string, slot: string, value: unknown): string {
  const json = JSON.stringify(value, infinite)
    .replace(/</g, '\\u003C')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
  const pattern = new RegExp(`(<script type="application/json" id="${slot}">)[^]*?(</script>)`)
  return page.replace(pattern, (_, open: string, close: string) => `${open}${json}${close}`)
}

/** JSON has no infinity, and a perplexity may be infinite. */
const infinite = (_: string, value: unknown) => (value === Infinity ? 'Infinity' : value)
