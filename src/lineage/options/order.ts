import * as v from 'valibot'
import { checkOrder } from '../../model/train.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The length of the n-grams that models count. Names and lines say it with the tokens. */
export const order: Option<'order', number> = {
  name: 'order',
  flag: 'order',
  kind: 'whole',
  help: 'length of the n-grams, 1 to 10',
  default: 3,
  schema: v.number(must('order', () => phrase`a whole number`)),
  always: true,
  check: checkOrder,
  inName: (order, { tokens }) => `${tokens}${order}`,
  short: (order, { tokens }) => `${tokens}, order ${order}`,
  shownAtDefault: true,
  place: 1,
  control: { place: 3 },
}
