import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { labelsWritten } from '../labels.ts'
import { filterWritten, happens } from './passages.ts'
import type { Protection } from './protection.ts'

export const verification: Protection = {
  name: 'verification',
  title:
    'a verifier reads what models wrote: passages of the kind that is marked as wrong pass with chance psi, all others with chance phi',
  source: 'Feng et al. 2024 (2406.07515); odds of wrong passages fall by psi / phi in each round',
  effect: 'protects',
  parameters: [
    { name: 'phi', range: { least: 0, most: 1 } },
    { name: 'psi', range: { least: 0, most: 1 } },
    { name: 'kind' },
  ],
  target: { row: 'share-of-passages/label:KIND', moves: 'down' },
  check: ([, , kind], { passages, plan }) => {
    const kinds = [...new Set(passages.flatMap(({ label }) => label ?? []))]
    if (!kinds.includes(String(kind)))
      throw new Refusal(
        kinds.length === 0
          ? phrase`verification marks passages of the kind ${JSON.stringify(kind)}, and the text has no kinds`
          : phrase`verification marks passages of the kind ${JSON.stringify(kind)}, and the text has none of it`,
        kinds.length === 0
          ? 'sotu and stories have kinds; fact-check marks passages by the statements in them'
          : phrase`its kinds are ${kinds.join(', ')}`,
      )
    if (!plan.genealogy)
      throw new Refusal('verification knows kinds by the genealogy', 'leave out --no-genealogy')
  },
  transform: (training, [phi, psi, kind], { baseline, random }) =>
    filterWritten(training, baseline, source => {
      const { writtenPassages = [] } = labelsWritten(source, baseline)
      return passage => happens(writtenPassages[passage]?.label === kind ? psi! : phi!, random)
    }),
}
