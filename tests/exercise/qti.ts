import { parseDocument } from 'htmlparser2'

/** A node of XML as htmlparser2 reads it. */
interface Node {
  readonly name?: string
  readonly attribs?: Readonly<Record<string, string>>
  readonly children?: readonly Node[]
  readonly data?: string
}

const parsed = (xml: string): Node => parseDocument(xml, { xmlMode: true })

/** All elements of a name, wherever they are. */
export function elements(xml: string, name: string): Node[] {
  return below(parsed(xml)).filter(node => node.name === name)
}

const below = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(below)]
const inside = (node: Node) => (node.children ?? []).filter(({ name }) => name !== undefined)
const textOf = (node: Node): string => below(node).map(({ data = '' }) => data).join('') // prettier-ignore

/**
 * The points that an item of QTI 2.1 gives for an answer, by its own response processing: the operators that the lab writes, as the
 * information model defines them.
 */
export function scoreOf(xml: string, answer: readonly string[]): number {
  const [processing] = elements(xml, 'responseProcessing')
  const [first] = processing ? inside(processing) : []
  if (!first) return 0
  if (first.name === 'setOutcomeValue') return mapped(xml, answer)
  const [condition, then] = inside(inside(first)[0]!)
  return holds(condition!, right(xml), answer) ? Number(textOf(then!)) : 0
}

/** The right answer that an item declares. */
export const right = (xml: string): string[] =>
  elements(xml, 'correctResponse').flatMap(node => inside(node).map(textOf))

function mapped(xml: string, answer: readonly string[]): number {
  const [mapping] = elements(xml, 'mapping')
  const { lowerBound = '-Infinity', upperBound = 'Infinity' } = mapping!.attribs!
  const values = new Map(
    inside(mapping!).map(({ attribs }) => [attribs!.mapKey, Number(attribs!.mappedValue)]),
  )
  const sum = answer.reduce((all, one) => all + values.get(one)!, 0)
  return Math.min(Number(upperBound), Math.max(Number(lowerBound), sum))
}

function holds(node: Node, right: readonly string[], answer: readonly string[]): boolean {
  const limit = () => Number(textOf(inside(node)[1]!))
  const given = Number(answer[0])
  switch (node.name) {
    case 'and':
      return inside(node).every(one => holds(one, right, answer))
    case 'gte':
      return given >= limit()
    case 'lte':
      return given <= limit()
    case 'match':
      return answer.join() === right.join()
    case 'equal': {
      const [below, above] = node.attribs!.tolerance!.split(' ').map(Number)
      return given >= Number(right[0]) - below! && given <= Number(right[0]) + above!
    }
    default:
      throw new Error(`no operator ${node.name ?? ''}`)
  }
}
