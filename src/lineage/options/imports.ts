import { sha256Of } from '../../text/hash.ts'
import { phrase } from '../../phrase.ts'
import { names, type Option } from './option.ts'

/** Texts that the first generations are said to have written, one each, by the names under which they are read. None: models write all. */
export const imports: Option<'imports', readonly string[]> = {
  name: 'imports',
  flag: 'imports',
  kind: 'list',
  help: undefined,
  ofImports: true,
  default: [],
  schema: names('imports', () => phrase`names of texts`),
  inName: specs => `imported-${sha256Of(specs.join('\n')).slice(0, 8)}`,
  short: () => phrase`imported`,
  place: 4,
}
