import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PAGE_FILE } from './build-in-use.ts'
import { documentedBy, DOORS } from './documented.ts'
import { scratchFolder } from './scratch.ts'

test('the site has the page, a page for each exercise and each text, the reference of the library, and no link that leads nowhere or out of its folder', () => {
  const out = join(scratchFolder(), 'site')
  const { status, stderr } = spawnSync(process.execPath, ['site.js', out], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  expect(readFileSync(join(out, 'index.html'))).toEqual(readFileSync(PAGE_FILE))
  const packs = readdirSync('exercises', { withFileTypes: true }).filter(entry => entry.isDirectory())
  for (const { name } of packs)
    expect(readFileSync(join(out, 'exercises', `${name}.html`), 'utf8')).toContain(`"${name}"`)
  for (const name of readdirSync('docs').filter(name => name.endsWith('.md')))
    expect(existsSync(join(out, 'docs', name.replace('.md', '.html'))), name).toBe(true)
  const reference = readdirSync(join(out, 'api'), { recursive: true, encoding: 'utf8' })
  const hasExample = (path: string) => /<h4[^>]*>Example/.test(readFileSync(join(out, 'api', path), 'utf8'))
  const names = Object.keys(DOORS).flatMap(door => documentedBy(door).map(({ name }) => name))
  const without = names.filter(
    name => !reference.some(path => path.endsWith(`.${name}.html`) && hasExample(path)),
  )
  // The door `collapse-lab/theory` by another name.
  expect(without).toEqual(['theory'])
  const readme = readFileSync(join(out, 'README.html'), 'utf8')
  expect(readme).toContain('<h2 id="three-doors">Three doors</h2>')
  expect(readme).toContain('href="docs/teaching.html"')
  const links = Array.from(readme.matchAll(/(?:href|src)="([^"]*)"/g), ([, link]) => link!)
  expect(links.filter(link => link.startsWith('/') || link.startsWith('..'))).toEqual([])
})
