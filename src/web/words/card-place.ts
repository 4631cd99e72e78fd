import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** The narrowest paper, in pixels, on which a card stands beside its word; on others it lies on the bars at the foot. */
const BESIDE_FROM = 640
/** The least height of a card, and its distance from its word, in pixels. */
const LEAST = 120
const GAP = 8

/** Edges in pixels from the left and the top of the window. */
type Edges = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

/** Where a card is, as styles. */
export type CardPlace = Readonly<Partial<Record<'left' | 'top' | 'bottom' | 'maxHeight', string>>>

/**
 * Keeps a card whole above the bars at the foot of the window, also when it grows or the window changes.
 *
 * @param card the card, in the paper on which it is placed
 * @param beside the word that it belongs to, where it is shown
 * @param word its number: another word has another place
 */
export function useCardPlace(
  card: RefObject<HTMLElement | null>,
  beside: HTMLElement | undefined,
  word: number,
): CardPlace | undefined {
  const [place, setPlace] = useState<CardPlace>()
  useLayoutEffect(() => {
    const put = () => setPlace(placeOf(card.current!, beside))
    put()
    const watch = new ResizeObserver(put)
    watch.observe(card.current!)
    addEventListener('resize', put)
    return () => {
      watch.disconnect()
      removeEventListener('resize', put)
    }
  }, [word, beside])
  return place
}

function placeOf(card: HTMLElement, beside: HTMLElement | undefined): CardPlace {
  const paper = card.parentElement!.getBoundingClientRect()
  const [top, bottom] = [freeTop(), freeBottom()]
  if (paper.width < BESIDE_FROM)
    return { bottom: `${innerHeight - bottom}px`, maxHeight: `${Math.max(LEAST, bottom - top - GAP)}px` }
  const most = Math.max(LEAST, bottom - top - 2 * GAP)
  const size = { width: card.offsetWidth, height: Math.min(most, naturalHeight(card)) }
  const space = { left: paper.left, right: paper.right, top: top + GAP, bottom: bottom - GAP }
  const at = besideWord(size, beside?.getBoundingClientRect(), space)
  return {
    left: `${at.left - paper.left}px`,
    top: `${at.top - paper.top}px`,
    maxHeight: `${most}px`,
  }
}

/** Where the free part of the window begins: under the links between views, while they are in sight. */
const freeTop = (): number => Math.max(0, document.querySelector('nav')?.getBoundingClientRect().bottom ?? 0)

/** Where the free part of the window ends: above the bars at its foot, in pixels from its top. */
function freeBottom(): number {
  const bars = Array.from(document.querySelectorAll('.foot, .run-bar'), bar => bar.getBoundingClientRect())
  return Math.min(innerHeight, ...bars.filter(({ top }) => top > 0).map(({ top }) => top))
}

/** The height of a card that need not scroll. */
const naturalHeight = (card: HTMLElement) => card.scrollHeight + card.offsetHeight - card.clientHeight

/** Below a word where there is room, else above it, else at its side; at the right end where the word is not shown. */
function besideWord(
  { width, height }: { readonly width: number; readonly height: number },
  word: Edges | undefined,
  space: Edges,
): { left: number; top: number } {
  const last = { left: space.right - width, top: space.bottom - height }
  if (!word) return last
  const within = (left: number) => Math.max(space.left, Math.min(last.left, left))
  const left = within(word.left - 2 * GAP)
  if (word.bottom + GAP <= last.top) return { left, top: word.bottom + GAP }
  if (word.top - GAP - height >= space.top) return { left, top: word.top - GAP - height }
  const isRoomAtRight = word.right + GAP <= last.left
  return {
    left: within(isRoomAtRight ? word.right + GAP : word.left - GAP - width),
    top: Math.max(space.top, last.top),
  }
}
