import { decimal, type Option } from './option.ts'

/** The length of a generation as a factor of what A was trained on; null: by number. */
export const sizeFactor: Option<'sizeFactor', number | null> = {
  name: 'sizeFactor',
  flag: 'size',
  kind: 'factor',
  help: undefined,
  default: null,
  schema: decimal('the factor of size', 0.001, 1000),
  inName: factor => `size${factor}x`,
}
