import { lengthened } from '../../../arrays.ts'
import { refuseReader } from '../../../backoff/external/smooth.ts'
import { checkPassages } from '../../../model/train.ts'
import { phrase } from '../../../phrase.ts'
import { Refusal } from '../../../refusal.ts'
import { BOUNDARY } from '../../../text/stream.ts'
import { withScratchIn } from '../../files/scratch.ts'
import { hashFile } from '../../files/sha256.ts'
import { writeWholeLater } from '../../files/write-whole.ts'
import type { TextPart } from '../text-part.ts'
import { isPlainFile, noWords, titleOf } from '../tokenised.ts'
import {
  checkHash,
  checkParts,
  countsWriter,
  readCountedWords,
  readCountsHead,
  readWindows,
} from './counts-file.ts'
import { diskNeed, diskNeedOfCounts, refuseFullDisk } from './disk-need.ts'
import { CountedRuns, runSize } from './sorted-runs.ts'
import {
  rankedWords,
  roomOf,
  Training,
  type ExternalLimits,
  type ExternalModel,
  type ExternalSmoothing,
} from './stages.ts'

/** What the folders of temporary files are called. */
const SCRATCH = 'collapse-lab-train'

/**
 * Trains a model of a file that is tokenised already, a sentence a line, with sorted runs on a disk, and writes it: the bytes that
 * training in memory gives, whatever the limit.
 *
 * @throws Refusal when memory or disk are too small for it, the smoothing looks at the text itself, or the text cannot be read
 * @throws Stopped when the signal came before the end
 */
export async function trainExternally(
  path: string,
  order: number,
  smoothing: ExternalSmoothing,
  limits: ExternalLimits,
): Promise<ExternalModel> {
  refuseReader(smoothing.smoothing)
  refuseOtherThanFile(path)
  const room = roomOf(limits)
  refuseFullDisk(
    diskNeed(path, order, tokens => Math.ceil(tokens / runSize(tokens, room))),
    limits.temp,
    smoothing.out,
  )
  return withScratchIn(limits.temp, SCRATCH, async folder => {
    const training = new Training(folder, limits)
    const text = await training.read(path)
    if (text.words.length === 1) throw noWords(path)
    checkPassages(text.longest, order)
    const { windows } = text
    const ranked = rankedWords(text.words, text.counts)
    const runs = await training.sort({ windows, types: ranked.types.length, idOf: ranked.idOf }, order)
    return training.finish({ title: titleOf(path), order, ranked, windows, runs }, smoothing)
  })
}

/**
 * Counts the n-grams of a text, or of a part of it, into a file that {@link mergeCounts} adds to others.
 *
 * @param out the file of counts
 * @throws Refusal and Stopped as {@link trainExternally} does
 */
export async function countPart(
  path: string,
  order: number,
  { part = { part: 1, of: 1 }, out }: { readonly part?: TextPart; readonly out: string },
  limits: ExternalLimits,
): Promise<{ title: string; tokens: number; types: number }> {
  refuseOtherThanFile(path)
  const room = roomOf(limits)
  const { temporary } = diskNeed(path, order, tokens => Math.ceil(tokens / runSize(tokens, room)))
  refuseFullDisk({ temporary: temporary / part.of, arpa: 0 }, limits.temp, out)
  return withScratchIn(limits.temp, SCRATCH, async folder => {
    const training = new Training(folder, limits)
    const text = await training.carryOut('reading', hashFile(path), () => 0)
    const { words, counts, longest, windows } = await training.read(path, part)
    const types = words.length
    const runs = await training.sort(
      { windows, types, idOf: new Int32Array(types).map((_, id) => id) },
      order,
    )
    const title = titleOf(path)
    await writeWholeLater(out, async staged => {
      const head = { title, text, order, ...part, longest, windows: order === 1 ? 0 : windows }
      const writer = countsWriter(staged, head, { words, counts })
      await training.merge(order, runs, windows, writer)
      writer.end()
    })
    return {
      title,
      tokens: windows - counts[BOUNDARY]!,
      types: counts.subarray(1).filter(count => count > 0).length,
    }
  })
}

/**
 * Adds the counts of parts and trains a model: the bytes that training on the whole text gives, in whatever order the parts are named.
 *
 * @throws Refusal when a part is missing, or is no file of counts, and as {@link trainExternally} does
 * @throws Stopped when the signal came before the end
 */
export async function mergeCounts(
  paths: readonly string[],
  smoothing: ExternalSmoothing,
  limits: ExternalLimits,
): Promise<ExternalModel> {
  refuseReader(smoothing.smoothing)
  const files = paths.map(readCountsHead)
  checkParts(files)
  refuseFullDisk(diskNeedOfCounts(files), limits.temp, smoothing.out)
  const { order } = files[0]!.head
  const windows = files.reduce((sum, { head }) => sum + head.windows, 0)
  checkPassages(Math.max(...files.map(({ head }) => head.longest)), order)
  return withScratchIn(limits.temp, SCRATCH, async folder => {
    const training = new Training(folder, limits)
    const numbers = new Map<string, number>([['', BOUNDARY]])
    let counts = new Int32Array(1 << 12)
    const numberOf: Int32Array[] = []
    for (const file of files) {
      await training.carryOut(
        'reading',
        checkHash(file),
        read => (numberOf.length + read / file.end) / files.length,
      )
      const counted = readCountedWords(file)
      numberOf.push(
        Int32Array.from(counted.words, (word, id) => {
          const number = numbers.get(word) ?? numbers.size
          numbers.set(word, number)
          if (number >= counts.length) counts = lengthened(counts, 2 * number)
          counts[number]! += counted.counts[id]!
          return number
        }),
      )
    }
    const words = [...numbers.keys()]
    if (words.length === 1) throw noWords(paths.join(', '))
    const ranked = rankedWords(words, counts.subarray(0, words.length))
    const types = ranked.types.length
    const sorted = new CountedRuns(training.store, { order, types }, training.room(types))
    let read = 0
    for (const [index, file] of files.entries()) {
      const idOf = numberOf[index]!.map(number => ranked.idOf[number]!)
      const reading = sorted.add(readWindows(file), idOf)
      read += await training.carryOut('sorting', reading, given => (read + given) / windows)
    }
    const title = [...new Set(files.map(({ head }) => head.title))].join(', ')
    return training.finish({ title, order, ranked, windows, runs: sorted.end() }, smoothing)
  })
}

function refuseOtherThanFile(path: string): void {
  if (!isPlainFile(path))
    throw new Refusal(
      phrase`${path} is not a file of plain text`,
      'training on a disk takes a file that is tokenised already, a sentence a line',
    )
}
