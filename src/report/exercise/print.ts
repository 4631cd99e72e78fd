import type { Medium } from '../../exercise/medium.ts'
import type { Pack } from '../../exercise/pack.ts'
import { phrase } from '../../phrase.ts'
import { inHtml } from '../format/markup.ts'
import { aboutPack, rubricLine } from './about.ts'
import { handout } from './handout.ts'
import type { Variant } from './variants.ts'
import { readLine, readMarkdown, type Block, type Line } from './markdown.ts'

const STYLE = `
body { font: 12pt/1.45 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
section { break-after: page; }
header { display: flex; justify-content: space-between; border-bottom: 1px solid; }
code, pre { font: 0.85em/1.4 monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.6em; text-align: left; }
blockquote { margin-left: 2em; }
.line { border-bottom: 1px solid; margin: 0; height: 2.2em; }
li { break-inside: avoid; }
.answer { white-space: pre-wrap; overflow-wrap: anywhere; }
`

/** A sheet is text with its own style, and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * Hand-outs as one HTML page to print: a sheet for each variant with lines to write on, without a key.
 *
 * @param medium what runs are carried out with; in the page a pupil begins with the name of the sheet, which gives its practice seed
 */
export function printable(
  pack: Pack,
  markdown: string,
  variants: readonly Pick<Variant, 'name' | 'seed'>[],
  medium: Medium = 'page',
): string {
  const lines = new Map(pack.tasks.map(({ id, lines = 1 }) => [id, lines]))
  const hasRuns = Object.keys(pack.runs).length > 0
  const sheets = variants.map(({ name, seed }) => {
    const begin =
      medium === 'page' && hasRuns
        ? `\n<p>${inHtml(phrase`Open the page of this exercise and begin with the name ${name}: it gives this sheet’s seed.`)}</p>`
        : ''
    const text = markdownToHtml(handout(markdown, { pack, seed, on: 'paper', medium }), lines)
    return `<section>\n<header><span>${inHtml(phrase`Name:`)}</span><span>${inHtml(phrase`${name}, seed ${seed}`)}</span></header>${begin}\n${text}\n</section>`
  })
  return sheetPage(pack.title, sheets)
}

/** The keys of variants as one HTML page to print, for the teacher: what the lesson is about, how open answers are marked, and a table for each variant. */
export function printableKeys(pack: Pack, variants: readonly Variant[]): string {
  const head = [phrase`question`, phrase`points`, phrase`key`]
  const title = phrase`${pack.title}: keys, for the teacher`
  const sheets = variants.map(({ name, seed, factsOf }) => {
    const rows = pack.tasks.map(({ id, points, key }) => [id, String(points), key(factsOf)])
    const cells = (row: readonly string[], tag: string) =>
      `<tr>${row.map(cell => `<${tag}>${inHtml(cell)}</${tag}>`).join('')}</tr>`
    return `<section>\n<h1>${inHtml(title)}</h1>\n<p>${inHtml(phrase`${name}, seed ${seed}`)}</p>\n<table>${cells(head, 'th')}${rows.map(row => cells(row, 'td')).join('')}</table>\n</section>`
  })
  return sheetPage(title, [teacherSheet(pack), ...sheets])
}

/** The first sheet for the teacher: goals, needs, standards, and the rubrics of what the teacher reads. */
function teacherSheet(pack: Pack): string {
  const list = (lines: readonly string[]) => `<ul>${lines.map(line => `<li>${lineToHtml(readLine(line))}</li>`).join('')}</ul>` // prettier-ignore
  const about = aboutPack(pack).map(({ heading, lines }) => `<h2>${inHtml(heading)}</h2>\n${list(lines)}`)
  const read = pack.tasks.flatMap(({ id, prompt, rubric }) =>
    rubric
      ? [`<h3>${inHtml(id)}</h3>\n<p>${lineToHtml(readLine(prompt))}</p>\n${list(rubric.map(rubricLine))}`]
      : [],
  )
  return [
    `<section>\n<h1>${inHtml(phrase`${pack.title}: for the teacher`)}</h1>`,
    `<p>${inHtml(pack.summary)}</p>`,
    ...about,
    ...(read.length === 0 ? [] : [`<h2>${inHtml(phrase`Answers that you read`)}</h2>`, ...read]),
    '</section>',
  ].join('\n')
}

/** An HTML page that loads nothing and runs nothing. @param parts HTML, each on lines of its own @param style further CSS; default none */
export function sheetPage(title: string, parts: readonly string[], style = ''): string {
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">\n<title>${inHtml(title)}</title>\n<style>${STYLE}${style}</style>\n</head>\n<body>\n${parts.join('\n')}\n</body>\n</html>\n`
}

/**
 * Turns the Markdown of exercises into HTML; HTML in it is shown as text.
 *
 * @param lines lines to write on below each question, by its name; default none
 */
export function markdownToHtml(markdown: string, lines: ReadonlyMap<string, number> = new Map()): string {
  return readMarkdown(markdown)
    .map(block => blockToHtml(block, lines))
    .join('\n')
}

function blockToHtml(block: Block, lines: ReadonlyMap<string, number>): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${lineToHtml(block.line)}</h${block.level}>`
    case 'code':
      return `<pre>${inHtml(block.text)}</pre>`
    case 'quotation':
      return `<blockquote>${lineToHtml(block.line)}</blockquote>`
    case 'list':
      return listToHtml(block)
    case 'table':
      return `<table>${rowToHtml(block.head, 'th')}${block.rows.map(row => rowToHtml(row, 'td')).join('')}</table>`
    case 'numbered':
      return `<ol start="${block.number}"><li>${block.blocks.map(one => blockToHtml(one, lines)).join('')}${LINE.repeat(lines.get(nameOf(block.blocks)) ?? 0)}</li></ol>`
    case 'paragraph':
      return `<p>${lineToHtml(block.line)}</p>`
  }
}

/** A line to write on. */
const LINE = '<p class="line">&nbsp;</p>'

/** The name of a question, with which its first paragraph begins. */
function nameOf([first]: readonly Block[]): string {
  return first?.kind === 'paragraph' ? (first.line[0]?.text ?? '') : ''
}

function listToHtml({ start, items }: Extract<Block, { kind: 'list' }>): string {
  const html = items.map(item => `<li>${lineToHtml(item)}</li>`).join('')
  if (start === undefined) return `<ul>${html}</ul>`
  return `<ol${start === 1 ? '' : ` start="${start}"`}>${html}</ol>`
}

function rowToHtml(cells: readonly Line[], tag: string): string {
  return `<tr>${cells.map(cell => `<${tag}>${lineToHtml(cell)}</${tag}>`).join('')}</tr>`
}

function lineToHtml(line: Line): string {
  return line
    .map(({ kind, text }) => (kind === 'text' ? inHtml(text) : `<${kind}>${inHtml(text)}</${kind}>`))
    .join('')
}
