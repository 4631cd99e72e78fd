/** Types by how often they occur in the human training text. */
export interface Band {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** From the rarest to the most common. */
export const bands: readonly Band[] = [
  { name: '1', from: 1, to: 1 },
  { name: '2-5', from: 2, to: 5 },
  { name: '6-20', from: 6, to: 20 },
  { name: '21-100', from: 21, to: 100 },
  { name: '>100', from: 101, to: Infinity },
]

/** Whether a type with that human count is in the band; every counted type is in no band at all, which stands for all. */
export function inBand(count: number, band?: Band): boolean {
  return band ? count >= band.from && count <= band.to : count > 0
}

/** The name of a measure's row for one of its parts (`surviving-types/2-5`), or for all. */
export function rowName(metric: string, part?: { name: string }): string {
  return part ? `${metric}/${part.name}` : metric
}
