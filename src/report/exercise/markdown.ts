/**
 * The Markdown that exercises are written in as HTML: headings, paragraphs, lists, tables, quotations and code. HTML in it is
 * text and nothing more.
 */
export function markdownToHtml(markdown: string): string {
  return blocksOf(markdown).map(blockToHtml).join('\n')
}

/** A text within HTML. */
export function inHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Blocks are set apart by blank lines; code between fences is one, and what is indented belongs to the item above. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = []
  let isCode = false
  let isNew = true
  for (const line of markdown.split('\n')) {
    const isFence = line.startsWith('```')
    const joins = isCode || (!isNew && !isFence) || (line.startsWith('   ') && blocks.length > 0)
    if (isCode || line !== '')
      blocks.push(joins ? `${blocks.pop()!}${isNew && !isCode ? '\n\n' : '\n'}${line}` : line)
    if (isFence) isCode = !isCode
    isNew = !isCode && (line === '' || isFence)
  }
  return blocks
}

function blockToHtml(block: string): string {
  const lines = block.split('\n')
  const heading = /^(#{1,4}) (.*)$/.exec(block)
  if (heading) return `<h${heading[1]!.length}>${inline(heading[2]!)}</h${heading[1]!.length}>`
  if (block.startsWith('```')) return `<pre>${inHtml(lines.slice(1, -1).join('\n'))}</pre>`
  if (block.startsWith('> '))
    return `<blockquote>${inline(lines.map(line => line.slice(2)).join(' '))}</blockquote>`
  if (block.startsWith('|')) return tableToHtml(lines)
  if (/^[-*] /.test(block)) return listToHtml(lines)
  const numbered = /^(\d+)\. ([^]*)$/.exec(block)
  return numbered ? itemToHtml(numbered[1]!, numbered[2]!) : `<p>${inline(lines.join(' '))}</p>`
}

/** A numbered question: its text, its options, what an answer looks like, and room to write. */
function itemToHtml(number: string, text: string): string {
  const parts = text.split(/\n\n/).map(part => part.split('\n').map(line => line.trim()))
  const inner = parts.map(lines =>
    lines[0]!.startsWith('- ') ? listToHtml(lines) : `<p>${inline(lines.join(' '))}</p>`,
  )
  return `<ol start="${number}"><li>${inner.join('')}<p>&nbsp;</p></li></ol>`
}

function listToHtml(lines: readonly string[]): string {
  return `<ul>${lines.map(line => `<li>${inline(line.replace(/^\s*[-*] /, ''))}</li>`).join('')}</ul>`
}

function tableToHtml([head = '', , ...rows]: readonly string[]): string {
  const cells = (line: string, tag: string) =>
    `<tr>${line
      .split('|')
      .slice(1, -1)
      .map(cell => `<${tag}>${inline(cell.trim())}</${tag}>`)
      .join('')}</tr>`
  return `<table>${cells(head, 'th')}${rows.map(row => cells(row, 'td')).join('')}</table>`
}

/** Code, bold and italics; within code nothing else is marked. */
function inline(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map(part =>
      /^`[^`]*`$/.test(part)
        ? `<code>${inHtml(part.slice(1, -1))}</code>`
        : inHtml(part)
            .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
            .replace(/(^|[\s(])_(.+?)_(?=[\s.,:;)?!]|$)/g, '$1<em>$2</em>'),
    )
    .join('')
}
