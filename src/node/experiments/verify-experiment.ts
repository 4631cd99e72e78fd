import { Refusal } from '../../refusal.ts'
import { carryOutExperiment, type ExperimentOptions } from './carry-out-experiment.ts'
import { readExperimentFile } from './experiment-file.ts'
import { prepareExperiment } from './experiments.ts'
import { judge, withScratch, type FileVerdict } from '../runs/verify.ts'

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
  const { name, arms, seeds, setting, outputs, status } = readExperimentFile(folder)
  if (status !== 'completed')
    throw new Refusal(
      `${folder} is not complete (${status}), so there is nothing to compare`,
      'give the command that made it again; it continues where it stopped',
    )
  return withScratch(async scratch => {
    const prepared = prepareExperiment({ name, arms, seeds }, scratch, setting)
    if (prepared.texts.some((text, index) => text !== arms[index]!.text))
      throw new Refusal(
        `the text of ${folder} is not the one that it was made from`,
        'give back the text as it was',
      )
    if (!(await carryOutExperiment(prepared, options))) return undefined
    return outputs.map(({ path, sha256 }) => ({ path, verdict: judge(folder, scratch, path, sha256) }))
  })
}
