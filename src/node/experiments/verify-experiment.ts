import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { carryOutExperiment, type ExperimentOptions } from './carry-out-experiment.ts'
import { readExperimentFile, type ExperimentFile } from './experiment-file.ts'
import { CELL_TEXTS } from './cells.ts'
import { prepareExperiment } from './experiments.ts'
import { judge, recordVerdict, type FileVerdict } from '../runs/verify.ts'
import { refuseMissingText } from '../corpora/corpora.ts'
import { withScratch } from '../files/scratch.ts'
import { writeWhole } from '../files/write-whole.ts'

/**
 * Carries an experiment out again, in a folder of its own, and compares every file that experiment.json lists.
 *
 * @returns the verdict on each file; none when the signal came before the end
 * @throws Refusal when it is not complete, or its text is not as it was
 */
export async function verifyExperiment(
  folder: string,
  options: ExperimentOptions = {},
): Promise<FileVerdict[] | undefined> {
  const file = readExperimentFile(folder)
  const { name, arms, seeds, setting, outputs, status } = file
  if (status !== 'completed')
    throw new Refusal(
      phrase`${folder} is not complete (${status}), so there is nothing to compare`,
      'repeat the command that made it; it continues where it stopped',
    )
  for (const { plan } of arms) refuseMissingText(plan.corpus, folder)
  return withScratch(async scratch => {
    const prepared = prepareExperiment({ name, arms, seeds }, scratch, setting)
    if (prepared.texts.some((text, index) => text !== arms[index]!.text))
      throw new Refusal(
        phrase`the text of ${folder} is not the one that it was made from`,
        'put the text back as it was',
      )
    // What a program wrote is measured again, and not written again.
    copyTexts(folder, scratch)
    const parquet = outputs.some(({ path }) => path.endsWith('.parquet'))
    if (!(await carryOutExperiment(prepared, { ...options, parquet }))) return undefined
    const now = readExperimentFile(scratch)
    const listed = new Set(outputs.map(({ path }) => path))
    return [
      recordVerdict('experiment.json', factsOf(file), factsOf(now)),
      ...outputs.map(output => judge(folder, scratch, output)),
      ...now.outputs
        .filter(({ path }) => !listed.has(path))
        .map(({ path }) => ({ path, verdict: 'unlisted' as const })),
    ]
  })
}

/** Copies the texts by programs to another folder, where there are any. */
function copyTexts(from: string, to: string): void {
  const texts = join(from, CELL_TEXTS)
  if (!existsSync(texts)) return
  for (const path of readdirSync(texts, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(texts, path)).isFile())
      writeWhole(join(to, CELL_TEXTS, path), [readFileSync(join(texts, path))], { sync: 'later' })
}

/** What experiment.json says of the plans and not of a sitting. */
const factsOf = ({ name, arms, seeds, setting, inputs, cells, notes }: ExperimentFile) => ({
  ...{ name, arms, seeds, setting, inputs, cells, notes },
})
