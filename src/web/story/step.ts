import type { ComponentType } from 'preact'
import type { ShownRun } from '../state/show.ts'

/** The words beside a step: of which run and copy, in which order, with a caption. */
export interface Scene {
  readonly run: ShownRun
  readonly generation: number
  /** Numbers of the words; default all in the author's order. */
  readonly words?: readonly number[]
  /** The caption, from how many of the words shown there are, and are left. */
  caption(shown: number, left: number): string
}

/** A step of the story: a title, what is told, and what the words beside it show. */
export interface Step {
  readonly name: string
  title(): string
  readonly Tell: ComponentType
  scene(): Scene
}
