import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { inspect } from 'node:util'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '..')

/** The doors of the package: how each is imported, and the source of what it exports. */
export const DOORS: Readonly<Record<string, string>> = {
  'collapse-lab': 'src/index.ts',
  'collapse-lab/node': 'src/node/index.ts',
  'collapse-lab/theory': 'src/theory/index.ts',
  'collapse-lab/metrics': 'src/metrics/index.ts',
}

/** A value that a door exports, and the examples of its docstring. */
export interface Documented {
  readonly name: string
  /** Where it is declared, from the project's folder. */
  readonly file: string
  readonly examples: readonly string[]
}

/** A door as it is loaded. */
export const openDoor = (door: string) =>
  import(/* @vite-ignore */ join(ROOT, DOORS[door]!)) as Promise<Record<string, unknown>>

/** The values that a door exports, in its order, as its source names them. */
export function documentedBy(door: string): Documented[] {
  return Array.from(valuesOf(join(ROOT, DOORS[door]!)), ([name, node]) => ({
    name,
    file: relative(ROOT, node.getSourceFile().fileName),
    examples: ts
      .getJSDocTags(node)
      .filter(({ tagName }) => tagName.text === 'example')
      .map(({ comment }) => ts.getTextOfJSDocComment(comment)!),
  }))
}

const parsed = new Map<string, ts.SourceFile>()
function parse(path: string): ts.SourceFile {
  const found = parsed.get(path)
  if (found) return found
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  parsed.set(path, source)
  return source
}

/** The values that a module exports: each with the node that declares it, which has its docstring. */
function valuesOf(path: string): Map<string, ts.Node> {
  const values = new Map<string, ts.Node>()
  for (const statement of parse(path).statements) {
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly) {
      const { exportClause: clause, moduleSpecifier: from } = statement
      const others = from && ts.isStringLiteral(from) ? valuesOf(join(dirname(path), from.text)) : undefined
      if (clause === undefined) for (const [name, node] of others!) values.set(name, node)
      else if (ts.isNamespaceExport(clause)) values.set(clause.name.text, statement)
      else
        for (const { name, propertyName = name, isTypeOnly } of clause.elements) {
          const node = others?.get(propertyName.text)
          if (node && !isTypeOnly) values.set(name.text, node)
        }
    } else if (isExported(statement))
      for (const [name, node] of declared(statement))
        // Of a function with several signatures the first has the docstring.
        if (!values.has(name)) values.set(name, node)
  }
  return values
}

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) &&
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true

/** The values that a statement declares. */
function declared(statement: ts.Statement): [string, ts.Node][] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(one => [one.name.getText(), one])
  const isValue = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
  return isValue && statement.name ? [[statement.name.text, statement]] : []
}

/** A value that an example says, and what it really is. */
export interface Said {
  readonly code: string
  readonly documented: string
  readonly value: unknown
}

/** What an example says of a value: behind the expression or in the next line, after an arrow. */
const SAYS = /^\s*\/\/ → (.*)/

/**
 * Runs an example as a module: nothing but what it imports is there. Each `expression // → value` is noted.
 *
 * @param load gives the module that is imported by a name
 */
export async function runExample(
  code: string,
  load: (name: string) => Promise<unknown>,
): Promise<readonly Said[]> {
  const source = ts.createSourceFile('example.js', code, ts.ScriptTarget.Latest, true)
  const said: Said[] = []
  const statements = source.statements.map(statement => {
    const text = statement.getText()
    if (ts.isImportDeclaration(statement)) {
      const names = statement.importClause?.namedBindings?.getText() ?? '{}'
      return `const ${names} = await load(${statement.moduleSpecifier.getText()})`
    }
    const [, documented] = SAYS.exec(code.slice(statement.end)) ?? []
    if (!ts.isExpressionStatement(statement) || documented === undefined) return text
    const place = JSON.stringify([text, documented])
    return `said(${place}, ${statement.expression.getText()})`
  })
  const note = ([code, documented]: [string, string], value: unknown) =>
    said.push({ code, documented, value })
  await new AsyncFunction('load', 'said', `'use strict'\n${statements.join(';\n')}`)(load, note)
  return said
}

const AsyncFunction = (async () => Promise.resolve()).constructor as new (
  ...code: string[]
) => (...given: unknown[]) => Promise<void>

/** A value as Node shows it, in one line. */
export const shown = (value: unknown) =>
  inspect(value, { breakLength: Infinity, compact: 99, depth: 5, maxArrayLength: null }).replace(
    /\s*\n\s*/g,
    ' ',
  )

/** The documented value as a pattern: `…` stands for further digits. */
export const patternOf = (documented: string) =>
  new RegExp(`^${documented.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '\\d+')}$`)
