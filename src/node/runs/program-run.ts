import { heldOutRead } from '../../lineage/imported.ts'
import { lengthOf } from '../../lineage/length.ts'
import { LineageState } from '../../lineage/lineage.ts'
import { generationName } from '../../lineage/names.ts'
import { phrase } from '../../phrase.ts'
import { randomFrom } from '../../random.ts'
import { Refusal } from '../../refusal.ts'
import { percent } from '../../report/format/numbers.ts'
import { trainingTexts } from '../../report/run/passages.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { byName } from '../corpora/plan-texts.ts'
import {
  versionOf,
  writeByProgram,
  writtenText,
  writtenTexts,
  type WriterOptions,
  type WriterTask,
  type WriterTraining,
} from '../writers/written-text.ts'
import { addChance } from './chance.ts'
import type { PreparedRun } from './run-file.ts'
import { forMeasuring, forPart, inSteps, type WriteOptions } from './run-steps.ts'

/** The shares of a run by a program that are over when its texts are written and measured, and of a generation when it is written. */
const [MEASURED, WRITTEN] = [0.85, 0.9]

/**
 * Carries out a run whose generations a program writes. What it has written is kept in the folder of the run before it is looked at; then
 * the run is that of texts which are imported, one more each time: a new text may have new words, and all texts are measured by the same
 * ones. Nothing is written up to `until` where the run has these texts already.
 *
 * @throws Refusal when the program fails; the run can be continued
 */
export async function writeWithProgram(prepared: PreparedRun, options: WriteOptions): Promise<void> {
  const { folder, plan } = prepared
  const { until = plan.generations, chance = true } = options
  const written = prepared.written.slice(0, until)
  if (!prepared.mayWrite && written.length < until) throw missingTexts(prepared)
  const version = written.length < until ? await versionOf(plan.writer!) : undefined
  const upTo = (generations: number) => (MEASURED * generations) / plan.generations
  for (;;) {
    const { length } = written
    const isWritten = length === until
    const run = { ...prepared, others: [...prepared.others, ...written] }
    const measuring = forMeasuring([upTo(Math.max(0, length - 1 + WRITTEN)), upTo(length)], options)
    await inSteps(run, { options: measuring }, async (steps, writer) => {
      const state = await steps.take(length)
      await writer.settle({ left: 0 })
      await steps.close()
      if (isWritten) {
        const whole = { ...run, plan: { ...plan, ...state.baseline.plan } }
        if (chance && until === plan.generations)
          await addChance(writer, whole, forPart([MEASURED, 1], options))
        await writer.close(until < plan.generations ? 'stopped' : 'completed')
        remarkReading(whole, options)
        return
      }
      await writer.keep()
      const writing = forPart([upTo(length), upTo(length + WRITTEN)], options)
      const generation = generationName(length + 1)
      const { tokens } = lengthOf(plan, state.baseline.human.stream, length + 1)
      const progress = (done: number) =>
        writing.progress?.({ generation, stage: 'writing', done, written: Math.round(done * tokens) })
      progress(0)
      written.push(
        await writeNext(folder, state, plan, { seconds: options.writerSeconds, version, progress }),
      )
    })
    if (isWritten) return
  }
}

const missingTexts = ({ name, written }: PreparedRun) =>
  new Refusal(
    phrase`the texts that the writer wrote for ${name} are not there any more: ${written.length} are left`,
    'put the folder of the writer back as it was',
  )

/**
 * Has a program write what a plan still needs, without measuring it.
 *
 * @param folder where the texts are kept
 * @param progress called with the share that is written, 0 to 1
 * @returns all of its texts
 * @throws Refusal when the program fails; what it wrote before is kept
 */
export async function writeTexts(
  folder: string,
  { corpus, others, plan }: Pick<PreparedRun, 'corpus' | 'others' | 'plan'>,
  progress?: (share: number) => void,
): Promise<readonly LoadedCorpus[]> {
  const { corpus: _, ...options } = plan
  const written = writtenTexts(folder, plan)
  const version = written.length < plan.generations ? await versionOf(plan.writer!) : undefined
  while (written.length < plan.generations) {
    const { length } = written
    const state = new LineageState(corpus, { ...options, texts: byName([...others, ...written]) })
    while (state.number < length) state.next().next()
    const tell = (share: number) => progress?.((length + share) / plan.generations)
    written.push(await writeNext(folder, state, plan, { version, progress: tell }))
  }
  return written
}

/** Has a program write the generation after those of a lineage. @returns its text, as it is kept in the folder */
async function writeNext(
  folder: string,
  state: LineageState,
  plan: PreparedRun['plan'],
  options: WriterOptions,
): Promise<LoadedCorpus> {
  const { task, training } = taskAfter(state, plan)
  await writeByProgram(folder, task, training, options)
  return writtenText(folder, task.generation, plan)!
}

/** What a program is asked for after the generations of a lineage, and what it learns from. */
function taskAfter(
  state: LineageState,
  plan: PreparedRun['plan'],
): { task: WriterTask; training: WriterTraining } {
  const { baseline } = state
  const number = state.number + 1
  const generation = generationName(number)
  const { by, amount, tokens } = lengthOf(plan, baseline.human.stream, number)
  const { training } = state.nextTraining()
  return {
    task: {
      ...{ generation, number, generations: plan.generations, tokens },
      passages: by === 'passages' ? amount : null,
      seed: randomFrom(plan.seed, 'writer', generation).below(2 ** 32),
      plan,
    },
    training: {
      lines: trainingTexts(training, baseline),
      tokens: training.reduce((sum, { stream }) => sum + stream.words, 0),
    },
  }
}

/** Says that a program knew the held-out text, where it did: a large language model may have read the book. */
function remarkReading({ corpus, plan, others }: PreparedRun, { remark }: WriteOptions): void {
  const read = heldOutRead(corpus, plan, byName(others))
  if (read)
    remark?.(
      `what the writer wrote for ${read.generation} has ${percent(read.share)} of the held-out text word for word, in stretches of 8 tokens and more: perplexity and guesses are of text that it knew`,
    )
}
