import { utf8ToBytes } from '@noble/hashes/utils.js'
import { copyBytes, LineBuffer } from '../../backoff/arpa/line-buffer.ts'
import { packed, type Words } from '../../backoff/arpa/word-bytes.ts'
import { passageStarts } from '../../text/stream.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { GAPS } from '../../text/surface.ts'
import { Detokenizer } from '../../text/surface-forms.ts'
import { passageLine, spansOf, type PlainText } from './passages.ts'

/** The bytes of each gap inside a JSON string. */
const GAP_BYTES = GAPS.map(gap => utf8ToBytes(JSON.stringify(gap).slice(1, -1)))
const MAX_GAP = Math.max(...GAP_BYTES.map(({ length }) => length))

/** Half of a surrogate pair. Two halves in a row would be one character, so bytes cannot be joined piece by piece. */
const LONE_SURROGATE = /\p{Surrogate}/u

/**
 * Writes the lines of {@link passageLine} as bytes, chunk by chunk. Every surface form is turned into the bytes of JSON once, and then
 * copied: a generation of 150 million tokens takes seconds instead of a minute.
 *
 * @param lines the number of lines in a chunk
 */
export function* passageBytes(text: PlainText, lines = 1000): Generator<Uint8Array> {
  const { rules, ...types } = text.surfaceForms
  const surfaceForms = { tokenizer: tokenizerFor(rules), ...types }
  const starts = passageStarts(text.stream)
  const isWhole = ![types.forms, types.capitalised, types.types, types.writtenForms].some(forms =>
    forms.some(form => LONE_SURROGATE.test(form)),
  )
  const print = isWhole ? printer(text, new Detokenizer(surfaceForms)) : undefined
  const buffer = new LineBuffer()
  for (let passage = 0; passage < text.stream.passages; passage++) {
    const range = { passage, from: starts[passage]!, to: starts[passage + 1]! - 1 }
    if (print) print(buffer, range)
    else buffer.put(utf8ToBytes(`${passageLine(text, surfaceForms, range)}\n`))
    if ((passage + 1) % lines === 0) yield buffer.take()
  }
  if (buffer.length > 0) yield buffer.take()
}

interface Range {
  readonly passage: number
  readonly from: number
  readonly to: number
}

/** Makes a function that writes a passage into a buffer as a line of JSON. */
function printer({ name, stream, parents, trainingStarts }: PlainText, detokenizer: Detokenizer) {
  const { bytes, starts } = jsonPieces(detokenizer)
  const head = JSON.stringify(name).slice(1, -1)
  const tail = `","source":"${head}"`
  return (buffer: LineBuffer, { passage, from, to }: Range): void => {
    buffer.put(utf8ToBytes(`{"id":"${head}/${passage + 1}","text":"`))
    const set = detokenizer.set(stream.ids.subarray(from, to), stream.surfaces?.subarray(from, to))
    for (let at = 0; at < to - from; at++) {
      const piece = set[at]! >> 3
      const [start, end] = [starts[piece]!, starts[piece + 1]!]
      buffer.reserve(end - start + MAX_GAP)
      let length = buffer.length
      const gap = GAP_BYTES[set[at]! & 7]!
      for (let byte = 0; byte < gap.length; byte++) buffer.view.setUint8(length++, gap[byte]!)
      buffer.length = copyBytes(buffer.view, length, bytes, start, end)
    }
    const spans =
      parents && trainingStarts
        ? JSON.stringify(spansOf(parents.subarray(from, to), trainingStarts))
        : undefined
    buffer.put(utf8ToBytes(spans === undefined ? `${tail}}\n` : `${tail},"parents":${spans}}\n`))
  }
}

/** The bytes of every surface form inside a JSON string, where a line feed is `\n`. */
const jsonPieces = (detokenizer: Detokenizer): Words =>
  packed(
    Array.from({ length: detokenizer.size }, (_, piece) =>
      JSON.stringify(detokenizer.pieceOf(piece)).slice(1, -1),
    ),
  )
