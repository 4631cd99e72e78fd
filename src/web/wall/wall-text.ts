import { STATES } from '../state/word-states.ts'

/** Words in a paragraph of the wall. The browser lays out only paragraphs in sight. */
const CHUNK = 150

/**
 * The words of the wall, each a `span` in its place. An order is laid out once; a generation changes only the classes of the words
 * whose state changes.
 */
export class WallText {
  private readonly host: HTMLElement
  private readonly pieces: HTMLElement[] = []
  private places: readonly number[] = []
  private states: Uint8Array = new Uint8Array()
  private selected: number | undefined

  constructor(host: HTMLElement) {
    this.host = host
  }

  /** Lays the words out. @param places numbers of words, in their order on the wall */
  lay(forms: readonly string[], places: readonly number[]): void {
    this.places = places
    this.pieces.length = 0
    this.states = new Uint8Array(forms.length).fill(255)
    const paragraphs: HTMLElement[] = []
    for (let from = 0; from < places.length; from += CHUNK) {
      const paragraph = document.createElement('p')
      for (const number of places.slice(from, from + CHUNK)) {
        const piece = document.createElement('span')
        piece.textContent = forms[number]!
        piece.dataset.word = String(number)
        this.pieces[number] = piece
        paragraph.append(piece, ' ')
      }
      paragraphs.push(paragraph)
    }
    this.host.replaceChildren(...paragraphs)
  }

  /** Draws every word in its state. */
  draw(states: Uint8Array): void {
    for (const number of this.places)
      if (states[number] !== this.states[number]) this.pieces[number]!.className = STATES[states[number]!]!
    this.states = states
    this.mark()
  }

  /** Marks a word, and scrolls to it. */
  select(number: number | undefined, { scroll = true }: { scroll?: boolean } = {}): void {
    if (this.selected !== undefined) this.pieces[this.selected]?.removeAttribute('data-here')
    this.selected = number
    this.mark()
    const piece = number === undefined ? undefined : this.pieces[number]
    if (!scroll || !piece) return
    piece.scrollIntoView({ block: 'nearest' })
    // The browser lays the paragraph out only now, and its height may differ from the estimate.
    requestAnimationFrame(() => piece.scrollIntoView({ block: 'nearest' }))
  }

  /** The word some places away. */
  neighbour(number: number | undefined, step: number): number | undefined {
    const at = number === undefined ? -1 : this.places.indexOf(number)
    return this.places[Math.max(0, Math.min(this.places.length - 1, at + step))]
  }

  private mark(): void {
    if (this.selected !== undefined) this.pieces[this.selected]?.setAttribute('data-here', '')
  }
}
