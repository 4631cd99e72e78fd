import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandsFor } from '../src/cli/commands/index.ts'

const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name))
const pages = ['README.md', 'CONTRIBUTING.md', ...inFolder('docs'), ...inFolder('exercises')]
const textOf = (path: string) => readFileSync(path, 'utf8')
/** A page without its blocks of code and its code in a line. */
const prose = (text: string) => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** The anchors of a page: GitHub's, of its headings. */
function anchorsOf(text: string): Set<string> {
  const headings = Array.from(
    text.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ (.*)$/gm),
    ([, title]) => title!,
  )
  return new Set(
    headings.map(title =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
        .replace(/ /g, '-'),
    ),
  )
}

test.each(pages)('the links of %s lead somewhere', page => {
  for (const [link, target = '', anchor] of prose(textOf(page)).matchAll(
    /\]\(([^)#\s]*)(?:#([^)\s]*))?\)/g,
  )) {
    if (/^https?:/.test(target)) continue
    const path = target === '' ? page : join(dirname(page), target)
    expect(existsSync(path), link).toBe(true)
    if (anchor !== undefined) expect([...anchorsOf(textOf(path))], link).toContain(anchor)
  }
})

describe('a command that a page names', async () => {
  const commands = new Map((await commandsFor([])).map(command => [command.name, command]))
  /** The command lines of a page: in blocks, lines that end in a backslash joined, without what they say behind a hash. */
  const lines = pages.flatMap(page =>
    Array.from(textOf(page).matchAll(/^```sh\n([^]*?)^```/gm), ([, block]) => block!)
      .flatMap(block => block.replace(/ *\\\n */g, ' ').split('\n'))
      .flatMap(line => /^npx collapse-lab (.*?)(?: +#.*)?$/.exec(line)?.slice(1) ?? [])
      .map(line => ({ page, line })),
  )

  test('is found in more than a hundred lines', () => {
    expect(lines.length).toBeGreaterThan(100)
  })

  test.each(lines)('is there, and so are its options: $line ($page)', ({ line }) => {
    const [name = '', ...words] = line.replace(/"[^"]*"|'[^']*'/g, 'quoted').split(/\s+/)
    if (name === 'completion') return
    const command = commands.get(name)
    expect(command, name).toBeDefined()
    const known = [...Object.keys(command!.options), 'help', 'debug']
    for (const word of words.filter(word => word.startsWith('--')))
      expect(known).toContain(word.slice(2).replace(/=.*/, ''))
  })
})

/** Phrases that are hard to read at once: each has a plainer one. */
const BANNED =
  /\b(so many|at the most|of one['’]s own|goes on|gone on|at hand|in use|for who|streams? of chance|throws of chance|foresees?|per cent|wavers?|whoever|schooling)\b/i
const said = [
  ...pages.map(page => ({ page, text: prose(textOf(page)) })),
  ...['src/web/locales/en.json', ...exercisesAsData()].map(page => ({ page, text: textOf(page) })),
]

test.each(said)('$page uses plain words', ({ text }) => {
  expect(BANNED.exec(text)?.[0]).toBeUndefined()
})

function exercisesAsData(): string[] {
  return readdirSync('exercises', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .map(name => join('exercises', name))
}
