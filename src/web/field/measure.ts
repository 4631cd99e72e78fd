import { useEffect, useMemo, useState } from 'preact/hooks'
import { show } from '../state/state.ts'
import { widthsOf, type Area } from './sample.ts'

/** The size of an element in whole pixels; missing before it is drawn. */
export function useArea(host: { current: HTMLElement | null }): Area | undefined {
  const [area, setArea] = useState<Area>()
  useEffect(() => {
    let frame = 0
    const watch = new ResizeObserver(([entry]) => {
      const [width, height] = [Math.floor(entry!.contentRect.width), Math.floor(entry!.contentRect.height)]
      // What is drawn at once may change the size again, of which a browser complains.
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() =>
        setArea(now => (now?.width === width && now.height === height ? now : { width, height })),
      )
    })
    watch.observe(host.current!)
    return () => {
      watch.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [])
  return area
}

/** The typeface of the page, as a list of families. */
export const typeface = (): string => getComputedStyle(document.documentElement).fontFamily

/** The width of every word of the text, in sizes of letters; missing until the typeface is there. */
export function useWidths(): Float64Array | undefined {
  const [ready, setReady] = useState(false)
  const { forms } = show.value!.text
  useEffect(() => {
    const done = () => setReady(true)
    void document.fonts.load('16px "Source Serif 4"').then(done, done)
  }, [])
  return useMemo(() => (ready ? widthsIn(forms, typeface()) : undefined), [forms, ready])
}

/** Widths that were measured: several parts of the page lay out the same words. */
const measured = new WeakMap<readonly string[], { readonly family: string; readonly widths: Float64Array }>()

/** The width of each word, in sizes of letters; words that were measured before are not measured again. */
export function widthsIn(words: readonly string[], family: string): Float64Array {
  const found = measured.get(words)
  if (found?.family === family) return found.widths
  const widths = widthsOf(words, family)
  measured.set(words, { family, widths })
  return widths
}
