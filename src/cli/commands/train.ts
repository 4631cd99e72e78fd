import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { given } from '../../given.ts'
import { checkOrder } from '../../model/train.ts'
import { discountsFor, smoothingNamed, smoothings, type Smoothing } from '../../backoff/smoothings/index.ts'
import type { ExternalLimits } from '../../node/backoff/external/stages.ts'
import type { TextPart } from '../../node/backoff/text-part.ts'
import { refuseExisting } from '../../node/files/existing.ts'
import { counted, grouped } from '../../report/format/numbers.ts'
import { smoothedNotes, smoothedTable, type ShownModel } from '../../report/backoff/smoothed.ts'
import { tokenizerNamed, tokenizers } from '../../text/tokenizers/index.ts'
import type { Arguments, Command } from '../command.ts'
import { lineWidth, note, print, printHeading, printJson, printLine } from '../output.ts'
import { trainingDisplay } from '../progress.ts'
import { listenForStop } from '../stop.ts'
import { asUsage, decimalOf, decimalsOf, namesOf, textOf, UsageError, wholeOf } from '../values.ts'

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
    ['$0 train sentences.txt --memory 512M --arpa model.arpa', 'the same model with sorted files on a disk'],
    ['$0 train sentences.txt --part 1/2 --counts first.counts', 'a part of the work, on one of two machines'],
    [
      '$0 train --merge first.counts second.counts --arpa model.arpa',
      'both parts become the model of the whole',
    ],
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
  const part = partIn(args)
  refuseTogether(texts, { merge, counts, out, part, order, memory: args.memory, tokens, temp: args.temp })
  if (out !== undefined) refuseExisting(out, { force, option: '--arpa' })
  if (counts !== undefined) refuseExisting(counts, { force, option: '--counts' })
  return {
    ...{ texts, smoothing, tokens, counts, part, merge, out },
    order: order ?? 3,
    given: given({ added, discounts }),
    memory: bytesOf(args, 'memory'),
    temp: textOf(args, 'temp') ?? tmpdir(),
    json: args.json === true,
  }
}

/** @throws UsageError when options do not go together */
function refuseTogether(
  texts: readonly string[],
  {
    merge,
    counts,
    out,
    part,
    order,
    memory,
    tokens,
    temp,
  }: {
    merge: boolean
    counts: string | undefined
    out: string | undefined
    part: TextPart | undefined
    order: number | undefined
    memory: unknown
    tokens: string
    temp: unknown
  },
): void {
  const isOnDisk = merge || counts !== undefined || memory !== undefined
  if (!merge && texts.length > 1)
    throw new UsageError(
      'train takes one text',
      'files of counts are added by --merge; texts are put together by `cat`',
    )
  if (part && counts === undefined)
    throw new UsageError('--part says which part --counts writes', 'as in --part 1/2 --counts first.counts')
  if (counts !== undefined && (merge || out !== undefined))
    throw new UsageError(
      `--counts writes counts, and no model: it takes no ${merge ? '--merge' : '--arpa'}`,
      'train --merge makes a model of files of counts',
    )
  if (merge && order !== undefined)
    throw new UsageError('--merge takes the order of the counts', 'leave out --order')
  if (temp !== undefined && !isOnDisk)
    throw new UsageError('--temp is for training on a disk', 'as in --memory 512M --temp /tmp')
  if (isOnDisk && tokens !== 'whitespace')
    throw new UsageError(
      `training on a disk takes a text that is tokenised already, and no --tokens ${tokens}`,
      'write a sentence a line, its words set apart by blanks',
    )
}

async function trainInMemory({
  texts,
  tokens,
  order,
  smoothing,
  given,
  out,
  json,
}: Request): Promise<number> {
  const source = texts[0]!
  const { isWorthThreads, smooth, TrainingThreads, trainingText, writeArpaFile } =
    await import('../training.ts')
  const threads = isWorthThreads(source, order) ? new TrainingThreads() : undefined
  const { title, text } = await trainingText(source, { tokens, order, threads })
  const model = smooth(text, smoothing, given)
  const bytes = out === undefined ? undefined : await writeArpaFile(out, model, threads)
  printModel(model, { title, tokens, out, bytes, json })
  return 0
}

async function trainOnDisk(request: Request): Promise<number> {
  const { texts, order, smoothing, given, tokens, out, merge, json } = request
  const { mergeCounts, trainExternally } = await import('../training.ts')
  const how = { smoothing, ...given, out }
  return await watched(request, async limits => {
    const { title, ...model } = merge
      ? await mergeCounts(texts, how, limits)
      : await trainExternally(texts[0]!, order, how, limits)
    return () =>
      printModel(model, {
        title,
        tokens,
        out,
        bytes: out === undefined ? undefined : statSync(out).size,
        json,
      })
  })
}

async function countOnDisk(request: Request, out: string): Promise<number> {
  const { texts, order, part, json } = request
  const { countPart } = await import('../training.ts')
  return await watched(request, async limits => {
    const { title, tokens, types } = await countPart(texts[0]!, order, { out, ...given({ part }) }, limits)
    const bytes = statSync(out).size
    return () => {
      if (json) return printJson({ text: title, order, ...part, tokens, types, counts: out, bytes })
      const which = part ? `, part ${part.part} of ${part.of}` : ''
      printHeading(`${title}${which} · order ${order}`)
      print(`${counted(tokens, 'tokens')}, ${counted(types, 'different words')}`)
      print(`\nSaved in ${out} (${grouped(bytes)} bytes).`)
    }
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
    const result = await work({
      memory: memory ?? bytesIn(MEMORY)!,
      temp,
      progress: display.show,
      signal: interruption.abort,
    })
    display.end()
    result()
    return 0
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    display.end()
    note('stopped: nothing was written, and the temporary files are removed')
    return 130
  } finally {
    display.end()
    interruption.forget()
  }
}

/** Prints what a reader is told of a model. */
function printModel(
  model: ShownModel,
  {
    title,
    tokens,
    out,
    bytes,
    json,
  }: { title: string; tokens: string; out: string | undefined; bytes: number | undefined; json: boolean },
): void {
  const { order, smoothing, levels, discounts } = model
  if (json)
    return printJson({
      text: title,
      tokens,
      order,
      smoothing: smoothing.name,
      levels: levels.map(({ length, size }, index) => ({
        order: length,
        ngrams: length === 1 ? size + 1 : size,
        ...(discounts[index]
          ? { discounts: discounts[index].values, fallback: discounts[index].fallback }
          : {}),
      })),
      ...given({ arpa: out, bytes }),
    })
  printHeading(`${title} · ${smoothing.title} · order ${order}`)
  print(smoothedTable(model, { width: lineWidth() }))
  for (const remark of smoothedNotes(model)) printLine(remark)
  print(
    out === undefined
      ? '\nNothing was saved: --arpa FILE writes the model.'
      : `\nSaved in ${out} (${grouped(bytes ?? 0)} bytes).`,
  )
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

const UNITS: Readonly<Record<string, number>> = { M: 1 << 20, G: 1 << 30 }

/** Bytes, as in 512M or 1.5G. */
function bytesOf(args: Arguments, name: string): number | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const bytes = bytesIn(text)
  if (bytes !== undefined) return bytes
  throw new UsageError(
    `--${name} must be an amount of memory, got ${JSON.stringify(text)}`,
    'as in 512M or 2G',
  )
}

function bytesIn(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([MG])$/i.exec(text) ?? []
  return number === undefined ? undefined : Math.floor(Number(number) * UNITS[unit.toUpperCase()]!)
}
