import { always } from './always.tsx'
import { distortions } from './distortions.tsx'
import { fluent } from './fluent.tsx'
import { odds } from './odds.tsx'
import { photocopy } from './photocopy.tsx'
import { protections } from './protections.tsx'
import { rareFirst } from './rare-first.tsx'
import type { Step } from './step.ts'

/** The steps of the story, in the order of the article. */
export const steps: readonly Step[] = [photocopy, odds, rareFirst, fluent, distortions, always, protections]
