import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { decodedAs } from '../../formats/encodings/unicode.ts'
import { passagesOfLines } from '../../formats/jsonl.ts'
import { generationName } from '../../lineage/names.ts'
import type { Plan } from '../../lineage/plan.ts'
import { phrase } from '../../phrase.ts'
import { orRefusal, Refusal, unlessRefused } from '../../refusal.ts'
import { inJson } from '../../report/format/json.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { readJson } from '../files/json.ts'
import { inChunks } from '../files/outputs.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { remove, writeWhole } from '../files/write-whole.ts'
import { growingFile } from './growing-file.ts'
import { commandWords, lastLineOf, runProgram } from './program.ts'

/** The folder, in that of a run, with a folder for each generation that a program writes. */
export const WRITER_FOLDER = 'writer'

const FORMAT = 'collapse-lab/writer/1'

type RunPlan = Plan & { readonly corpus: string }

/** What a program is to write: task.json in the folder that it is given. */
export interface WriterTask {
  /** A, B, C … */
  readonly generation: string
  /** 1 for A. */
  readonly number: number
  /** How many generations the plan has. */
  readonly generations: number
  /** How much to write, in tokens of the plan. */
  readonly tokens: number
  /** As many passages, where the plan counts in passages; null where it counts in tokens. */
  readonly passages: number | null
  /** A whole number from 0 to 2³² − 1, another one for each generation. */
  readonly seed: number
  readonly plan: RunPlan
}

/** What a program learns from: the lines of training.jsonl, and their tokens. */
export interface WriterTraining {
  readonly lines: Iterable<string>
  readonly tokens: number
}

/** How a program is run, and followed. */
export interface WriterOptions {
  /** How long it may take for a generation, in seconds; default an hour. */
  readonly seconds?: number | undefined
  /** What it says of its version. */
  readonly version?: string | undefined
  /** Called with the share that it has written, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined
}

const HOUR = 3600

/** What a program has written on stdout, before it is known to be passages. */
const UNCHECKED = 'stdout.log'

/**
 * What a program says on the first line of `--version`, for which it has ten seconds; nothing where it fails, says nothing, or says an
 * object, as one does that knows no such option and writes a passage.
 */
export async function versionOf(command: string): Promise<string | undefined> {
  const limits = { seconds: 10, bytes: 64 * 1024 }
  const { output, failure } = await runProgram([...commandWords(command), '--version'], limits)
  const [first = ''] = output.toString().trim().split('\n', 1)
  return failure === undefined && !/^\s*(\{|$)/.test(first) ? lastLineOf(first) : undefined
}

/** What is kept beside the passages of a text: written.json. It is written last, so that a text without it is not complete. */
const writtenSchema = v.object({
  format: v.literal(FORMAT),
  command: v.string(),
  version: v.nullable(v.string()),
  /** How long the program took. */
  seconds: v.number(),
  /** Of passages.jsonl. */
  sha256: v.string(),
})

/** The folder of a generation that a program writes. */
const folderOf = (run: string, generation: string) => join(run, WRITER_FOLDER, generation)

/** Whether a program has written anything in the folder of a run, or tried to. */
export const hasWriterFolder = (run: string): boolean => existsSync(join(run, WRITER_FOLDER))

/**
 * Has a program write a generation. It is given a folder with training.jsonl and task.json as its last argument, and says passages on
 * stdout, a JSON object with a `text` a line. The text is in that folder when the promise is fulfilled.
 *
 * @param run the folder of the run
 * @throws Refusal when the program fails, passes a limit, or says anything but passages; what it wrote and said until then is in its folder
 */
export async function writeByProgram(
  run: string,
  task: WriterTask,
  training: WriterTraining,
  { seconds = HOUR, version, progress }: WriterOptions = {},
): Promise<void> {
  const { generation, plan } = task
  const command = plan.writer!
  const folder = folderOf(run, generation)
  const file = (name: string) => join(folder, name)
  remove(folder)
  const bytes = writeTraining(file('training.jsonl'), training)
  writeWhole(file('task.json'), [inJson({ format: FORMAT, ...task })])
  // What is asked for, if its passages are like those that the program learns from.
  const expected = Math.ceil((bytes * task.tokens) / Math.max(1, training.tokens))
  // What it writes and says is there to be read while it works, and after it has failed.
  const [out, log] = [growingFile(file(UNCHECKED)), growingFile(file('stderr.log'))]
  const began = Date.now()
  let bytesWritten = 0
  const { output, lastLine, failure } = await runProgram(
    [...commandWords(command), folder],
    { seconds, bytes: bytesAllowed(expected) },
    {
      take: written => {
        out.write(written)
        bytesWritten += written.length
        progress?.(Math.min(1, bytesWritten / expected))
      },
      hear: said => {
        log.write(said)
      },
    },
  ).finally(() => {
    out.close()
    log.close()
  })
  const why =
    failure === undefined ? faultOf(output) : [failure, lastLine].filter(part => part !== '').join(': ')
  if (why !== undefined)
    throw new Refusal(
      phrase`the writer of ${generation} ${why}`,
      output.length === 0 && lastLine === ''
        ? phrase`when that is mended, --resume has ${generation} written, and nothing before it anew`
        : phrase`${folder} has what it wrote, ${UNCHECKED}, and what it said, stderr.log; --resume has ${generation} written anew, and nothing before it`,
    )
  remove(file('training.jsonl'))
  writeWhole(file('passages.jsonl'), [output])
  remove(file(UNCHECKED))
  const took = (Date.now() - began) / 1000
  const written = {
    format: FORMAT,
    command,
    version: version ?? null,
    seconds: took,
    sha256: nativeSha256Of(output),
  }
  writeWhole(file('written.json'), [inJson(written)])
}

/** @returns its bytes */
function writeTraining(path: string, { lines }: WriterTraining): number {
  let bytes = 0
  const chunks = function* () {
    for (const chunk of inChunks(lines)) {
      bytes += Buffer.byteLength(chunk)
      yield chunk
    }
  }
  writeWhole(path, chunks(), { sync: 'later' })
  return bytes
}

/** JSON may escape every letter, and a program may write more than it was asked for. */
const bytesAllowed = (expected: number) => 16 * expected + 1024 ** 2

/** What is wrong with the output of a program that ended well; nothing where it is passages. */
function faultOf(output: Buffer): string | undefined {
  const text = decodedAs('utf-8', output)
  if (text === undefined) return phrase`wrote bytes that are not UTF-8`
  const lines = text.split('\n')
  const passages = orRefusal(() => passagesOfLines('', lines))
  if (passages instanceof Refusal)
    return phrase`wrote something else than passages:${passages.message}: ${firstFaultIn(lines)}`
  return passages.some(passage => passage.trim() !== '') ? undefined : phrase`wrote no passage`
}

/** The first line that is no passage, fit to be shown. */
const firstFaultIn = (lines: readonly string[]) =>
  lastLineOf(lines.find(line => orRefusal(() => passagesOfLines('', [line])) instanceof Refusal) ?? '')

/**
 * The texts that a program has written for a run, the first generations in order, each by the name of its generation.
 *
 * @throws Refusal when one was changed since
 */
export function writtenTexts(run: string, plan: RunPlan): LoadedCorpus[] {
  const texts: LoadedCorpus[] = []
  while (texts.length < plan.generations) {
    const next = writtenText(run, generationName(texts.length + 1), plan)
    if (!next) break
    texts.push(next)
  }
  return texts
}

/** The text that a program has written for a generation; nothing where it is not complete. @throws Refusal when it was changed since */
export function writtenText(
  run: string,
  generation: string,
  { tokens, cut, language }: RunPlan,
): LoadedCorpus | undefined {
  const folder = folderOf(run, generation)
  const written = recordIn(folder)
  if (!written) return undefined
  const path = join(folder, 'passages.jsonl')
  if (!existsSync(path) || nativeSha256Of(readFileSync(path)) !== written.sha256)
    throw new Refusal(
      phrase`${path} is not what the writer of ${generation} wrote: it was changed since`,
      phrase`put it back as it was, or remove ${folder}: with --resume the program writes ${generation} again`,
    )
  const text = readCorpus(path, { tokens, cut, language })
  const title = phrase`the text of ${generation}`
  const { command, version } = written
  // How a file of the lab was read is nothing to be told.
  const { read: _, guessed: __, ...input } = text.input
  const author = version ?? command
  return { ...text, name: generation, title, input: { ...input, corpus: generation, title, author } }
}

/** written.json of a text; nothing where the text is not complete. */
function recordIn(folder: string): v.InferOutput<typeof writtenSchema> | undefined {
  return unlessRefused(() => readJson(join(folder, 'written.json'), writtenSchema, { hint: '' }))
}
