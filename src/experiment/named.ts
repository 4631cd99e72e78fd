import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { didYouMean } from '../text/nearest.ts'
import { experimentNumber, experiments, type Experiment } from './experiments/index.ts'
import { papers, type Paper } from './papers/index.ts'

/**
 * Finds an experiment of the article by its name or its number, as in `3`, or a paper by its name.
 *
 * @throws Refusal when there is none
 */
export function experimentNamed(name: string): Experiment {
  const isThis = (experiment: Experiment) =>
    experiment.name === name || String(experimentNumber(experiment)) === name
  const found = experiments.find(isThis) ?? papers.find(isThis)
  if (found) return found
  const names = [...experiments, ...papers].map(({ name }) => name)
  throw new Refusal(
    phrase`there is no experiment ${JSON.stringify(name)}`,
    phrase`${didYouMean(name, names)}there are ${names.join(', ')}`,
  )
}

/** The paper that an experiment is, nothing where it is of the article. */
export const paperOf = (experiment: Experiment): Paper | undefined =>
  papers.find(paper => paper === experiment)

/** What stands above an experiment: its number, if it has one, and its question. */
export const experimentHeading = (experiment: Experiment): string =>
  paperOf(experiment) ? experiment.title : `${experimentNumber(experiment)} · ${experiment.title}`

/** Who says what an experiment tests, as in “The article says”. */
export const whoSays = (experiment: Experiment): string =>
  paperOf(experiment) ? 'The paper says' : 'The article says'
