import type { Format } from './format.ts'
import type { Archive } from './unpack.ts'
import { decodeXml, PAGE_FIELD, ParagraphLines, walkXml, type XmlAttributes } from './xml.ts'
import { deferred } from '../phrase.ts'

/** Elements that are passed over: deleted and moved text, what stands in for a text box, readings above a word, settings. */
const PASSED_OVER = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:pPr',
  'w:sectPr',
  'w:rt',
  'mc:Fallback',
  'w:sdtPr',
])

/** What an empty element stands for. */
const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:cr': '\u2028',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00ad',
}

/** Where the text of a document is: as its relations name it, and in nearly every file `word/document.xml`. */
function mainPart(name: string, archive: Archive): string | undefined {
  if (archive.has('word/document.xml')) return 'word/document.xml'
  if (!archive.has('_rels/.rels')) return undefined
  let target: string | undefined
  walkXml(name, decodeXml(name, archive.file('_rels/.rels')), {
    open(element, { Type = '', Target = '' }) {
      if (element === 'Relationship' && Type.endsWith('/officeDocument')) target = Target.replace(/^\//, '')
      return false
    },
  })
  return target?.startsWith('word/') && archive.has(target) ? target : undefined
}

/** Whether a switch such as `<w:vanish/>` is on. */
const isOn = (attributes: XmlAttributes) => !/^(0|false|off|none)$/.test(attributes['w:val'] ?? '')

/** A document of Word (ECMA-376, part 1, section 17): a paragraph is a line. */
export const docx: Format = {
  name: 'docx',
  title: deferred`Word document`,
  endings: ['docx', 'docm', 'dotx', 'dotm'],
  isFormatOf: ({ name, archive }) => archive !== undefined && mainPart(name, archive) !== undefined,
  read({ name, archive }) {
    const lines = new ParagraphLines()
    let [notes, deleted, inText, hidden] = [0, 0, false, false]
    /** Fields that are open: what each shows, and whether that has begun. */
    const fields: { instruction: string; isShown: boolean }[] = []
    const isPageNumber = () =>
      fields.some(({ instruction, isShown }) => isShown && PAGE_FIELD.test(instruction))
    let inInstruction = false
    walkXml(name, decodeXml(name, archive!.file(mainPart(name, archive!)!)), {
      open(element, attributes) {
        if (element === 'w:del' || element === 'w:moveFrom') deleted += 1
        if (PASSED_OVER.has(element)) return true
        if (element === 'w:fldSimple') return PAGE_FIELD.test(attributes['w:instr'] ?? '')
        if (element === 'w:fldChar') {
          const type = attributes['w:fldCharType']
          if (type === 'begin') fields.push({ instruction: '', isShown: false })
          else if (type === 'separate' && fields.length > 0) fields.at(-1)!.isShown = true
          else if (type === 'end') fields.pop()
        }
        if (element === 'w:instrText') inInstruction = true
        else if (element === 'w:p') lines.beginParagraph()
        else if (element === 'w:tc') lines.beginCell()
        else if (element === 'w:r') hidden = false
        else if (element === 'w:vanish') hidden = isOn(attributes)
        else if (element === 'w:footnoteReference' || element === 'w:endnoteReference') notes += 1
        else if (element === 'w:t') inText = true
        else if (element === 'w:br') {
          lines.add(/^(page|column)$/.test(attributes['w:type'] ?? '') ? '\f' : '\u2028')
        } else if (SIGNS[element] !== undefined) lines.add(SIGNS[element])
        return false
      },
      text(text) {
        if (inInstruction && fields.length > 0) fields.at(-1)!.instruction += text
        if (inText && !hidden && !isPageNumber()) lines.add(text.replace(/[\r\n]+/g, ' '))
      },
      close(element) {
        if (element === 'w:p') lines.endParagraph()
        else if (element === 'w:tc') lines.endCell()
        else if (element === 'w:t') inText = false
        else if (element === 'w:instrText') inInstruction = false
        else if (element === 'w:r') hidden = false
      },
    })
    return { text: lines.text(), leftOut: { footnotes: notes, 'tracked deletions': deleted } }
  },
}
