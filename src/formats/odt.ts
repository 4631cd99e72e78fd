import type { Format, OpenFile } from './format.ts'
import { decodeXml, ParagraphLines, walkXml } from './xml.ts'
import { deferred } from '../phrase.ts'

/** Elements that are passed over: notes, comments, deleted text, readings above a word, names of pictures, forms. */
const PASSED_OVER = new Set([
  'text:note',
  'office:annotation',
  'text:tracked-changes',
  'text:ruby-text',
  'text:hidden-text',
  'svg:title',
  'svg:desc',
  'text:page-number',
  'text:page-count',
  'office:forms',
  'office:settings',
  'office:styles',
  'office:automatic-styles',
  'office:master-styles',
  'office:meta',
  'office:scripts',
  'office:font-face-decls',
])

const MIME = 'application/vnd.oasis.opendocument.text'

/** Whether a file is a document in one XML file, without an archive. */
const isFlat = ({ head }: OpenFile) => /<office:document[\s>]/.test(head) && head.includes(MIME)

/** A text document of OpenDocument (ISO/IEC 26300, part 3): a paragraph is a line. */
export const odt: Format = {
  name: 'odt',
  title: deferred`OpenDocument text`,
  endings: ['odt', 'ott', 'fodt'],
  isFormatOf(file) {
    const { name, archive } = file
    if (archive === undefined) return isFlat(file)
    if (!archive.has('content.xml') || !archive.has('mimetype')) return false
    return decodeXml(name, archive.file('mimetype')).trim().startsWith(MIME)
  },
  read({ name, archive, bytes }) {
    const lines = new ParagraphLines()
    let [notes, deleted] = [0, 0]
    walkXml(name, decodeXml(name, archive ? archive.file('content.xml') : bytes), {
      open(element, attributes) {
        if (element === 'text:note') notes += 1
        else if (element === 'text:change') deleted += 1
        if (PASSED_OVER.has(element)) return true
        if (element === 'text:p' || element === 'text:h') lines.beginParagraph()
        else if (element === 'table:table-cell') lines.beginCell()
        else if (element === 'text:s')
          lines.add(' '.repeat(Math.min(1000, Number(attributes['text:c'] ?? 1) || 1)))
        else if (element === 'text:tab') lines.add('\t')
        else if (element === 'text:line-break') lines.add('\u2028')
        return false
      },
      text: text => lines.add(text.replace(/[ \t\r\n]+/g, ' ')),
      close(element) {
        if (element === 'text:p' || element === 'text:h') lines.endParagraph()
        else if (element === 'table:table-cell') lines.endCell()
      },
    })
    return { text: lines.text(), leftOut: { footnotes: notes, 'tracked deletions': deleted } }
  },
}
