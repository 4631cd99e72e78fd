import * as v from 'valibot'
import { isImport } from './imports.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** Whether each written token is traced to its place in the human text. */
export const genealogy: Option<'genealogy', boolean> = {
  name: 'genealogy',
  flag: 'no-genealogy',
  kind: 'switch',
  help: 'do not trace each token to its place in the human text: half the memory of a large run',
  default: true,
  schema: v.boolean(must('genealogy', () => phrase`true or false`)),
  // Nothing can be traced in texts that something else wrote: nobody chose it.
  inName: (_, plan) => (isImport(plan) ? '' : 'untraced'),
  short: (_, plan) => (isImport(plan) ? '' : 'no genealogy'),
}
