import { basename } from 'node:path'
import type { Finding } from '../../experiment/finding.ts'
import {
  LEDGER_COLUMNS,
  ledgerMarkdown,
  ledgerRows,
  STATEMENTS_HEAD,
  STATEMENTS_TITLE,
  statementRows,
  tally,
} from '../../report/findings/ledger.ts'
import { inChunks, writeOutput } from '../files/outputs.ts'
import { csvLines } from '../../report/format/csv.ts'
import { parseHTML, type Document, type Element } from 'linkedom'
import { experimentNumber } from '../../experiment/experiments/index.ts'
import { sentenceOf, tellingAnswers, VERDICTS } from '../../report/findings/answers.ts'
import { findingDocument, type DocumentSection } from '../../report/findings/finding-document.ts'
import { svgOf } from './figure.ts'

/**
 * Writes the claim ledger: ledger.md, ledger.csv and ledger.html.
 *
 * @param folder the one in which the folders of the experiments are
 */
export function writeLedger(
  folder: string,
  findings: readonly { readonly finding: Finding; readonly folder: string }[],
): void {
  const list = findings.map(({ finding }) => finding)
  const folders = new Map(findings.map(({ finding, folder }) => [finding, basename(folder)]))
  const folderOf = (finding: Finding) => folders.get(finding)!
  writeOutput(folder, 'ledger.md', [ledgerMarkdown(list, folderOf)])
  writeOutput(folder, 'ledger.csv', inChunks(csvLines([LEDGER_COLUMNS, ...ledgerRows(list, folderOf)])))
  writeOutput(folder, 'ledger.html', [ledgerPage(list)])
}

type Piece = Element | string

const STYLE = `:root{color-scheme:light;font:1.05rem/1.55 Georgia,'Iowan Old Style',serif;color:#1a1a1a;background:#fdfcf9}
body{max-width:46rem;margin:3rem auto;padding:0 1.2rem}
h1{font-size:1.9rem;line-height:1.2;font-weight:600}h2{font-size:1.4rem;margin-top:4rem;border-top:1px solid #bbb;padding-top:1.2rem}h3{font-size:1.05rem;margin-top:1.8rem}
table{border-collapse:collapse;font-size:.92rem;display:block;overflow-x:auto}td,th{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid #ddd}
.numbers td,.numbers th{text-align:right}.numbers td:first-child,.numbers th:first-child{text-align:left}
figure{margin:1.5rem 0}svg{max-width:100%;height:auto}code{font:.82rem/1.5 ui-monospace,monospace;overflow-wrap:anywhere}a{color:inherit}
.verdict{font-weight:600}li{margin:.3rem 0}details summary{cursor:pointer;font-weight:600;margin-top:1.2rem}
@media print{h2{break-before:page}details{display:block}}`

/** The claim ledger as one self-contained page: a table of all statements, then a page for each. Text is text, never markup. */
function ledgerPage(findings: readonly Finding[]): string {
  const { document } = parseHTML('<!doctype html><html lang="en"><head></head><body></body></html>')
  const make = maker(document)
  const charset = make('meta', {}, [])
  charset.setAttribute('charset', 'utf-8')
  const viewport = make('meta', { name: 'viewport', content: 'width=device-width' }, [])
  const policy = make('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }, []) // prettier-ignore
  document.head.append(charset, viewport, policy, make('title', {}, [TITLE]), make('style', {}, [STYLE]))
  document.body.append(
    make('h1', {}, [TITLE]),
    make('p', {}, [tally(findings)]),
    overview(findings, make),
    make('h2', {}, [STATEMENTS_TITLE]),
    tableOf(STATEMENTS_HEAD, statementRows(findings), make),
    ...findings.flatMap(finding => section(finding, make)),
  )
  return `${document.toString()}\n`
}

const TITLE = 'What the article says, and what came out'

type Make = ReturnType<typeof maker>

const maker =
  (document: Document) =>
  (name: string, attributes: Readonly<Record<string, string>>, pieces: readonly Piece[]): Element => {
    const element = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
    element.append(...pieces)
    return element
  }

function overview(findings: readonly Finding[], make: Make): Element {
  const rows = findings.map(finding => [
    make('a', { href: `#${finding.experiment.name}` }, [String(experimentNumber(finding.experiment))]),
    finding.experiment.statement,
    tellingAnswers(finding).map(sentenceOf).join(' '),
    VERDICTS[finding.verdict],
  ])
  return tableOf(['', 'the article says', 'what came out', 'verdict'], rows, make)
}

function tableOf(
  head: readonly string[],
  rows: readonly (readonly Piece[])[],
  make: Make,
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const row = (tag: string, cells: readonly Piece[]) =>
    make(
      'tr',
      {},
      cells.map(cell => make(tag, {}, [cell])),
    )
  return make('table', attributes, [row('th', head), ...rows.map(cells => row('td', cells))])
}

function section(finding: Finding, make: Make): Element[] {
  const { title, verdict, parts } = findingDocument(finding)
  const [first, ...others] = parts
  const figure = make('figure', {}, [])
  figure.innerHTML = svgOf(finding.figure)
  return [
    make('h2', { id: finding.experiment.name }, [title]),
    make('p', { class: 'verdict' }, [verdict]),
    ...(first ? bodyOf(first, make) : []),
    figure,
    make('details', {}, [
      make('summary', {}, ['The numbers, the plan and the limits']),
      ...others.flatMap(part => [make('h3', {}, [part.title]), ...bodyOf(part, make)]),
    ]),
  ]
}

function bodyOf({ paragraphs = [], list = [], table }: DocumentSection, make: Make): Element[] {
  const items = list.map(({ term, text, code }) =>
    make('li', {}, [
      ...(term === '' ? [] : [make('strong', {}, [term]), ': ']),
      code ? make('code', {}, [text]) : text,
    ]),
  )
  return [
    ...paragraphs.map(text => make('p', {}, [text])),
    ...(items.length > 0 ? [make('ul', {}, items)] : []),
    ...(table ? [tableOf(table.head, table.rows, make, { class: 'numbers' })] : []),
  ]
}
