import { Refusal } from '../refusal.ts'
import type { Corpus } from '../text/passage.ts'
import type { Stream } from '../text/stream.ts'
import type { Plan } from './plan.ts'
import { regimeNamed } from './regimes/index.ts'
import type { Source } from './sources.ts'

/** The text that A learns from, every token its own ancestor. */
export function humanSource({ constructed }: Corpus, stream: Stream): Source {
  const ancestors = Int32Array.from(stream.ids, (_, place) => place)
  return { name: constructed ? 'constructed' : 'human', stream, ancestors }
}

/** The reserve as a text. Its places and passages are numbered after those of the training text. */
export function reserveBehind({ name, stream: { ids, passages } }: Source, stream: Stream): Source {
  return {
    name,
    stream,
    ancestors: Int32Array.from(stream.ids, (_, place) => (place === 0 ? -1 : ids.length - 1 + place)),
    passages: Int32Array.from({ length: stream.passages }, (_, passage) => passages + passage),
  }
}

/**
 * Checks that the reserve lasts for all generations that read fresh human text.
 *
 * @param written tokens of a generation
 * @throws Refusal when later models would read more of the reserve than there is
 */
export function checkReserve(
  { regime, humanShare, generations }: Plan,
  { written, reserve }: { written: number; reserve: Source },
): void {
  if (regimeNamed(regime).options.reserve === undefined) return
  const wanted = Math.ceil((humanShare ?? 0) * written * (generations - 1))
  if (wanted > reserve.stream.words)
    throw new Refusal(
      `${regime} takes ${wanted} tokens of unread human text, and the reserve has ${reserve.stream.words}`,
      'take a smaller --human-share, a greater --reserve, fewer --generations or a smaller --size',
    )
}
