import { statements, type Statement } from '../../experiment/statements.ts'

/** Every statement of the article, with the experiments that test it, as Markdown: docs/article.md. */
export function statementsAsMarkdown(): string {
  return [
    '# The article, statement by statement',
    `The ${statements.length} statements of the article in our words, and where each is shown. Each named experiment has claims that can come out wrong; [experiments.md](experiments.md) has their numbers. The ledger that \`npx collapse-lab experiment all\` writes has the claims of each statement, as they came out.`,
    aligned([
      ['', 'the article says', 'where it is shown'],
      ...statements.map((statement, index) => [String(index + 1), statement.says, where(statement)]),
    ]),
  ]
    .join('\n\n')
    .concat('\n')
}

/** Links to the experiments of a statement, then what they leave open; or why there is none. */
function where({ claims, note, because }: Statement): string {
  if (because !== undefined) return `Not shown, because ${because}`
  const names = [...new Set(claims.map(claim => claim.split('/', 1)[0]!))]
  const links = names.map(name => `[${name}](experiments.md#${name})`).join(', ')
  return note === undefined ? links : `${links}. ${note}`
}

/** A table of Markdown with cells of equal width, as prettier writes it. @param rows the head first */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(3, ...rows.map(cells => cells[column]!.length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  const [head = [], ...others] = rows
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...others.map(line)].join('\n')
}
