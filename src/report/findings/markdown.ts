import type { FindingDocument, DocumentSection } from './finding-document.ts'

/** Writes a document as Markdown. @param figure the path of its figure, where it has one */
export function markdownOf({ title, verdict, parts }: FindingDocument, figure?: string): string {
  const [first, ...others] = parts
  return [
    `# ${plain(title)}`,
    `**${plain(verdict)}**`,
    ...(first ? [sectionMarkdown(first)] : []),
    ...(figure === undefined ? [] : [`![${plain(title)}](${figure})`]),
    ...others.map(sectionMarkdown),
  ]
    .join('\n\n')
    .concat('\n')
}

function sectionMarkdown({ title, paragraphs = [], list = [], table }: DocumentSection): string {
  return [
    `## ${plain(title)}`,
    ...paragraphs.map(plain),
    ...(list.length > 0 ? [list.map(itemMarkdown).join('\n')] : []),
    ...(table ? [markdownTable(table.head, table.rows)] : []),
  ].join('\n\n')
}

function itemMarkdown({ term, text, code }: NonNullable<DocumentSection['list']>[number]): string {
  const body = code ? inCode(text) : plain(text)
  return term === '' ? `- ${body}` : `- **${plain(term)}**: ${body}`
}

/** Writes a table; its cells are text, never markup. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  return [
    line(head),
    `|${head.map((_, column) => (column === 0 ? ' --- |' : ' ---: |')).join('')}`,
    ...rows.map(line),
  ].join('\n')
}

/** Escapes a text for Markdown and HTML, on one line. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#&]/g, sign => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))
    .replace(/\s+/g, ' ')
}

const inCode = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
