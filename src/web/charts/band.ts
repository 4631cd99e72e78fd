import { Area, type Markish } from '@observablehq/plot'
import type { SeedInterval } from './intervals.ts'

/** An interval at a generation. */
type Interval = SeedInterval & { readonly t: number }

/**
 * Plot's `Area` mark. Unlike `areaY` it brings no stacks and bins, which saves kilobytes; its constructor takes the same arguments.
 */
const Plain = Area as unknown as new (data: readonly Interval[], options: object) => Markish & object

/** Draws intervals as a band. @param floor the lowest value of the scale, which a logarithmic one needs */
export const band = (data: readonly Interval[], floor: number): Markish =>
  new Plain(data, {
    x1: 't',
    y1: ({ low }: Interval) => Math.max(low, floor),
    y2: 'high',
    fill: 'currentColor',
    fillOpacity: 0.22,
  })
