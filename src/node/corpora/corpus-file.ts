import * as v from 'valibot'
import { readJson } from '../files/json.ts'

const text = v.pipe(v.string(), v.minLength(1))

/** corpora/NAME/corpus.json: where a text comes from, its licence, its hash, and how it is cut. */
export const corpusSchema = v.strictObject({
  format: v.literal('collapse-lab/corpus/1'),
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'name must be of a-z, 0-9 and -')),
  title: text,
  author: text,
  year: text,
  /** BCP 47, as in `en`; without it the language is guessed. */
  language: v.optional(text),
  /** True for text made by a program. */
  constructed: v.boolean(),
  source: v.variant('kind', [
    v.strictObject({
      kind: v.literal('package'),
      package: text,
      version: text,
      folder: text,
      /** A JSON file of the folder that lists the files in order; without it, all `.txt` files by name. */
      list: v.optional(text),
      skip: v.optional(v.array(text), []),
      /** The file that is read last, where the text is a beginning. */
      last: v.optional(text),
    }),
    v.strictObject({ kind: v.literal('stories'), seed: text }),
    v.strictObject({ kind: v.literal('file'), file: text, from: text }),
  ]),
  licence: v.strictObject({ text, package: v.optional(text) }),
  passages: v.picklist(['paragraphs', 'lines', 'characters', 'sentences', 'five sentences', 'stories']),
  sections: text,
  split: text,
  labels: v.optional(v.picklist(['none', 'decade', 'story type']), 'none'),
  /** The hash of the prepared text: one passage a line, a blank line between sections. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'sha256 must be 64 hexadecimal digits')),
})

/** The record of a corpus, corpus.json: title, author, year, licence, source, how the text is cut and split, and its hash. */
export type CorpusFile = v.InferOutput<typeof corpusSchema>

/** Reads a corpus.json. @throws Refusal naming the file and the field */
export const readCorpusFile = (path: string): CorpusFile =>
  readJson(path, corpusSchema, { hint: 'mend it, or add the corpus again' })
