import { metricNamed } from '../../metrics/named.ts'
import { sha256Of } from '../../text/hash.ts'
import { names, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The names of the measures that are taken; null: all that are usual. */
export const metrics: Option<'metrics', readonly string[] | null> = {
  name: 'metrics',
  flag: 'metric',
  kind: 'list',
  help: 'measures by name, as in surviving-types,perplexity [default: all; see measure --list]',
  default: null,
  schema: names('metrics', () => phrase`names of measures`),
  check: names => names?.forEach(metricNamed),
  inName: names => `metrics${sha256Of(names.join()).slice(0, 8)}`,
}
