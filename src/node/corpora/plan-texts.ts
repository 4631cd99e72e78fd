import { protectionOf } from '../../lineage/protect.ts'
import type { Texts } from '../../lineage/protect.ts'
import type { Plan } from '../../lineage/plan.ts'
import type { CorpusInput, LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from './corpora.ts'

/** What the user states of an imported text. */
export type Stated = Partial<Pick<CorpusInput, 'author' | 'year' | 'licence'>>

/**
 * The texts of a plan beside the human one: those that protections read, then those that are imported.
 *
 * @param stated of each imported one
 * @throws Refusal when there is no such text
 */
export function furtherTexts(
  {
    protect,
    imports,
    tokens,
    cut,
    language,
  }: Pick<Plan, 'protect' | 'imports' | 'tokens' | 'cut' | 'language'>,
  stated: readonly Stated[] = [],
): LoadedCorpus[] {
  const read = protect
    .map(protectionOf)
    .flatMap(({ protection: { reads }, values }) => (reads ? [readCorpus(reads(values), { tokens })] : []))
  const imported = imports.map((spec, index) => {
    const text = readCorpus(spec, { tokens, cut, language })
    return { ...text, input: { ...text.input, ...stated[index] } }
  })
  return [...read, ...imported]
}

/** Further texts, by the names that the plan has for them. */
export const byName = (others: readonly LoadedCorpus[]): Texts =>
  Object.fromEntries(others.map(text => [text.input.corpus, text]))

/** Identifies the texts of a plan: the hash of the human text, then those of the further texts, joined by `+`. */
export const textsKey = (texts: readonly LoadedCorpus[]): string =>
  texts.map(({ input }) => input.sha256).join('+')
