import * as v from 'valibot'
import { either } from '../../phrase.ts'
import { heldOuts, type HeldOut } from '../../text/corpus/split.ts'
import { must, type Option } from './option.ts'

/** What A does not read, so that models can be tested on it. */
export const heldOut: Option<'heldOut', HeldOut> = {
  name: 'heldOut',
  flag: 'held-out',
  kind: 'choice',
  help: 'tenths: a tenth of the words is kept from A for the test, and one to fit the weights of scoring; none: A reads all of the text, and nothing is measured on text that it has not read',
  default: 'tenths',
  schema: v.picklist(
    heldOuts,
    must('held-out', () => either(heldOuts)),
  ),
  choices: heldOuts,
  stored: v.picklist(heldOuts),
  inName: heldOut => `heldout-${heldOut}`,
  short: heldOut => `held out ${heldOut}`,
  place: 2,
  control: { place: 8 },
}
