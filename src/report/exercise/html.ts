import { readMarkdown, type Block, type Line } from './markdown.ts'

/** The Markdown of exercises as HTML; HTML in it is text and nothing more. */
export function markdownToHtml(markdown: string): string {
  return readMarkdown(markdown).map(blockToHtml).join('\n')
}

/** A text within HTML. */
export function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${lineToHtml(block.line)}</h${block.level}>`
    case 'code':
      return `<pre>${inHtml(block.text)}</pre>`
    case 'quotation':
      return `<blockquote>${lineToHtml(block.line)}</blockquote>`
    case 'list':
      return `<ul>${block.items.map(item => `<li>${lineToHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table>${rowToHtml(block.head, 'th')}${block.rows.map(row => rowToHtml(row, 'td')).join('')}</table>`
    case 'numbered':
      // Below a question there is room to write.
      return `<ol start="${block.number}"><li>${block.blocks.map(blockToHtml).join('')}<p>&nbsp;</p></li></ol>`
    case 'paragraph':
      return `<p>${lineToHtml(block.line)}</p>`
  }
}

function rowToHtml(cells: readonly Line[], tag: string): string {
  return `<tr>${cells.map(cell => `<${tag}>${lineToHtml(cell)}</${tag}>`).join('')}</tr>`
}

function lineToHtml(line: Line): string {
  return line
    .map(({ kind, text }) => (kind === 'text' ? inHtml(text) : `<${kind}>${inHtml(text)}</${kind}>`))
    .join('')
}
