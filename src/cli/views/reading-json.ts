import type { CloseReading } from '../../analysis/reading/close-reading.ts'
import type { Echo } from '../../analysis/reading/copied.ts'

/** A close reading as data; tokens are counted from 1, as the view numbers them. */
export function readingAsJson({ id, spans, last, ...reading }: CloseReading) {
  return {
    passage: id,
    ...reading,
    copied: spans.copied.map(fromOne),
    sentences: spans.sentence.map(fromOne),
    repeated: spans.repeated.map(fromOne),
    ...(last
      ? { last: { ...last, tokens: last.tokens.map(({ token, type }) => ({ token: token + 1, type })) } }
      : {}),
  }
}

const fromOne = ({ token, length, passage, at, times }: Echo) => ({
  token: token + 1,
  length,
  in: { passage, token: at + 1, times },
})
