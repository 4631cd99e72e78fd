// The phrases of src, as src/locales/en.json lists them. `node tests/phrases/phrases.js` writes the list anew.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const ROOT = join(import.meta.dirname, '../..')

/** The list of all phrases, by its path from the root. */
export const LIST = 'src/locales/en.json'

/** The phrases in the sources, each with its English forms; and what cannot be translated, and where. */
export function phrasesIn(sources) {
  const trees = sources.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  const phrases = {}
  const faults = []
  const constants = new Set()
  const add = text => {
    if (/\p{L}/u.test(text)) phrases[text] = text
  }
  /** What a sentence may be: text, a phrase, one of several, a constant; anything else comes from elsewhere. */
  const sentence = node => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node.text)
    else if (ts.isTemplateExpression(node)) faults.push(`${placeOf(node)} is not marked by phrase`)
    else if (ts.isParenthesizedExpression(node)) sentence(node.expression)
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(sentence)
    else if (isDefault(node)) [node.left, node.right].forEach(sentence)
    else if (ts.isIdentifier(node) && /^[A-Z_]+$/.test(node.text)) constants.add(node.text)
  }
  const look = (node, inFunction) => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'phrase') {
      const { key, forms } = formsOf(node.template)
      phrases[key] = forms
      if (!inFunction) faults.push(`${placeOf(node)} is said before the language is known`)
      for (const span of node.template.templateSpans ?? [])
        if (!ts.isStringLiteral(span.expression) && hasPiece(span.expression))
          faults.push(`${placeOf(span)} has a piece that is not marked by phrase`)
    }
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'deferred') sentence(node.template)
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'recorded')
      add(formsOf(node.template).key)
    if (ts.isNewExpression(node) && node.expression.getText() === 'Refusal') node.arguments.forEach(sentence)
    if (isMessage(node)) sentence(node)
    if (ts.isPropertyAssignment(node) && /^(?:syntaxHint|hint|reason)$/.test(node.name.getText()))
      sentence(node.initializer)
    ts.forEachChild(node, child => look(child, inFunction || ts.isFunctionLike(node)))
  }
  for (const tree of trees) look(tree, false)
  for (const tree of trees)
    for (const { name, initializer } of tree.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations))
      if (constants.has(name.getText()) && initializer) sentence(initializer)
  return { phrases, faults }
}

/** The key of a phrase, and its English forms: two where a number decides. */
function formsOf(template) {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return { key: template.text, forms: template.text }
  const spans = template.templateSpans.map(({ expression, literal }, at) => {
    const noun = /^numbered\(.*'([^']*)',?\s*\)$/s.exec(expression.getText())?.[1]
    return { at: at + 1, noun, after: literal.text }
  })
  const written = inForm =>
    template.head.text +
    spans
      .map(({ at, noun, after }) => `{${at}}${noun === undefined ? '' : ` ${inForm(noun)}`}${after}`)
      .join('')
  const other = written(noun => noun)
  const one = written(noun => noun.replace(/s\b/, ''))
  return { key: other, forms: one === other ? other : { one, other } }
}

/** Whether a value of a phrase has English in it: text as one of several cases. */
function hasPiece(node) {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].some(hasPiece)
  if (ts.isParenthesizedExpression(node)) return hasPiece(node.expression)
  if (isDefault(node)) return [node.left, node.right].some(hasPiece)
  if (ts.isTemplateExpression(node)) return /\p{L}{2,}/u.test(node.getText().replace(/\$\{[^}]*\}/g, ''))
  return ts.isStringLiteral(node) && /\p{L}{2,}/u.test(node.text)
}

const isDefault = node =>
  ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken

/** The message of a schema of valibot: text with blanks among what a function of it is given. */
const isMessage = node =>
  (ts.isStringLiteral(node) || ts.isTemplateExpression(node)) &&
  ts.isCallExpression(node.parent) &&
  /^v\.(?!literal)/.test(node.parent.expression.getText()) &&
  node.getText().includes(' ')

function placeOf(node) {
  const tree = node.getSourceFile()
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText().replace(/\s+/g, ' ')}`
}

/** Every file of src. */
export function sources() {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map(path => `src/${path.replaceAll('\\', '/')}`)
    .sort()
    .map(path => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
}

/** The list as it is written, in the order of the alphabet: it stays when code is moved. */
export const listed = phrases =>
  `${JSON.stringify(
    Object.fromEntries(
      Object.keys(phrases)
        .sort()
        .map(key => [key, phrases[key]]),
    ),
    null,
    2,
  )}\n`

if (process.argv[1] === import.meta.filename) {
  const { phrases, faults } = phrasesIn(sources())
  writeFileSync(join(ROOT, LIST), listed(phrases))
  for (const fault of faults) console.error(fault)
}
