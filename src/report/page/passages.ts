import { indexText } from '../../model/index/suffix-index.ts'
import { passageStarts, streamOf, type Stream } from '../../text/stream.ts'
import { write } from '../../text/write.ts'
import { copiedSpans } from '../../analysis/reading/copied.ts'
import type { HumanText } from '../../analysis/reading/human-text.ts'
import { repeatedSpans } from '../../analysis/reading/repeated.ts'
import { piecesOf, type Span } from '../../analysis/reading/spans.ts'
import type { PagePassage, PagePassages, PageSpan } from './page-data.ts'

/** The number of passages of each generation on a page. */
const PASSAGES_SHOWN = 12
/** The shortest span that is marked, and the shortest and longest passage that is shown, in tokens. */
const MIN_SPAN = 8
const MIN_TOKENS = 25
const MAX_TOKENS = 160

/** Chooses passages of a generation, with spans copied from the human text and spans that the generation repeats. */
export function pagePassages(name: string, stream: Stream, human: HumanText): PagePassages {
  const starts = passageStarts(stream)
  const own = name === 'human' || name === 'constructed'
  const occurrences = indexText(stream, human.vocabulary.unknown + 1, MIN_SPAN)
  const passages: PagePassage[] = []
  for (let passage = 0; passage < stream.passages && passages.length < PASSAGES_SHOWN; passage++) {
    const start = starts[passage]!
    const ids = stream.ids.slice(start - 1, starts[passage + 1])
    if (ids.length < MIN_TOKENS || ids.length > MAX_TOKENS) continue
    passages.push({
      id: `${name}/${passage + 1}`,
      text: write(ids.subarray(1, -1), human.vocabulary),
      copied: own ? [] : plain(copiedSpans(human, streamOf(ids), MIN_SPAN)),
      repeated: plain(repeatedSpans(occurrences, { name, start, least: MIN_SPAN })),
    })
  }
  return { name, passages }
}

const plain = (spans: readonly Span[]): PageSpan[] =>
  piecesOf(spans).map(({ token, length }) => [token, length])
