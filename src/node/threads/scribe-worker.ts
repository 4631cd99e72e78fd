import { generateChunks, type Chunk } from '../../model/sampling/chunks.ts'
import type { ScribeData } from './scribes.ts'
import { workOnTheSide } from './side-work.ts'

/** A thread that writes stretches of a text. */
workOnTheSide(({ model, request }: ScribeData) => {
  const write = generateChunks(model, request)
  return (number: number): Chunk => {
    const { ids, parents, ...sums } = write(number)
    return { ids: [together(ids)], ...(parents ? { parents: [together(parents)] } : {}), ...sums }
  }
})

/** Shards stand on pages that are written on again, and that are longer than they are. */
function together(shards: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(shards.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const shard of shards) {
    whole.set(shard, at)
    at += shard.length
  }
  return whole
}
