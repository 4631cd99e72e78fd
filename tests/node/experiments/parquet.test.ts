import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet'
import { expect, test } from 'vitest'
import { parquetChunks, type Column } from '../../../src/node/experiments/parquet.ts'

const COLUMNS: readonly Column[] = [
  { name: 'word', type: 'text' },
  { name: 'generation', type: 'whole' },
  { name: 'value', type: 'number' },
]
const bytesOf = (rows: readonly (string | number)[][]) =>
  new Uint8Array(Buffer.concat([...parquetChunks(COLUMNS, rows)])).buffer
const read = (file: ArrayBuffer) => parquetReadObjects({ file })

test('a table in Parquet has typed columns, and reads back cell by cell: words such as null stay words, an empty cell is a null', async () => {
  const words = ['null', 'NA', 'nan', 'None', '=1+1', 'Straße “x”', '😀', "it's", 'a,b\n"c"']
  const rows = words.map((word, index) => [word, index, index / 3])
  const file = bytesOf([...rows, ['', '', ''], ['last', 7, Infinity]])
  const types = parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.type)
  expect(types).toEqual(['BYTE_ARRAY', 'INT32', 'DOUBLE'])
  expect(await read(file)).toEqual([
    ...rows.map(([word, generation, value]) => ({ word, generation, value })),
    { word: null, generation: null, value: null },
    { word: 'last', generation: 7, value: Infinity },
  ])
  expect(new Uint8Array(bytesOf(rows))).toEqual(new Uint8Array(bytesOf(rows)))
})

test('a table without a row, and one longer than what is held at once, read back whole', async () => {
  expect(await read(bytesOf([]))).toEqual([])
  const long = Array.from({ length: 150_001 }, (_, index) => [`w${index % 7}`, index, index])
  const file = bytesOf(long)
  expect(parquetMetadata(file).row_groups.length).toBe(2)
  const found = await read(file)
  expect(found.length).toBe(long.length)
  expect(found.map(({ generation }) => generation as number)).toEqual(long.map(([, index]) => index))
})
