import { Parser } from 'htmlparser2'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { decodeText } from './encodings/decode.ts'

export type XmlAttributes = Readonly<Record<string, string>>

/** What a reader of XML does with what it meets; names have their prefixes. */
export interface XmlVisitor {
  /** @returns whether what is inside is passed over */
  open(name: string, attributes: XmlAttributes): boolean | undefined
  text?(text: string): void
  close?(name: string): void
}

/**
 * Walks through an XML file. Entities of a document's own are not expanded, so that none can grow.
 *
 * @param name of the file, for messages
 * @throws Refusal when an element is left open at the end: the file is cut off
 */
export function walkXml(name: string, xml: string, visitor: XmlVisitor): void {
  let passedOver = 0
  let depth = 0
  const parser = new Parser(
    {
      onopentag(element, attributes) {
        depth += 1
        if (passedOver > 0) passedOver += 1
        else if (visitor.open(element, attributes) === true) passedOver = 1
      },
      ontext(text) {
        if (passedOver === 0) visitor.text?.(text)
      },
      onclosetag(element) {
        depth -= 1
        if (passedOver > 0) passedOver -= 1
        else visitor.close?.(element)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(xml)
  if (depth !== 0)
    throw new Refusal(
      phrase`${name} is damaged: its text is cut off`,
      'open it in the program that wrote it, and save it again',
    )
}

/** Decodes an XML file: UTF-8 or UTF-16 by its mark, or as it declares. */
export function decodeXml(name: string, bytes: Uint8Array): string {
  const head = Array.from(bytes.subarray(0, 200), byte => String.fromCharCode(byte)).join('')
  return decodeText(name, bytes, /encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1]).text
}

/**
 * Lines of a document of paragraphs: a paragraph is a line, also one inside another, as those of a text box are, and those in the cells of a
 * table. Empty paragraphs are empty lines, but for those in cells.
 */
export class ParagraphLines {
  readonly #lines: string[] = []
  readonly #open: string[][] = []
  #cells = 0

  beginParagraph(): void {
    this.#open.push([])
  }

  /** Adds to the paragraph that is open; text outside one is none. */
  add(text: string): void {
    this.#open.at(-1)?.push(text)
  }

  endParagraph(): void {
    // A page that ends within a paragraph ends the paragraph (\f); one that ends beside it parts nothing more.
    const line = this.#open
      .pop()
      ?.join('')
      .replace(/^\s*\f|\f\s*$/g, '')
    if (line !== undefined && (this.#cells === 0 || /\S/.test(line))) this.#lines.push(line)
  }

  beginCell(): void {
    this.#cells += 1
  }

  endCell(): void {
    this.#cells -= 1
  }

  text(): string {
    return this.#lines.join('\n')
  }
}

/** Fields that show the number of a page, as tables of contents of Word have them, also in Rich Text. */
export const PAGE_FIELD = /^\s*(?:PAGEREF|PAGE|NUMPAGES|SECTIONPAGES)\b/i
