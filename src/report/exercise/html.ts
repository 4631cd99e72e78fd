import { readMarkdown, type Block, type Line } from './markdown.ts'

/** Turns the Markdown of exercises into HTML; HTML in it is shown as text. */
export function markdownToHtml(markdown: string): string {
  return readMarkdown(markdown).map(blockToHtml).join('\n')
}

/** Escapes a text for HTML. */
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
      // An empty paragraph leaves room to write.
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
