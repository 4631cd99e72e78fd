import { family as familyOf, hasStems } from '../../text/natural.ts'
import type { Metric } from '../metric.ts'

export const survivingFamilies: Metric = {
  name: 'surviving-families',
  title: 'human word families still used',
  unit: 'share',
  collapse: 'down',
  source:
    'types grouped by their stem, Porter 1980, possessives by that of their word; a family lives while one of its words does',
  caveat:
    'stems are made by rules of the language: relations are missed, and strangers put together; without a known language there are none',
  needs: 'human',
  subject: 'vocabulary',
  lengths: 'equal',
  measure: ({ vocabulary, counts }) => {
    if (!vocabulary.tokenizer.words || !hasStems(vocabulary.tokenizer.language)) return undefined
    const families = new Map<string, boolean>()
    const written = counts()
    for (let id = 1; id <= vocabulary.size; id++) {
      const family = familyOf(vocabulary.types[id]!, vocabulary.tokenizer.language)
      families.set(family, (families.get(family) ?? false) || written[id]! > 0)
    }
    return Array.from(families.values()).filter(Boolean).length / families.size
  },
}
