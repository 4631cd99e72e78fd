import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'
import { cached, noStopwords, stamped } from './built.ts'
import { demoRuns } from './src/node/page/demo-runs.ts'
import { cardOf } from './src/report/page/card.ts'
import { CARD, linked } from './src/node/page/links.ts'
import { plainPage } from './src/node/page/plain-page.ts'
import { fillEmbedded, fillPage } from './src/report/page/fill-page.ts'

/** The page may run its own script and use its own style, known by their hashes, and ask no one for anything. */
function policyOf(page: string): string {
  const hashes = (pattern: RegExp) =>
    Array.from(page.matchAll(pattern), ([, text = '']) => {
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    }).join(' ')
  const scripts = hashes(/<script type="module"[^>]*>([^]*?)<\/script>/g)
  const styles = hashes(/<style[^>]*>([^]*?)<\/style>/g)
  return `default-src 'none'; script-src ${scripts}; style-src ${styles}; worker-src blob:; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`
}

/** Puts the policy, the runs of the book, a text to try and exercises into the page that was written. */
const finished: Plugin = {
  name: 'finished-page',
  writeBundle({ dir }) {
    const path = join(dir!, 'index.html')
    const page = readFileSync(path, 'utf8')
    const withPolicy = page.replace('content="POLICY"', () => `content="${policyOf(page)}"`)
    const runs = cached('src/node/page/demo-runs.ts', demoRuns)
    const filled = fillEmbedded(fillPage(withPolicy, runs), plainPage(), { asks: false })
    const { PAGE_URL: url } = process.env
    writeFileSync(path, url === undefined ? filled : linked(filled, url, runs))
    writeFileSync(join(dir!, CARD), cardOf(runs))
  },
}

/** The page: one file, whose script is its worker's too. */
export default defineConfig({
  root: 'src/web',
  // Of pako the page needs only deflate, which a measure uses; of diff only the comparison of arrays.
  resolve: { alias: { pako: 'pako/lib/deflate.js', diff: 'diff/lib/diff/array.js' } },
  plugins: [noStopwords, viteSingleFile({ useRecommendedBuildConfig: true }), finished, stamped()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: '../../dist/web',
    emptyOutDir: true,
    minify: true,
    modulePreload: false,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
})
