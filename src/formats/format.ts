import { Refusal } from '../refusal.ts'
import type { Archive } from './unpack.ts'

/** What was done to a file until its text was there. */
export interface Reading {
  /** The name of the format: a member of the list in index.ts, such as `docx`. */
  readonly format: string
  /** The encoding of a text file, such as `UTF-8` or `Windows-1252`; nothing for formats that fix their own. */
  readonly encoding?: string
  /** The first words as they were read, where the encoding was guessed. */
  readonly opening?: string
  /** Whether the file was packed by gzip. */
  readonly gzip?: true
  /** What was left out, and how many of each, as in `{ footnotes: 3 }`; nothing where nothing was. */
  readonly leftOut?: LeftOut
}

export type LeftOut = Readonly<Record<string, number>>

/**
 * A text as a person would save it from the program that wrote it. Line ends are `\n`; a line end inside a paragraph that
 * the author set is U+2028. It is in NFC and has no byte order mark.
 */
export interface TextDocument {
  readonly name: string
  readonly text: string
  readonly read: Reading
}

/** A file whose passages are told apart already, such as a passages.jsonl. */
export interface PassageDocument {
  readonly name: string
  readonly passages: readonly string[]
  readonly read: Reading
}

export type Document = TextDocument | PassageDocument

/** Refuses a file that is whole and has no text: in a folder it is passed over. */
export class NoText extends Refusal {}

/** Whose messages of a chat are read: those of the person, or those that were generated. */
export type Speaker = 'human' | 'generated'

export interface ReadOptions {
  /** The most bytes that a file may hold once unpacked; default 64 MiB. */
  readonly limit?: number
  /** Whose messages of a chat are read; default those that were generated. */
  readonly speaker?: Speaker | undefined
}

/** The most bytes of text that are read: 64 MiB. */
export const MAX_TEXT = 64 * 1024 * 1024

/** What a format finds in a file. */
export type Contents = ({ readonly text: string } | { readonly passages: readonly string[] }) & {
  /** What was left out, and how many of each; a count of 0 is not told. */
  readonly leftOut?: LeftOut
}

/** A file whose format is to be told. */
export interface OpenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Its first bytes as characters, without zeros: enough to tell a format by. */
  readonly head: string
  /** Its files, where it is a zip archive. */
  readonly archive: Archive | undefined
  /** Whose messages are asked for, where it is a chat. */
  readonly speaker?: Speaker | undefined
  /** Its text, as {@link decodeText} reads it. @param declared the encoding that the file itself names */
  decoded(declared?: string): string
}

/** A format that is read. */
export interface Format {
  /** As the user types it at the end of a file's name. */
  readonly name: string
  /** What a person calls it, as a {@link deferred} phrase: `Word document`. */
  readonly title: string
  /** Endings of names, without the dot, that decide where the contents leave the format open. */
  readonly endings: readonly string[]
  /** Whether the contents are of this format, whatever the name says; not given where only the name can tell. */
  readonly isFormatOf?: (file: OpenFile) => boolean
  /** @throws Refusal when the file is damaged */
  readonly read: (file: OpenFile) => Contents
}
