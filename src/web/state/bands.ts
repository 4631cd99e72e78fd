import { say } from '../locales/say.ts'

/** The counts of a frequency band in words, as in “2 to 5 times”. */
export function bandName({ from, to }: { readonly from: number; readonly to: number }): string {
  if (to === 1) return say('bands.once')
  return to === Infinity ? say('bands.over', { count: from - 1 }) : say('bands.between', { from, to })
}
