import { curves } from './curves.tsx'
import { read } from './read.tsx'
import type { View } from './view.ts'
import { wall } from './wall.tsx'

/** Every view, in the order of their keys. */
export const views: readonly View[] = [wall, curves, read]
