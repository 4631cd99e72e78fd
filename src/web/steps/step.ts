import type { ComponentType } from 'preact'

/** One step of the story: a few sentences and what one can see. */
export interface Step {
  readonly name: string
  readonly title: string
  readonly Draw: ComponentType
}
