import { whole, type Option } from './option.ts'

const MAX_GENERATIONS = 500

/** How many models there are, one after another. */
export const generations: Option<'generations', number> = {
  name: 'generations',
  flag: 'generations',
  kind: 'whole',
  help: `how many models, 1 to ${MAX_GENERATIONS}`,
  default: 3,
  schema: whole('generations', 1, MAX_GENERATIONS),
  always: true,
  inName: generations => `gen${generations}`,
  place: 3,
  control: { place: 2, initial: '10' },
}
