import { averageHidesRare } from './average-hides-rare.ts'
import { balancedView } from './balanced-view.ts'
import { characters } from './characters.ts'
import { dialects } from './dialects.ts'
import { earlyCollapse } from './early-collapse.ts'
import { errorsMultiply } from './errors-multiply.ts'
import type { Experiment } from './experiment.ts'
import { millionPassages } from './million-passages.ts'
import { modeCollapse } from './mode-collapse.ts'
import { moreRepetitive } from './more-repetitive.ts'
import { openWeb } from './open-web.ts'
import { photocopy } from './photocopy.ts'
import { rareFirst } from './rare-first.ts'
import { replaceOrKeep } from './replace-or-keep.ts'
import { sevenProtections } from './seven-protections.ts'
import { severalGenerators } from './several-generators.ts'
import { stillFluent } from './still-fluent.ts'
import { tenThousandStories } from './ten-thousand-stories.ts'
import { threeDistortions } from './three-distortions.ts'
import { whichFilter } from './which-filter.ts'

export type { ArmPlan, Experiment, Size } from './experiment.ts'

/** Every experiment: those first that follow the article, then those that take up one of its words. */
export const experiments: readonly Experiment[] = [
  photocopy,
  tenThousandStories,
  rareFirst,
  earlyCollapse,
  errorsMultiply,
  threeDistortions,
  modeCollapse,
  replaceOrKeep,
  millionPassages,
  openWeb,
  sevenProtections,
  severalGenerators,
  averageHidesRare,
  balancedView,
  whichFilter,
  characters,
  stillFluent,
  dialects,
  moreRepetitive,
]

/** The number of an experiment, from 1; it may be used instead of the name. 0 for one that is not of the article. */
export const experimentNumber = (experiment: Experiment): number => experiments.indexOf(experiment) + 1
