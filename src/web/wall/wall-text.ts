import { STATES } from '../state/word-states.ts'

/** Words of a paragraph of the wall: what is out of sight is not laid out. */
const CHUNK = 150

/**
 * The wall: every word a piece of text in its place. It is drawn once for an order of the words; a generation changes only the classes
 * of those whose state is another one.
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

  /** Lays the words out. @param places numbers of words, in the order in which they stand */
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

  /** Marks one word, and brings it into sight. */
  select(number: number | undefined, { scroll = true }: { scroll?: boolean } = {}): void {
    if (this.selected !== undefined) this.pieces[this.selected]?.removeAttribute('data-here')
    this.selected = number
    this.mark()
    const piece = number === undefined ? undefined : this.pieces[number]
    if (!scroll || !piece) return
    piece.scrollIntoView({ block: 'nearest' })
    // What was out of sight is laid out only now, and may have another height than was thought.
    requestAnimationFrame(() => piece.scrollIntoView({ block: 'nearest' }))
  }

  /** The word some places further on. */
  neighbour(number: number | undefined, step: number): number | undefined {
    const at = number === undefined ? -1 : this.places.indexOf(number)
    return this.places[Math.max(0, Math.min(this.places.length - 1, at + step))]
  }

  private mark(): void {
    if (this.selected !== undefined) this.pieces[this.selected]?.setAttribute('data-here', '')
  }
}
