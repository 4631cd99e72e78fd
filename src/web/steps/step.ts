import type { ComponentType } from 'preact'

/** A step of the story: a few sentences and a figure. */
export interface Step {
  readonly name: string
  readonly title: string
  readonly Draw: ComponentType
}
