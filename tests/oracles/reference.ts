import reference from './metrics.json' with { type: 'json' }

/** One number of another implementation: what of, which measure, its parameters, and where it comes from. */
export interface Entry {
  readonly id: string
  readonly input: unknown
  readonly metric: string
  readonly params: Readonly<Record<string, unknown>>
  readonly value: unknown
  readonly source: string
}

export const texts: Readonly<Record<string, string>> = reference.texts

/** The entries of a measure, for one value of a parameter where it has one. */
export function entries(metric: string, params: Readonly<Record<string, unknown>> = {}): Entry[] {
  const all: readonly Entry[] = reference.entries
  return all.filter(
    entry =>
      entry.metric === metric &&
      Object.entries(params).every(([name, value]) => entry.params[name] === value),
  )
}
