import { say } from '../locales/say.ts'
import { STATES } from '../state/word-states.ts'

/** A piece of text of a field: a word of the text by its number, or what stands between two words. */
export type Piece = { readonly word: number; readonly text: string } | string

/** Words in a row, with a blank between them. */
export const inARow = (words: readonly number[], forms: readonly string[]): Piece[] =>
  words.flatMap(word => [{ word, text: forms[word]! }, ' '])

/**
 * Words in their places, each an element that can be chosen. Pieces are laid out once; a copy changes only the words whose state
 * changes. A word that is lost keeps its place, and its ink goes.
 */
export class Field {
  private readonly host: HTMLElement
  private elements: HTMLElement[] = []
  private states: Uint8Array | undefined
  private readonly still: boolean

  /** @param still whether the words are only looked at; default false */
  constructor(host: HTMLElement, { still = false }: { still?: boolean } = {}) {
    this.host = host
    this.still = still
  }

  /** Lays paragraphs out; their words are drawn by {@link draw}. */
  lay(paragraphs: readonly (readonly Piece[])[]): void {
    this.elements = []
    this.states = undefined
    const drawn = paragraphs.map(pieces => {
      const paragraph = document.createElement('p')
      for (const piece of pieces) {
        if (typeof piece === 'string') {
          paragraph.append(piece)
          continue
        }
        const element = document.createElement('span')
        element.textContent = piece.text
        element.dataset.word = String(piece.word)
        if (!this.still) {
          element.setAttribute('role', 'button')
          element.tabIndex = -1
        }
        this.elements.push(element)
        paragraph.append(element)
      }
      return paragraph
    })
    this.host.replaceChildren(...drawn)
    if (this.elements[0] && !this.still) this.elements[0].tabIndex = 0
  }

  /** Draws every word in its state. */
  draw(states: Uint8Array): void {
    for (const element of this.elements) {
      const word = Number(element.dataset.word)
      const state = states[word]!
      if (state === this.states?.[word]) continue
      const name = STATES[state]!
      element.className = name
      if (this.still) continue
      if (name === 'used') element.removeAttribute('aria-label')
      else element.setAttribute('aria-label', say(`words.states.${name}`, { word: element.textContent }))
    }
    this.states = states
  }

  /** Marks a word by its number. */
  mark(word: number | undefined): void {
    for (const marked of this.host.querySelectorAll('[data-here]')) marked.removeAttribute('data-here')
    const element = this.elementOf(word)
    element?.setAttribute('data-here', '')
    if (element) this.enter(element)
  }

  elementOf(word: number | undefined): HTMLElement | undefined {
    return word === undefined ? undefined : this.elements.find(({ dataset }) => dataset.word === String(word))
  }

  /** The element that a key leads to: the next one, or the nearest one in the line above or below. */
  neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
    const at = this.elements.indexOf(from)
    if (key === 'ArrowRight') return this.elements[at + 1]
    if (key === 'ArrowLeft') return this.elements[at - 1]
    if (key === 'Home') return this.elements[0]
    if (key === 'End') return this.elements.at(-1)
    const step = key === 'ArrowDown' ? 1 : -1
    const { top, left, width } = from.getBoundingClientRect()
    const middle = left + width / 2
    let line: number | undefined
    let best: HTMLElement | undefined
    let near = Infinity
    for (let place = at + step; place >= 0 && place < this.elements.length; place += step) {
      const box = this.elements[place]!.getBoundingClientRect()
      if (Math.abs(box.top - top) < 2) continue
      line ??= box.top
      if (Math.abs(box.top - line) > 2) break
      const distance = Math.abs(box.left + box.width / 2 - middle)
      if (distance < near) [near, best] = [distance, this.elements[place]]
    }
    return best
  }

  /** Lets Tab come to an element, and to no other. */
  enter(element: HTMLElement): void {
    for (const other of this.elements) if (other.tabIndex === 0) other.tabIndex = -1
    element.tabIndex = 0
  }
}
