import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { expect, test } from 'vitest'
import { bareClassifier } from '../built.ts'
import { learnBayes } from '../src/text/natural-bayes.ts'
import { scratchFolder } from './scratch.ts'

test('the classifier as it is built, without the modules of Node that it asks for, learns what it learns with them', async () => {
  const outDir = scratchFolder()
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [bareClassifier],
    ssr: { noExternal: true },
    build: { ssr: true, outDir, rolldownOptions: { input: { bayes: 'src/text/natural-bayes.ts' } } },
  })
  const built = (await import(/* @vite-ignore */ pathToFileURL(join(outDir, 'bayes.js')).href)) as {
    learnBayes: typeof learnBayes
  }
  const texts = [[['whale', 'sea'], ['whale', 'ship']], [['corn', 'sea'], ['corn', 'field', 'field']]] as const // prettier-ignore
  const [asBuilt, asWritten] = [built.learnBayes(...texts), learnBayes(...texts)]
  for (const token of ['whale', 'sea', 'corn', 'field', 'never', '__proto__'])
    expect(asBuilt(token)).toBe(asWritten(token))
  expect(asBuilt('whale')).toBeGreaterThan(0)
})
