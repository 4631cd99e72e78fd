import { Area, type Markish } from '@observablehq/plot'
import type { SeedInterval } from './intervals.ts'

/** An interval at a generation. */
type Interval = SeedInterval & { readonly t: number }

/** The mark without what `areaY` brings along: stacks and bins, some kilobytes of the page. Its constructor takes what that function does. */
const Plain = Area as unknown as new (data: readonly Interval[], options: object) => Markish & object

/** Intervals as a band. @param floor where the scale begins: on a logarithmic one there is nothing below */
export const band = (data: readonly Interval[], floor: number): Markish =>
  new Plain(data, {
    x1: 't',
    y1: ({ low }: Interval) => Math.max(low, floor),
    y2: 'high',
    fill: 'currentColor',
    fillOpacity: 0.22,
  })
