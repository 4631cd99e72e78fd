import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Corpus } from '../text/passage.ts'
import { tokenizerFor } from '../text/tokenizers/index.ts'
import { timesWritten } from './length.ts'
import { generationName } from './names.ts'
import type { Plan } from './options/index.ts'
import type { Texts } from './protect.ts'
import { regimeNamed } from './regimes/index.ts'

/** The texts that the first generations of a plan are said to have written, in order. @throws RangeError when one was not given */
export function importedTexts({ imports }: Pick<Plan, 'imports'>, texts: Texts): readonly Corpus[] {
  return imports.map(name => {
    if (!Object.hasOwn(texts, name))
      throw new RangeError(`the text ${name}, which is to be imported, was not given`)
    return texts[name]!
  })
}

/**
 * A plan whose imported texts are known: its generations are as long as these, and nothing is traced, since nobody knows what was copied
 * from where.
 *
 * @throws Refusal when there are more texts than generations, a text has no token, or the plan has several models write one generation
 */
export function planOfImports(plan: Plan, texts: Texts): Plan {
  if (plan.imports.length === 0) return plan
  const { generations, imports, regime } = plan
  if (imports.length > generations)
    throw new Refusal(
      phrase`${imports.length} texts are to be imported, and the plan has ${generations} generations`,
      'take as many generations as there are texts, or more: models write the further ones',
    )
  const isAlone = regimeNamed(regime).isolated !== true && timesWritten(plan, generations) === 1
  if (!isAlone)
    throw new Refusal(
      phrase`in this plan several models write a generation, or it grows, and an imported text is one text`,
      phrase`take the regime ${'replace'} or ${'accumulate'}, and no protection by several models`,
    )
  const { split } = tokenizerFor(plan)
  const sizes = importedTexts(plan, texts).map(({ passages }, index) => {
    const tokens = passages.reduce((sum, { text }) => sum + split(text).length, 0)
    if (tokens > 0) return tokens
    throw new Refusal(
      phrase`${imports[index]!}, the text of ${generationName(index + 1)}, has no tokens`,
      'give a text with words in it',
    )
  })
  return { ...plan, sizes, genealogy: false }
}
