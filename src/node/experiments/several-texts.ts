import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Setting } from '../../experiment/finding.ts'
import { experimentNamed, paperOf } from '../../experiment/named.ts'
import { overTexts, type FindingOverTexts } from '../../experiment/several-texts.ts'
import { seedName } from '../../lineage/options/seed.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { csvLines } from '../../report/format/csv.ts'
import { markdownOf } from '../../report/findings/markdown.ts'
import { TEXTS_COLUMNS, textsDocument, textsRows } from '../../report/findings/several-texts.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { inChunks, writeOutput } from '../files/outputs.ts'
import { prepareFinding, type PreparedExperiment } from './experiments.ts'
import { readFinding } from './finding-files.ts'

/** An experiment that is ready to be carried out on one of several texts. */
export interface PreparedText {
  readonly name: string
  readonly prepared: PreparedExperiment
}

/** The texts that a list names; a path that has a comma in it is one text. */
export const textsNamed = (corpus: string): readonly string[] =>
  corpus.includes(',') && !existsSync(corpus)
    ? corpus
        .split(',')
        .map(name => name.trim())
        .filter(name => name !== '')
    : [corpus]

/** The folder of an experiment on several texts: by default `experiments/<number>-texts-<size>-seed<seed>/<name>`. */
export const textsFolder = ({ experiment, size, seed }: Setting, texts: readonly string[]) =>
  join('experiments', `${texts.length}-texts-${size}-seed${seedName(seed)}`, experiment)

/**
 * Prepares an experiment on several texts, each in a folder of its own within `folder`.
 *
 * @throws Refusal when two texts are the same, or have the same name, or the experiment takes no text of the user's
 */
export function prepareTexts(setting: Setting, texts: readonly string[], folder: string): PreparedText[] {
  const experiment = experimentNamed(setting.experiment)
  if (paperOf(experiment)?.text || experiment.arms(setting.size).every(({ corpus }) => corpus !== undefined))
    throw new Refusal(
      phrase`${experiment.name} has a text of its own, and --corpus names ${texts.length}`,
      'leave out --corpus, or name one text',
    )
  const named = new Map<string, string>()
  const known = new Map<string, string>()
  return texts.map(corpus => {
    const { name, input } = readCorpus(corpus, { tokens: 'word' })
    refuseAgain(named, name, corpus, other => phrase`${other} and ${corpus} have the same name`)
    refuseAgain(known, input.sha256, corpus, other => phrase`${other} and ${corpus} are the same text`)
    return { name, prepared: prepareFinding({ ...setting, corpus }, join(folder, name)) }
  })
}

/** @throws Refusal when another text had the same key */
function refuseAgain(
  seen: Map<string, string>,
  key: string,
  corpus: string,
  says: (other: string) => string,
): void {
  const other = seen.get(key)
  if (other !== undefined) throw new Refusal(says(other), 'name each text once; a file may be renamed')
  seen.set(key, corpus)
}

/** Puts the findings of several texts together: texts.md and texts.csv. @param texts all carried out */
export function mergeTexts(
  { experiment }: Setting,
  texts: readonly PreparedText[],
  folder: string,
): FindingOverTexts {
  const findings = texts.map(({ name, prepared }) => ({ name, finding: readFinding(prepared.folder) }))
  const found = overTexts(experimentNamed(experiment), findings)
  writeOutput(folder, 'texts.md', [markdownOf(textsDocument(found))])
  writeOutput(folder, 'texts.csv', inChunks(csvLines([TEXTS_COLUMNS, ...textsRows(found)])))
  return found
}
