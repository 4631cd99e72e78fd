import { slug } from '../../text/corpus/slug.ts'
import { sha256Of } from '../../text/hash.ts'
import { protectionOf } from '../protect.ts'
import { names, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** What is done to what models learn from, in order, as in `near-duplicates=0.8`. */
export const protect: Option<'protect', readonly string[]> = {
  name: 'protect',
  flag: 'protect',
  kind: 'list',
  help: 'what is done to what models learn from, in order, as in rare-case-gate=3,near-duplicates=0.8; `run --protect list` says what there is, and \\, is a comma in the name of a file',
  default: [],
  schema: names('protect', () => phrase`names`),
  changes: 'training',
  complete: specs => specs.map(text => protectionOf(text).spec),
  inName: specs => specs.map(nameOf).join('-'),
  short: specs => specs.join(' · '),
  place: 4,
  control: { place: 9 },
}

/** A protection as a part of a name; with a text among its values, that is named by its hash. */
const nameOf = (spec: string) =>
  /^[a-z0-9.=:-]{1,48}$/.test(spec)
    ? spec.replace(/[=:]/g, '_')
    : `${slug(spec.split('=')[0]!)}_${sha256Of(spec).slice(0, 8)}`
