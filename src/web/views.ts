import { classroom } from './class/view.tsx'
import { compare } from './compare/view.tsx'
import { game } from './game/view.tsx'
import { text } from './lab/view.tsx'
import { read } from './read/view.tsx'
import { wordsView } from './words/view.tsx'
import type { View } from './state/view.ts'

/** The views of the page, in their order. */
export const views: readonly View[] = [wordsView, read, game, compare, text, classroom]
