import { sha256Of } from '../../text/hash.ts'
import { phrase } from '../../phrase.ts'
import { names, type Option, type OtherOptions } from './option.ts'

/** Whether a plan has generations that something else wrote than models of the lab: texts that are imported, or those of a program. */
export const isImport = ({ imports, writer }: Pick<OtherOptions, 'imports' | 'writer'>): boolean =>
  imports.length > 0 || writer !== null

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
