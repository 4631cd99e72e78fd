/** The parameters of a procedure, by name. */
export type ProcedureParameters = Readonly<Record<string, string | number>>

/** Work that is no lineage: an experiment whose procedure is carried out, and the parameters of the procedure. */
export interface Work {
  readonly experiment: string
  /** The parameters. The key is part of experiment.json and of the names of cells. */
  readonly knobs: ProcedureParameters
}
