/** An element as it stands in a file. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** Reads well-formed XML and nothing else: elements, attributes in quotes, the four entities. @throws Error where it is not */
export function elementsOf(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  const token = /<\?xml [^?]*\?>\n|<\/([a-z0-9]+)>|<([a-z0-9]+)((?: [a-z]+="[^"<]*")*)>|([^<]+)/y
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex
    const found = token.exec(xml)
    if (!found) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`)
    const [, closed, opened, attributes = '', text] = found
    if (opened !== undefined) {
      const pairs = Array.from(attributes.matchAll(/([a-z]+)="([^"]*)"/g), ([, name, value]) => [
        name!,
        decoded(value!),
      ])
      const element = {
        name: opened,
        attributes: Object.fromEntries(pairs) as Record<string, string>,
        children: [],
        text: '',
      }
      open.at(-1)!.children.push(element)
      open.push(element)
    } else if (closed !== undefined) {
      if (open.pop()!.name !== closed) throw new Error(`</${closed}> closes another element`)
    } else if (text !== undefined) open.at(-1)!.text += decoded(text)
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error('one element must hold all others')
  return top.children[0]!
}

function decoded(text: string): string {
  const stray = /&(?!(?:amp|lt|gt|quot);)/.exec(text)
  if (stray) throw new Error(`a stray & in ${text.slice(0, 40)}`)
  return text.replace(/&([a-z]+);/g, (_, name: string) => ENTITIES[name]!)
}
