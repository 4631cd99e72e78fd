import { arpaOfPart, type ColumnModel, type ColumnPart } from '../../../backoff/external/arpa.ts'
import { collectGarbage } from '../../memory.ts'
import type { Task } from '../../threads/task.ts'
import { writeParts, type FileOfParts } from '../arpa-parts.ts'
import { ColumnFiles } from './column-files.ts'
import { GARBAGE } from './threads.ts'

/** An ARPA file that threads write from columns. */
interface ColumnsOrder {
  readonly file: FileOfParts
  /** Where the columns are. */
  readonly folder: string
  readonly model: ColumnModel
  readonly parts: readonly ColumnPart[]
}

/** Writes parts of an ARPA file from columns until none is left. Its messages are the parts. */
export const columnsTask: Task<ColumnsOrder, undefined, number> = {
  name: 'columns',
  async work({ file, folder, model, parts }, report) {
    const store = new ColumnFiles(folder)
    const written = (part: number) => {
      collectGarbage({ from: GARBAGE })
      report(part)
    }
    await writeParts(file, part => arpaOfPart(store, model, parts[part]!), written)
    return undefined
  },
}
