import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

/** A column of a table: whole numbers, numbers or text. A cell of a column of numbers may be the empty text, which stands for none. */
export interface Column {
  readonly name: string
  readonly type: keyof typeof TYPES
}

/** How the format names the types. */
const TYPES = {
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const

/** Rows that are held in memory and written together: a row group of the format. */
const GROUP = 100_000

/**
 * A table in the format Parquet, packed by Snappy. An empty cell is a null, in columns of text too; the word `null` is a word.
 *
 * @param rows cells in the order of the columns, read as they are asked for
 * @returns the bytes of the file in parts, the same for the same table
 */
export function* parquetChunks(
  columns: readonly Column[],
  rows: Iterable<readonly (string | number)[]>,
): Generator<Uint8Array> {
  const bytes = new ByteWriter()
  const schema = columns.map(({ name, type }) => ({
    ...{ name, ...TYPES[type] },
    repetition_type: 'OPTIONAL' as const,
  }))
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'table', num_children: schema.length }, ...schema],
  })
  for (const group of inGroups(rows)) {
    const columnData = columns.map(({ name, type }, index) => ({
      name,
      data: group.map(cells => valueOf(cells[index]!, type)),
    }))
    void parquet.write({ columnData, rowGroupSize: GROUP })
    yield taken(bytes)
  }
  void parquet.finish()
  yield taken(bytes)
}

function valueOf(cell: string | number, type: Column['type']): string | number | null {
  if (cell === '') return null
  return type === 'text' ? String(cell) : Number(cell)
}

function* inGroups<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let group: Row[] = []
  for (const row of rows) {
    group.push(row)
    if (group.length < GROUP) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

/** What was written since the last time. */
function taken(bytes: ByteWriter): Uint8Array {
  const part = bytes.getBytes().slice()
  bytes.index = 0
  return part
}
