/** As much of a document as is used here; Node knows no types of the DOM. */
declare module 'linkedom' {
  export interface Element {
    innerHTML: string
    readonly outerHTML: string
    setAttribute(name: string, value: string): void
    append(...pieces: (Element | string)[]): void
  }
  export interface Document {
    readonly head: Element
    readonly body: Element
    createElement(name: string): Element
    toString(): string
  }
  export function parseHTML(html: string): { document: Document }
}
