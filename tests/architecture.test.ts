import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .sort()

const trees = new Map(
  files.map(file => {
    const text = readFileSync(join(src, file), 'utf8')
    return [file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)] as const
  }),
)

/** Every node below a node, and the node itself: no list of nodes, and of the signs only operators. */
function nodesOf(node: ts.Node): ts.Node[] {
  const nodes = [node]
  for (const one of nodes) ts.forEachChild(one, child => void nodes.push(child))
  return nodes
}

/** Every node of each file. */
const nodes = new Map(Array.from(trees, ([file, tree]) => [file, nodesOf(tree)] as const))

/** What a file imports, exports from elsewhere or loads, types included: files of ours by path, packages by name. */
const imports = new Map(
  Array.from(nodes, ([file, ofFile]) => {
    const named = ofFile.flatMap(node => {
      if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
        return [node.moduleSpecifier]
      if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return [node.argument.literal]
      const loads = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
      return loads && node.arguments[0] ? [node.arguments[0]] : []
    })
    const paths = named.filter(ts.isStringLiteral).map(({ text }) => text)
    return [file, paths.map(path => (path.startsWith('.') ? join(dirname(file), path) : path))] as const
  }),
)

/** From the bottom to the top; a file may import from its own layer and from those below. */
const LAYERS = [
  [
    'random.ts',
    'arithmetic.ts',
    'phrase.ts',
    'refusal.ts',
    'given.ts',
    'once.ts',
    'program.ts',
    'arrays.ts',
    'pair-table.ts',
  ],
  ['text'],
  ['formats'],
  ['stories'],
  ['model'],
  ['backoff'],
  ['metrics'],
  ['lineage'],
  ['theory'],
  ['analysis'],
  ['experiment'],
  ['exercise'],
  ['report'],
  ['index.ts'],
  ['node'],
  ['cli', 'web'],
]

const top = (file: string) => file.split('/')[0]!
const layerOf = (file: string) => LAYERS.findIndex(layer => layer.includes(top(file)))
const ours = (path: string) => files.includes(path)

const edges = Array.from(imports).flatMap(([from, paths]) => paths.filter(ours).map(to => ({ from, to })))

test('there are files and imports to look at', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(edges.length).toBeGreaterThan(100)
})

/** Every way that leads back to where it began. */
function circlesIn(next: (node: string) => readonly string[], nodes: readonly string[]): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const walk = (node: string, path: readonly string[]) => {
    if (path.includes(node)) circles.push([...path.slice(path.indexOf(node)), node])
    else if (!done.has(node)) {
      for (const other of next(node)) walk(other, [...path, node])
      done.add(node)
    }
  }
  for (const node of nodes) walk(node, [])
  return circles
}

describe('imports', () => {
  test('name files that are there, with their extension', () => {
    const paths = Array.from(imports.values()).flat()
    const missing = paths.filter(path => /^(\.|[a-z]+\/.*\.ts$)/.test(path) && !ours(path))
    expect(missing.filter(path => !existsSync(join(src, path)))).toEqual([])
  })

  test('every file has a layer', () => {
    expect(files.filter(file => layerOf(file) < 0)).toEqual([])
  })

  test('point from a layer to itself or to one below', () => {
    expect(edges.filter(({ from, to }) => layerOf(to) > layerOf(from))).toEqual([])
  })

  test('of the page never reach the files of Node, nor those of the command, and the other way round', () => {
    const strange = edges.filter(({ from, to }) =>
      [
        ['web', 'node'],
        ['web', 'cli'],
        ['cli', 'web'],
      ].some(([a, b]) => top(from) === a && top(to) === b),
    )
    expect(strange).toEqual([])
  })

  test('make no circle, types included', () => {
    expect(circlesIn(file => imports.get(file)!.filter(ours), files)).toEqual([])
  })

  test('of natural stand in two files, of which the page needs one, and name single files of it', () => {
    const natural = Array.from(imports).filter(([, paths]) => paths.some(path => /^natural(\/|$)/.test(path)))
    expect(natural.map(([file]) => file)).toEqual(['text/natural-bayes.ts', 'text/natural.ts'])
    expect(natural.flatMap(([, paths]) => paths).filter(path => path === 'natural')).toEqual([])
  })
})

/** Every folder of src with files in it or below it; '' is src itself. */
const folders = [...new Set(files.flatMap(file => foldersOf(file)))].sort()

/** The folders around a file, from src down to its own: '' and 'text' and 'text/corpus' for text/corpus/cut.ts. */
function foldersOf(file: string): string[] {
  const folder = dirname(file)
  const parts = folder === '.' ? [] : folder.split('/')
  return ['', ...parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))]
}

/** What of a folder a file is, or is in: a file or a folder of it; nothing for a file elsewhere. */
function childOf(folder: string, file: string): string | undefined {
  const prefix = folder === '' ? '' : `${folder}/`
  return file.startsWith(prefix) ? file.slice(prefix.length).split('/')[0] : undefined
}

describe('folders', () => {
  const MOST_FILES = 15

  test('make no circle with the files and folders beside them, types included', () => {
    const circles = folders.flatMap(folder => {
      const next = new Map<string, Set<string>>()
      for (const { from, to } of edges) {
        const [a, b] = [childOf(folder, from), childOf(folder, to)]
        if (a !== undefined && b !== undefined && a !== b) next.set(a, (next.get(a) ?? new Set()).add(b))
      }
      return circlesIn(child => [...(next.get(child) ?? [])], [...next.keys()]).map(circle => ({
        folder,
        circle,
      }))
    })
    expect(circles).toEqual([])
  })

  test(`hold at most ${MOST_FILES} files of their own, families apart`, () => {
    const own = (folder: string) =>
      files.filter(file => (dirname(file) === '.' ? '' : dirname(file)) === folder)
    const crowded = folders.filter(folder => {
      const held = own(folder)
      return held.length > MOST_FILES && !held.some(file => basename(file) === 'index.ts')
    })
    expect(crowded).toEqual([])
  })
})

test('no file is a drawer', () => {
  const drawer = /^(utils?|helpers?|common|types?|constants?|misc|shared)$/
  expect(files.filter(file => file.split('/').some(part => drawer.test(basename(part, '.ts'))))).toEqual([])
})

/** A plural folder whose singular is a file in it: tokenizers/tokenizer.ts. */
const families = [...new Set(files.map(dirname))]
  .map(folder => ({ folder, singular: basename(folder).replace(/ies$/, 'y').replace(/s$/, '') }))
  .filter(
    ({ folder, singular }) => files.includes(join(folder, `${singular}.ts`)) && singular !== basename(folder),
  )

describe('families', () => {
  test('are found', () => {
    const found = families.map(({ folder }) => folder)
    const known = [
      'text/tokenizers',
      'model/sampling/decoders',
      'backoff/smoothings',
      'metrics',
      'lineage/regimes',
    ]
    expect(found).toEqual(expect.arrayContaining(known))
  })

  /** The names of a file's exported constants that are members: `export const x: Metric` or `readonly Metric[]`. */
  const membersIn = (file: string, contract: string) =>
    trees
      .get(file)!
      .statements.filter(ts.isVariableStatement)
      .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .filter(
        ({ type }) => type && new RegExp(`^(readonly )?${contract}(<.*>)?(\\[\\])?$`).test(type.getText()),
      )
      .map(({ name }) => name.getText())

  test.each(families)('$folder lists all its members', ({ folder, singular }) => {
    const inside = files.filter(file => file.startsWith(`${folder}/`))
    const isIndex = (file: string) => basename(file) === 'index.ts'
    // The measures that differ by a number, and their groups, are listed too.
    const contract = `${singular[0]!.toUpperCase() + singular.slice(1)}${folder === 'metrics' ? '|Numbered|Group' : ''}`
    const list = inside
      .filter(isIndex)
      .flatMap(index => nodes.get(index)!)
      .filter(ts.isArrayLiteralExpression)
      .flatMap(({ elements }) => elements.map(element => element.getText().replace(/^\.\.\./, '')))
    const members = inside
      .filter(file => file !== join(folder, 'index.ts') && (dirname(file) === folder || folder === 'metrics'))
      .flatMap(file => membersIn(file, `(${contract})`))
    expect(members.length).toBeGreaterThan(0)
    expect(members.filter(member => !list.includes(member))).toEqual([])
  })
})

describe('the core is the same on every engine', () => {
  const core = files.filter(file => !['node', 'cli', 'web'].includes(top(file)))
  const bans: [string, (node: ts.Node) => boolean][] = [
    ['Math.log, exp, pow, random and the like', node => /^Math\.(log|exp|pow|random|a?sinh?|a?cosh?|a?tan|cbrt|hypot)/.test(textOf(node))], // prettier-ignore
    [
      'Date, Intl, performance and crypto',
      node => ts.isIdentifier(node) && /^(Date|Intl|performance|crypto)$/.test(node.text),
    ],
    [
      'what depends on the place',
      node => ts.isIdentifier(node) && /^(toLocale\w*|localeCompare)$/.test(node.text),
    ],
    ['**', node => /^\*\*=?$/.test(node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken ? node.getText() : '')], // prettier-ignore
    ['files, network and processes', node => ts.isStringLiteral(node) && node.text.startsWith('node:')],
  ]

  test.each(bans)('%s are not in it', (_name, banned) => {
    const found = core.flatMap(file =>
      nodes
        .get(file)!
        .filter(banned)
        .map(node => `${relative('.', file)}: ${node.getText()}`),
    )
    expect(found).toEqual([])
  })
})

/** The text of a property access, and nothing of any other node. */
function textOf(node: ts.Node): string {
  return ts.isPropertyAccessExpression(node) ? node.getText().replace(/\s/g, '') : ''
}
