import { tmpdir } from 'node:os'
import { given as optional } from '../../given.ts'
import { checkOrder } from '../../model/train.ts'
import { discountsFor, smoothingNamed, smoothings, type Smoothing } from '../../backoff/smoothings/index.ts'
import type { ExternalLimits } from '../../node/backoff/external/stages.ts'
import type { TextPart } from '../../node/backoff/text-part.ts'
import { refuseExisting } from '../../node/files/existing.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Arguments, Command } from '../command.ts'
import { note } from '../output.ts'
import { trainingDisplay } from '../progress.ts'
import { listenForStop } from '../stop.ts'
import {
  asUsage,
  bytesIn,
  bytesOf,
  decimalOf,
  decimalsOf,
  namesOf,
  textOf,
  UsageError,
  wholeOf,
} from '../values.ts'
import { showCounts, showModel } from '../views/trained-view.ts'

/** The memory that training on a disk may take where none is given. */
const MEMORY = '1G'

export const train: Command = {
  name: 'train',
  positionals: '<texts..>',
  summary: 'a smoothed n-gram model of a text, as an ARPA file that other toolkits read',
  options: {
    order: { type: 'string', describe: 'length of the n-grams, 1 to 10 [default: 3]' },
    smoothing: {
      type: 'string',
      default: 'modified-kneser-ney',
      describe: smoothings.map(({ name }) => name).join(', '),
    },
    add: { type: 'string', describe: 'with --smoothing add-k: what is added to every count [default: 1]' },
    discount: {
      type: 'string',
      describe:
        'with --smoothing absolute-discounting or kneser-ney: what is subtracted from every count, above 0 to 1; with modified-kneser-ney three, from counts of 1, of 2, and of 3 or more, as in 0.5,1,1.5 [default: what the text defines]',
    },
    tokens: {
      type: 'string',
      default: 'whitespace',
      describe: `${tokenizers.map(({ name }) => name).join(', ')}; whitespace: a sentence a line`,
    },
    memory: {
      type: 'string',
      describe: `train with sorted files on a disk, in at most this much memory, as in 512M or 2G: the same model comes out [default: all in memory; with --counts and --merge ${MEMORY}]`,
    },
    temp: {
      type: 'string',
      describe:
        'with --memory, --counts and --merge: the folder of temporary files [default: that of the system]',
    },
    counts: {
      type: 'string',
      describe: 'write the counts of the text into this file, and no model; --merge adds such files',
    },
    part: {
      type: 'string',
      describe: 'with --counts: count one of several parts of the text, as in 2/8 [default: all of it]',
    },
    merge: {
      type: 'boolean',
      describe: 'the texts are files of counts: add them, and train as on the whole text',
    },
    arpa: { type: 'string', describe: 'the file to write; packed when its name ends in .gz' },
    force: { type: 'boolean', describe: 'with --arpa and --counts: write over a file that is there' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 train sentences.txt --order 5 --arpa model.arpa.gz', 'modified Kneser-Ney, as lmplz does it'],
    ['$0 train sentences.txt --memory 512M --arpa large.arpa', 'within 512 MiB, with sorted files on a disk'],
    ['$0 train sentences.txt --part 1/2 --counts 1.counts', 'a part of the work, on one of two machines'],
    ['$0 train sentences.txt --part 2/2 --counts 2.counts', 'the other part'],
    ['$0 train --merge 1.counts 2.counts --arpa whole.arpa', 'both become the model of the whole text'],
    [
      '$0 train moby-dick --tokens word --smoothing witten-bell --arpa moby.arpa',
      'a book, with words folded',
    ],
  ],
  async run(args) {
    const request = requestIn(args)
    const { counts, memory, merge } = request
    if (counts !== undefined) return await countOnDisk(request, counts)
    return await (merge || memory !== undefined ? trainOnDisk(request) : trainInMemory(request))
  },
}

/** What is asked for. */
interface Request {
  readonly texts: readonly string[]
  readonly order: number
  readonly smoothing: Smoothing
  /** What a smoothing may be given. */
  readonly given: { readonly added?: number; readonly discounts?: readonly number[] }
  readonly tokens: string
  readonly memory: number | undefined
  readonly temp: string
  readonly counts: string | undefined
  readonly part: TextPart | undefined
  readonly merge: boolean
  readonly out: string | undefined
  readonly json: boolean
}

function requestIn(args: Arguments): Request {
  const [order, out, counts] = [wholeOf(args, 'order'), textOf(args, 'arpa'), textOf(args, 'counts')]
  const [merge, force] = [args.merge === true, args.force === true]
  const tokens = textOf(args, 'tokens') ?? 'whitespace'
  const [added, discounts] = [decimalOf(args, 'add'), decimalsOf(args, 'discount')]
  const smoothing = asUsage(() => {
    checkOrder(order ?? 3)
    tokenizerNamed(tokens)
    return smoothingNamed(textOf(args, 'smoothing') ?? 'modified-kneser-ney')
  })
  if (added !== undefined && (smoothing.name !== 'add-k' || added === 0))
    throw new UsageError('--add is what --smoothing add-k adds, above 0', 'as in --smoothing add-k --add 0.1')
  if (discounts) asUsage(() => discountsFor(smoothing, discounts))
  const texts = namesOf(args, 'texts')
  const request = {
    ...{ texts, smoothing, tokens, counts, merge, out },
    order: order ?? 3,
    given: optional({ added, discounts }),
    part: partIn(args),
    memory: bytesOf(args, 'memory'),
    temp: textOf(args, 'temp') ?? tmpdir(),
    json: args.json === true,
  }
  refuseTogether(request, args)
  if (out !== undefined) refuseExisting(out, { force, option: '--arpa' })
  if (counts !== undefined) refuseExisting(counts, { force, option: '--counts' })
  return request
}

/** @throws UsageError when options do not go together */
function refuseTogether({ texts, merge, counts, out, part, given, tokens }: Request, args: Arguments): void {
  const isOnDisk = merge || counts !== undefined || args.memory !== undefined
  if (!merge && texts.length > 1)
    throw new UsageError(
      'train takes one text',
      'files of counts are added by --merge; texts are put together by `cat`',
    )
  if (part && counts === undefined)
    throw new UsageError('--part says which part --counts writes', 'as in --part 1/2 --counts first.counts')
  if (counts !== undefined && (merge || out !== undefined || Object.keys(given).length > 0))
    throw new UsageError(
      `--counts writes counts, and no model: it takes no ${merge ? '--merge' : out === undefined ? '--add or --discount' : '--arpa'}`,
      'train --merge makes a model of files of counts',
    )
  if (merge && args.order !== undefined)
    throw new UsageError('--merge takes the order of the counts', 'leave out --order')
  if (args.temp !== undefined && !isOnDisk)
    throw new UsageError('--temp is for training on a disk', 'as in --memory 512M --temp /tmp')
  if (isOnDisk && tokens !== 'whitespace')
    throw new UsageError(
      `training on a disk takes a text that is tokenised already, and no --tokens ${tokens}`,
      'write a sentence a line, its words set apart by blanks',
    )
}

async function trainInMemory(request: Request): Promise<number> {
  const { texts, tokens, order, smoothing, given, out } = request
  const source = texts[0]!
  const { isWorthThreads, smooth, TrainingThreads, trainingText, writeArpaFile } =
    await import('../training.ts')
  const threads = isWorthThreads(source, order) ? new TrainingThreads() : undefined
  const { title, text } = await trainingText(source, { tokens, order, threads })
  const model = smooth(text, smoothing, given)
  if (out !== undefined) await writeArpaFile(out, model, threads)
  showModel(model, { ...request, title })
  return 0
}

async function trainOnDisk(request: Request): Promise<number> {
  const { texts, order, smoothing, given, out, merge } = request
  const { mergeCounts, trainExternally } = await import('../training.ts')
  const how = { smoothing, ...given, out }
  return await watched(request, async limits => {
    const model = merge
      ? await mergeCounts(texts, how, limits)
      : await trainExternally(texts[0]!, order, how, limits)
    return () => showModel(model, { ...request, title: model.title })
  })
}

async function countOnDisk(request: Request, out: string): Promise<number> {
  const { texts, order, part } = request
  const { countPart } = await import('../training.ts')
  return await watched(request, async limits => {
    const counted = await countPart(texts[0]!, order, { out, ...optional({ part }) }, limits)
    return () => showCounts(counted, { ...request, out })
  })
}

/** Does work on a disk, shows how far it is, and prints what it ends with. @returns the exit code */
async function watched(
  { memory, temp }: Request,
  work: (limits: ExternalLimits) => Promise<() => void>,
): Promise<number> {
  const { Stopped } = await import('../training.ts')
  const display = trainingDisplay()
  const interruption = listenForStop()
  try {
    const show = await work({
      memory: memory ?? bytesIn(MEMORY)!,
      temp,
      progress: display.show,
      signal: interruption.abort,
    })
    display.end()
    show()
    return 0
  } catch (error) {
    display.end()
    if (!(error instanceof Stopped)) throw error
    note('stopped: nothing was written, and the temporary files are removed')
    return 130
  } finally {
    interruption.forget()
  }
}

/** A part of a text, as in 2/8. */
function partIn(args: Arguments): TextPart | undefined {
  const text = textOf(args, 'part')
  if (text === undefined) return undefined
  const [, part = 0, of = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number)
  if (part >= 1 && part <= of) return { part, of }
  throw new UsageError(
    `--part must be a part of several, got ${JSON.stringify(text)}`,
    'as in 2/8, the second of eight parts',
  )
}
