import { phrase } from '../../phrase.ts'
import { inHtml } from '../format/markup.ts'

/** How many of a class have come, and handed in. */
export interface Attendance {
  readonly came: number
  readonly handedIn: number
  readonly of: number
}

/** Who came and handed in, as a sentence of a page. */
export const attendanceText = ({ came, handedIn, of }: Attendance): string =>
  inHtml(phrase`Came: ${came} of ${of}. Handed in: ${handedIn}.`)

/** A page of a lesson. Its script renews the body. @param head HTML that stays @param body HTML that changes */
export function lessonPage(title: string, { head = '', body }: { head?: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${inHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${head}<p id="away" role="status" hidden></p>
<div id="now">
${body}
</div>
</main>
<script src="/lesson.js"></script>
</body>
</html>
`
}

const STYLE = `
:root { color-scheme: light dark; --paper: #fbf9f4; --ink: #1d1b18; --soft: #595349; --rule: #d8d0c1; --mark: #8c1c13; --theory: #28587c;
  font-family: 'Source Serif 4', 'Iowan Old Style', Palatino, Georgia, serif; font-size: clamp(1rem, 1.45vw, 1.6rem); line-height: 1.4; font-variant-numeric: lining-nums tabular-nums }
@media (prefers-color-scheme: dark) { :root { --paper: #191714; --ink: #ece5d8; --soft: #b6ac9b; --rule: #45403a; --mark: #f2937f; --theory: #8fc1e6 } }
* { box-sizing: border-box }
body { margin: 0; padding: 1.2rem clamp(1rem, 4vw, 4rem) 3rem; background: var(--paper); color: var(--ink); overflow-wrap: break-word }
h1, h2 { font-weight: 400; line-height: 1.2; text-wrap: balance; margin: 0 }
h1 { font-size: 1.9rem }
h2 { font-size: 1.1rem } h1.noprint { margin-bottom: 1rem }
a { color: inherit }
.join { display: flex; gap: 1.5rem; align-items: center; border-bottom: 1px solid var(--rule); padding-bottom: 1rem; margin-bottom: 1rem }
.join svg { width: clamp(5rem, 8vw, 9rem); height: auto; flex: none; background: #fff; padding: .4rem }
.join .address { font-size: 1.9rem; margin: .2rem 0 0; overflow-wrap: anywhere }
.count { font-size: 1.25rem; margin: .4rem 0 0 }
.soft { color: var(--soft) }
#away { background: var(--mark); color: var(--paper); padding: .4rem .8rem }
section { border-bottom: 1px solid var(--rule); padding: 1rem 0 }
#now .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 0 2.5rem }
section svg { width: 100%; height: auto; display: block }
section p { margin: .3rem 0; max-width: 60em }
svg .axis line { stroke: var(--soft) } svg .axis text, svg .law text { fill: currentColor; font-size: 17px; text-anchor: middle }
svg .dots { fill: currentColor }
svg .law line { stroke: var(--theory); stroke-width: 3 } svg .law text { fill: var(--theory) }
svg .mean line { stroke: currentColor; stroke-width: 3 } svg .mean circle { fill: currentColor }
.law { color: var(--theory) }
table { border-collapse: collapse; width: 100%; margin-top: 1rem }
th, td { text-align: left; font-weight: 400; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--rule); vertical-align: top }
thead th { color: var(--soft) } td.number, th.number { text-align: right }
tr.help { color: var(--mark) } tr.help td:first-child, tr.help th { font-weight: 600 } tr.absent { color: var(--soft) }
.bars { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .35rem 1rem; margin-top: .6rem; align-items: center }
.bars span.bar { display: inline-block; height: 1.4rem; background: currentColor; margin-right: .5rem; vertical-align: middle }
code { font-family: ui-monospace, Menlo, Consolas, monospace }
button { font: inherit; color: inherit; background: none; border: 1px solid var(--soft); border-radius: .3rem; padding: .35rem .9rem; cursor: pointer }
button[aria-pressed=true] { background: var(--ink); color: var(--paper) }
.slips { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)) }
.slip { border: 1px dashed var(--soft); padding: 1rem; break-inside: avoid; display: grid; grid-template-columns: 1fr auto; column-gap: 1rem; align-content: start }
.slip > * { grid-column: 1 } .slip svg { grid-area: 1 / 2 / 5; width: 6.5rem; height: auto; background: #fff; padding: .3rem }
.slip .code { font-size: 1.9rem; line-height: 1.2; margin: .2rem 0; white-space: nowrap } .slip .address { overflow-wrap: anywhere }
@media print { .noprint { display: none } :root { font-size: 11pt; --paper: #fff; --ink: #000 } body { padding: 0 } }
@media (max-width: 40rem) { .join { flex-wrap: wrap } .wide { display: none } }
`
