/**
 * The name of a generation: A for the first, Z for the 26th, then AA, AB … as in a spreadsheet.
 *
 * @example
 * import { generationName } from 'collapse-lab'
 * generationName(1) // → 'A'
 * generationName(28) // → 'AB'
 */
export function generationName(number: number): string {
  let name = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
