import * as v from 'valibot'
import { samplings, type Sampling } from '../../model/sampling/chunks.ts'
import { must, type Option } from './option.ts'
import { either } from '../../phrase.ts'

const names = Object.keys(samplings) as Sampling[]

/** How a model writes: from the shares that it read (`mle`), or from its smoothed self. */
export const sampling: Option<'sampling', Sampling> = {
  name: 'sampling',
  flag: 'sampling',
  kind: 'choice',
  help: 'mle writes sequences that were read, jelinek-mercer also new ones from a smoothed model',
  default: 'mle',
  schema: v.picklist(
    names,
    must('sampling', () => either(names)),
  ),
  choices: names,
  stored: v.picklist(names),
  changes: 'draws',
  inName: sampling => sampling,
  short: sampling => `sampled from ${sampling}`,
  control: { place: 7 },
}
