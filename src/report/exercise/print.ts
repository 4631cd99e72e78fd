import type { Pack } from '../../exercise/pack.ts'
import { handout } from './handout.ts'
import { inHtml, markdownToHtml } from './html.ts'
import type { Variant } from './variants.ts'

const STYLE = `
body { font: 12pt/1.45 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
section { break-after: page; }
header { display: flex; justify-content: space-between; border-bottom: 1px solid; }
code, pre { font: 0.85em/1.4 monospace; overflow-wrap: anywhere; white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.6em; text-align: left; }
blockquote { margin-left: 2em; }
`

/** Hand-outs as one HTML page to print: a sheet for each variant, without a key. */
export function printable(
  pack: Pack,
  markdown: string,
  variants: readonly Pick<Variant, 'name' | 'seed'>[],
): string {
  const sheets = variants.map(
    ({ name, seed }) =>
      `<section>\n<header><span>Name:</span><span>${inHtml(`${name}, seed ${seed}`)}</span></header>\n${markdownToHtml(handout(markdown, { pack, seed, on: 'paper' }))}\n</section>`,
  )
  return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${inHtml(pack.title)}</title>\n<style>${STYLE}</style>\n</head>\n<body>\n${sheets.join('\n')}\n</body>\n</html>\n`
}
