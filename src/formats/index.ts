import { chat } from './chat.ts'
import { docx } from './docx.ts'
import { epub } from './epub.ts'
import type { Format } from './format.ts'
import { html } from './html.ts'
import { jsonl } from './jsonl.ts'
import { md } from './markdown.ts'
import { odt } from './odt.ts'
import { txt } from './plain-text.ts'
import { rtf } from './rtf.ts'

/** The formats that are read. The first whose contents a file has is the one; then its name decides; else it is plain text. */
export const formats: readonly Format[] = [docx, odt, epub, rtf, html, chat, jsonl, md, txt]
