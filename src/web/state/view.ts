import type { ComponentType } from 'preact'

/** The views, in the order of their keys. */
export const VIEW_NAMES = ['words', 'read', 'game', 'compare', 'text', 'class'] as const

export type ViewName = (typeof VIEW_NAMES)[number]

/** One view of the page. */
export interface View {
  readonly name: ViewName
  readonly Draw: ComponentType
  /** Whether the foot bar stands below it. */
  readonly foot?: boolean
}
