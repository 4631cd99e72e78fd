import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandsFor } from '../src/cli/commands/index.ts'

const inFolder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CODE_OF_CONDUCT.md',
  ...inFolder('docs'),
  ...inFolder('exercises'),
]
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
    const [first = '', ...words] = line.replace(/"[^"]*"|'[^']*'/g, 'quoted').split(/\s+/)
    if (first === 'completion') return
    // A text and nothing else.
    const name = first.includes('.') ? 'open' : first
    const command = commands.get(name)
    expect(command, name).toBeDefined()
    const known = [...Object.keys(command!.options), 'help', 'debug']
    for (const word of words.filter(word => word.startsWith('--')))
      expect(known).toContain(word.slice(2).replace(/=.*/, ''))
  })
})

/** Phrases that are hard to read at once: each has a plainer one. */
const PHRASES = [
  "so many|at the most|at the least|of one[’']s own|goes on|gone on|gone since|at hand|but for a trifle|per cent",
  'whoever|beside each other|against each other|dealt out|machine-made|come to grief|not any more',
  // One word for one thing: the other names of a random stream, predicting, training data, a generator, a detokenizer.
  'streams? of chance|throws? of (?:chance|the dice)|foresees?|foresight|wavers?|schooling|scribes?|typesetters?|observatory',
]
const BANNED = new RegExp(`\\b(${PHRASES.join('|')})\\b`, 'i')
/** These two are common words of code and of systems. */
const BANNED_IN_PROSE = /\b(in use|for who)\b/i
const written = [
  ...pages.map(page => ({ page, text: prose(textOf(page)) })),
  ...['src/web/locales/en.json', ...exercisesAsData()].map(page => ({ page, text: textOf(page) })),
]

test.each(written)('$page uses plain words', ({ text }) => {
  expect((BANNED.exec(text) ?? BANNED_IN_PROSE.exec(text))?.[0]).toBeUndefined()
})

test('what commands and the page print, and comments, use plain words', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(tsx?|css)$/.test(name) && !/^(stories|text.languages)/.test(name))
    .map(name => join('src', name))
  const found = sources.flatMap(path => {
    const phrase = BANNED.exec(textOf(path))?.[0]
    return phrase === undefined ? [] : [`${path}: ${phrase}`]
  })
  expect(found).toEqual([])
})

function exercisesAsData(): string[] {
  return readdirSync('exercises', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .map(name => join('exercises', name))
}
