import { compare } from './compare.tsx'
import { curves } from './curves.tsx'
import { lab } from './lab.tsx'
import { read } from './read.tsx'
import { story } from './story.tsx'
import { tasks } from './tasks.tsx'
import type { View } from '../state/view.ts'
import { wall } from './wall.tsx'

/** Every view, in the order of their keys. */
export const views: readonly View[] = [story, wall, curves, read, compare, lab, tasks]
