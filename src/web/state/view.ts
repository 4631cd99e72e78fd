import type { ComponentType } from 'preact'

/** The views, in the order of their keys. */
export const VIEW_NAMES = ['story', 'wall', 'curves', 'read', 'compare', 'lab', 'tasks'] as const

export type ViewName = (typeof VIEW_NAMES)[number]

/** One view of the page. */
export interface View {
  readonly name: ViewName
  readonly title: string
  readonly Draw: ComponentType
}
