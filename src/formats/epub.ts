import { deferred, phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { decodeText } from './encodings/decode.ts'
import type { Format } from './format.ts'
import { declaredIn, textOfHtml } from './html.ts'
import type { Archive } from './unpack.ts'
import { decodeXml, walkXml } from './xml.ts'

const CONTAINER = 'META-INF/container.xml'

/** A book for reading devices (EPUB 3.3): the pages of its spine in their order, without its table of contents. */
export const epub: Format = {
  name: 'epub',
  title: deferred`EPUB book`,
  endings: ['epub'],
  isFormatOf: ({ archive }) => archive?.has(CONTAINER) === true,
  read({ name, archive }) {
    refuseLocked(name, archive!)
    const pages = spineOf(name, archive!).map(path => {
      const bytes = archive!.file(path)
      const head = Array.from(bytes.subarray(0, 1024), byte => String.fromCharCode(byte)).join('')
      return textOfHtml(decodeText(name, bytes, declaredIn(head)).text)
    })
    const footnotes = pages.reduce((sum, page) => sum + page.footnotes, 0)
    return {
      text: pages
        .map(({ text }) => text)
        .filter(text => text !== '')
        .join('\n\n'),
      leftOut: { footnotes },
    }
  },
}

/** The paths of a book's pages inside its archive, in reading order. */
function spineOf(name: string, archive: Archive): string[] {
  let root = ''
  walkXml(name, decodeXml(name, archive.file(CONTAINER)), {
    open(element, attributes) {
      if (local(element) === 'rootfile' && root === '') root = attributes['full-path'] ?? ''
      return false
    },
  })
  // The container names it as an address, and some tools as a path: only one of the two is there.
  if (!archive.has(root)) root = decodedPath(root)
  const pages = new Map<string, string>()
  const spine: string[] = []
  walkXml(name, decodeXml(name, archive.file(root)), {
    open(element, attributes) {
      const { id = '', idref = '', href = '', properties = '', linear = 'yes' } = attributes
      if (local(element) === 'item') {
        const isPage = /xhtml|html/.test(attributes['media-type'] ?? '')
        if (isPage && !/\bnav\b/.test(properties)) pages.set(id, pathFrom(root, href))
      } else if (local(element) === 'itemref' && linear !== 'no') spine.push(idref)
      return false
    },
  })
  const paths = spine.flatMap(id => pages.get(id) ?? [])
  if (paths.length > 0) return paths
  throw new Refusal(
    phrase`${name} is damaged: its list of pages is empty`,
    'download it again, or save it as .docx or .txt',
  )
}

const local = (element: string) => element.replace(/^.*:/, '')

/** A path inside the archive, as a file there names it. It is compared with the archive's own names, and never with a disk's. */
function pathFrom(root: string, href: string): string {
  const path = [...root.split('/').slice(0, -1)]
  for (const step of decodedPath(href.replace(/[?#].*$/, '')).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function decodedPath(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

/** Ways to scramble fonts, which leave the text open. */
const FONTS_ONLY = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/

/** @throws Refusal when the text of the book is locked to a shop's devices */
function refuseLocked(name: string, archive: Archive): void {
  if (!archive.has('META-INF/encryption.xml')) return
  const locks: string[] = []
  walkXml(name, decodeXml(name, archive.file('META-INF/encryption.xml')), {
    open(element, { Algorithm = '' }) {
      if (local(element) === 'EncryptionMethod' && !FONTS_ONLY.test(Algorithm)) locks.push(Algorithm)
      return false
    },
  })
  if (locks.length > 0)
    throw new Refusal(
      phrase`${name} is locked by its shop (DRM), and its text cannot be read`,
      'take an edition without a lock, or a plain text',
    )
}
