import type { FindingDocument, DocumentSection } from './finding-document.ts'

/** A page as Markdown. @param figure the path of its figure */
export function markdownOf({ title, verdict, parts }: FindingDocument, figure: string): string {
  const [first, ...others] = parts
  return [
    `# ${plain(title)}`,
    `**${plain(verdict)}**`,
    ...(first ? [sectionMarkdown(first)] : []),
    `![${plain(title)}](${figure})`,
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

/** A table; what stands in a cell is text, never markup. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  return [
    line(head),
    `|${head.map((_, column) => (column === 0 ? ' --- |' : ' ---: |')).join('')}`,
    ...rows.map(line),
  ].join('\n')
}

/** Text as text: what Markdown and HTML would take for markup is kept from them. */
export function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|#&]/g, sign => (sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))
    .replace(/\s+/g, ' ')
}

const inCode = (text: string) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
