import { join } from 'node:path'
import type { Arm } from '../../experiment/comparison/arm.ts'
import { findingOf, type Finding, type Setting } from '../../experiment/finding.ts'
import { experimentNamed } from '../../experiment/named.ts'
import { markdownOf } from '../../report/findings/markdown.ts'
import { findingDocument } from '../../report/findings/finding-document.ts'
import { readExperiment, type Experiment } from './read-experiment.ts'
import { writeOutput, type Output } from '../files/outputs.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** Writes what an experiment found: its page and its figure. */
export async function writeFinding(
  folder: string,
  setting: Setting,
  arms: readonly Arm[],
): Promise<readonly Output[]> {
  // Drawing takes a while to load, and only experiments draw.
  const { svgOf } = await import('./figure.ts')
  const finding = findingOf(experimentNamed(setting.experiment), setting, arms)
  return [
    writeOutput(folder, 'figure.svg', [svgOf(finding.figure)]),
    writeOutput(folder, 'finding.md', [markdownOf(findingDocument(finding), 'figure.svg')]),
  ]
}

/**
 * Reads what an experiment found from its folder.
 *
 * @throws Refusal when the folder holds none, or it is not complete
 * @example
 * import { carryOutExperiment, prepareFinding, readFinding } from 'collapse-lab/node'
 * const prepared = prepareFinding({ experiment: 'errors-multiply', size: 'quick', corpus: 'twenty-chapters', seed: '1' })
 * await carryOutExperiment(prepared)
 * readFinding(prepared.folder).verdict // → 'supports'
 */
export const readFinding = (folder: string): Finding => findingIn(readExperiment(folder))

/** Works out what an experiment found. @throws Refusal when it is none of the article, or not complete */
export function findingIn({ folder, file: { setting, status }, arms }: Experiment): Finding {
  if (!setting)
    throw new Refusal(
      phrase`${folder} holds no experiment of the article`,
      'collapse-lab experiment list says which there are',
    )
  if (status !== 'completed')
    throw new Refusal(
      phrase`${join(folder, 'experiment.json')} is not complete (${status})`,
      'carry it out again; it continues where it stopped',
    )
  return findingOf(experimentNamed(setting.experiment), setting, arms)
}
