/** What is turned in work that is no lineage. */
export type Knobs = Readonly<Record<string, string | number>>

/** Work that is no lineage: the experiment whose procedure it is, and its knobs. Part of the name of its cells. */
export interface Work {
  readonly experiment: string
  readonly knobs: Knobs
}
