import { indexText } from '../../model/index/suffix-index.ts'
import { passageStarts, streamOf, type Stream } from '../../text/stream.ts'
import { write } from '../../text/write.ts'
import { copiedSpans } from '../../analysis/reading/copied.ts'
import type { HumanText } from '../../analysis/reading/human-text.ts'
import { repeatedSpans } from '../../analysis/reading/repeated.ts'
import { piecesOf, type Span } from '../../analysis/reading/spans.ts'
import type { PagePassage, PagePassages, PageSpan } from './page-data.ts'

/** Passages of each generation on a page. */
const SHOWN = 12
/** Tokens that a span has at the least, and those of a passage that is shown. */
const LEAST = 8
const SHORT = 25
const LONG = 160

/** Passages of a generation to read, with what in them is copied from the human text and what stands elsewhere in the same generation. */
export function pagePassages(name: string, stream: Stream, human: HumanText): PagePassages {
  const starts = passageStarts(stream)
  const own = name === 'human' || name === 'constructed'
  const occurrences = indexText(stream, human.vocabulary.unknown + 1, LEAST)
  const passages: PagePassage[] = []
  for (let passage = 0; passage < stream.passages && passages.length < SHOWN; passage++) {
    const start = starts[passage]!
    const ids = stream.ids.slice(start - 1, starts[passage + 1])
    if (ids.length < SHORT || ids.length > LONG) continue
    passages.push({
      id: `${name}/${passage + 1}`,
      text: write(ids.subarray(1, -1), human.vocabulary),
      copied: own ? [] : plain(copiedSpans(human, streamOf(ids), LEAST)),
      repeated: plain(repeatedSpans(occurrences, { name, start, least: LEAST })),
    })
  }
  return { name, passages }
}

const plain = (spans: readonly Span[]): PageSpan[] =>
  piecesOf(spans).map(({ token, length }) => [token, length])
