// The folder `site`, for any host of static files: the page, each exercise as a page, and what is written about them. Paths are those of the
// project, with .html for .md, and all links are relative, so that it works below any path. `api/` has the reference of the library.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { Marked } from 'marked'
import { Application, Logger, LogLevel } from 'typedoc'
import { filesIn, ROOT } from './sources.js'

/** Texts that become pages. */
const PAGES = [
  ...[
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CODE_OF_CONDUCT.md',
    'THIRD-PARTY-NOTICES.md',
  ],
  ...filesIn('docs').filter(path => path.endsWith('.md')),
  join('exercises', 'LICENSE.md'),
]
/** Files that those texts show or link to. */
const FILES = [
  ...['LICENSE', 'CITATION.cff', join('exercises', 'exercise.schema.json')],
  ...filesIn('docs').filter(path => path.endsWith('.png')),
  ...filesIn('examples'),
]

/** Stands for the way up to the site's folder, which is not the same for all pages of the reference. */
const SITE = 'site:'

/** The look of the texts: that of the page, without its fonts. */
const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#fbfaf6, #1a1815); --ink: light-dark(#1c1a17, #ece4d8); --faint: light-dark(#d8d2c4, #4a453d); }
body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 46rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Georgia, serif; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin-bottom: 2rem; }
a { color: inherit; text-underline-offset: 0.15em; }
h1, h2, h3 { line-height: 1.2; font-weight: 500; }
img { max-width: 100%; }
code { font-size: 0.85em; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid var(--faint); }
pre code { overflow-wrap: normal; }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid var(--faint); text-align: left; vertical-align: top; }
`

/** Keeps what is wrong with docstrings, such as a link that leads nowhere. */
class Complaints extends Logger {
  /** @type {string[]} */
  complaints = []

  /**
   * @override
   * @param {string} message
   * @param {LogLevel} level
   */
  log(message, level) {
    // A field of a file is said twice where a schema has the type: as what is given and as what is read.
    if (level >= LogLevel.Warn && !message.includes('has multiple declarations with a comment'))
      this.complaints.push(message)
  }
}

const out = resolve(process.argv[2] ?? join(ROOT, 'site'))
const built = resolve(ROOT, process.env.COLLAPSE_LAB_BUILD ?? 'dist')
const packs = readdirSync(join(ROOT, 'exercises')).filter(name => isFolder(join(ROOT, 'exercises', name)))
const examples = filesIn('examples').map(path => slashed(relative('examples', path)))
const marked = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
  },
})

rmSync(out, { recursive: true, force: true })
for (const name of ['index.html', 'card.png']) copy(join(built, 'web', name), join(out, name))
for (const path of FILES) copy(join(ROOT, path), join(out, path))
for (const pack of packs) {
  const to = join(out, 'exercises', `${pack}.html`)
  execFileSync(process.execPath, [join(built, 'cli', 'main.js'), 'exercise', 'page', pack, '--out', to], {
    stdio: 'ignore',
  })
}
/** The pages by their paths below the site. */
const pages = new Map([
  ...PAGES.map(path => [htmlOf(path), pageOf(path)]),
  [join('exercises', 'index.html'), listOf('Exercises', packs.map(htmlNamed))],
  [join('examples', 'index.html'), listOf('Examples', examples)],
])
for (const [path, text] of pages) write(path, text)
const api = await writeApi()
const broken = brokenLinks()
for (const link of broken) console.error(link)
if (broken.length > 0) process.exitCode = 1
else console.log(`${pages.size + packs.length + api.length} pages in ${out}`)

/** @param {string} path */
function isFolder(path) {
  return existsSync(path) && statSync(path).isDirectory()
}

/** @param {string} name */
function htmlNamed(name) {
  return `${name}.html`
}

/** @param {string} path */
function htmlOf(path) {
  return path.replace(/\.md$/, '.html')
}

/** @param {string} path */
function slashed(path) {
  return path.replaceAll('\\', '/')
}

/**
 * @param {string} from
 * @param {string} to
 */
function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}

/**
 * @param {string} path below the site
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(join(out, path)), { recursive: true })
  writeFileSync(join(out, path), text)
}

/**
 * A text of the project as a page.
 *
 * @param {string} path
 */
function pageOf(path) {
  // Who reads the site has no clone.
  const text = readFileSync(join(ROOT, path), 'utf8').replace(/\bnpx (?=collapse-lab )/g, '')
  const [, title = path] = /^# (.*)$/m.exec(text) ?? []
  const tokens = marked.lexer(text)
  marked.walkTokens(tokens, token => {
    if (token.type === 'link' || token.type === 'image') token.href = linkFrom(path, token.href)
  })
  return document(slashed(path), title, marked.parser(tokens))
}

/**
 * Where a link of a text leads on the site: to a page in place of a text, and to the list of a folder.
 *
 * @param {string} from the text's path from the project's folder
 * @param {string} href
 */
function linkFrom(from, href) {
  if (/^[a-z]+:|^#/.test(href)) return href
  const [path = '', anchor] = href.split('#')
  const to = isFolder(join(ROOT, dirname(from), path)) ? `${path}/index.html` : htmlOf(path)
  return anchor === undefined ? to : `${to}#${anchor}`
}

/**
 * The anchor of a heading, as GitHub makes it.
 *
 * @param {string} text
 */
function anchorOf(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replace(/ /g, '-')
}

/**
 * @param {string} title
 * @param {readonly string[]} names
 */
function listOf(title, names) {
  const items = names.map(name => `<li><a href="${name}">${name}</a></li>`)
  return document(
    `${title.toLowerCase()}/index.html`,
    title,
    `<h1>${title}</h1>\n<ul>\n${items.join('\n')}\n</ul>`,
  )
}

/**
 * @param {string} path with slashes, from the project's folder
 * @param {string} title
 * @param {string} body
 */
function document(path, title, body) {
  const up = posix.relative(posix.dirname(path), '.') || '.'
  const links = [
    ['index.html', 'The page'],
    ['README.html', 'Read me'],
    ['docs/README.html', 'Documentation'],
    ['exercises/index.html', 'Exercises'],
    ['api/index.html', 'Library'],
  ]
  const nav = links.map(([to, name]) => `<a href="${up}/${to}">${name}</a>`).join(' ')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title.replace(/[<&]/g, sign => (sign === '<' ? '&lt;' : '&amp;'))} · collapse-lab</title>
<style>${STYLE}</style>
<nav>${nav}</nav>
<main>
${body}
</main>
</html>
`
}

/**
 * The reference of the library: every export of its doors with types and docstring.
 *
 * @returns {Promise<string[]>} the paths of its pages below the site
 */
async function writeApi() {
  const app = await Application.bootstrapWithPlugins({
    name: 'collapse-lab',
    tsconfig: join(ROOT, 'tsconfig.build.json'),
    entryPoints: ['', 'theory', 'metrics', 'node'].map(door => join(ROOT, 'src', door, 'index.ts')),
    readme: 'none',
    navigationLinks: { 'The page': `${SITE}index.html`, Documentation: `${SITE}docs/library.html` },
    sort: ['kind', 'alphabetical'],
    sortEntryPoints: false,
    excludePrivate: true,
    disableSources: true,
    githubPages: false,
    hideGenerator: true,
    // The linter checks types. A type that only another type names is shown by its name.
    skipErrorChecking: true,
    validation: { notExported: false },
    // Its links are made by a script.
    includeHierarchySummary: false,
  })
  const logger = new Complaints()
  app.logger = logger
  const project = await app.convert()
  if (project === undefined) throw new Error('the sources of the library cannot be read')
  app.validate(project)
  await app.generateDocs(project, join(out, 'api'))
  for (const complaint of logger.complaints) console.error(complaint)
  if (logger.complaints.length > 0) process.exitCode = 1
  const written = filesIn('api', out).filter(path => path.endsWith('.html'))
  for (const path of written) {
    const html = readFileSync(join(out, path), 'utf8')
    writeFileSync(join(out, path), html.replaceAll(SITE, `${slashed(relative(dirname(path), '.'))}/`))
  }
  return written
}

/** Links of the pages that lead nowhere on the site. */
function brokenLinks() {
  /** @type {[string, string][]} */
  const ofApi = api.map(path => [path, readFileSync(join(out, path), 'utf8')])
  return [...pages, ...ofApi].flatMap(([page, html]) =>
    Array.from(html.matchAll(/(?:href|src)="([^"#]*)(?:#([^"]*))?"/g)).flatMap(
      ([link, path = '', anchor]) => {
        if (/^[a-z]+:/.test(path)) return []
        const target = path === '' ? join(out, page) : join(out, dirname(page), path)
        const isThere = existsSync(target) && statSync(target).isFile()
        const isFound = isThere && (!anchor || readFileSync(target, 'utf8').includes(`id="${anchor}"`))
        return isFound ? [] : [`${page}: ${link}`]
      },
    ),
  )
}
