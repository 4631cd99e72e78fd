import type { ComponentType } from 'preact'

export type ViewName = 'wall' | 'curves' | 'read' | 'lab'

/** One view of the page. */
export interface View {
  readonly name: ViewName
  readonly title: string
  readonly Draw: ComponentType
}
