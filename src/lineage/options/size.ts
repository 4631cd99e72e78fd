import { MAX_SIZE, whole, type Option } from './option.ts'

/** Tokens that each generation writes; null: as many as A was trained on. */
export const size: Option<'size', number | null> = {
  name: 'size',
  flag: 'size',
  kind: 'whole',
  help: 'tokens that each generation writes, or 0.5x: half of what A read [default: as many as A read]',
  default: null,
  schema: whole('size', 1, MAX_SIZE),
  always: true,
  inName: size => `size${size}`,
  place: 3,
  control: { place: 5 },
}
