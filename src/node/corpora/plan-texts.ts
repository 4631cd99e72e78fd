import { protectionOf } from '../../lineage/protect.ts'
import type { Texts } from '../../lineage/protect.ts'
import type { Plan } from '../../lineage/plan.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { readCorpus } from './corpora.ts'

/** The texts that protections read beside the human one. @throws Refusal when there is no such text */
export function furtherTexts({ protect, tokens }: Pick<Plan, 'protect' | 'tokens'>): LoadedCorpus[] {
  return protect
    .map(protectionOf)
    .flatMap(({ protection: { reads }, values }) => (reads ? [readCorpus(reads(values), { tokens })] : []))
}

/** Texts that protections read, by the names that the plan has for them. */
export const byName = (others: readonly LoadedCorpus[]): Texts =>
  Object.fromEntries(others.map(text => [text.input.corpus, text]))

/** Identifies the texts of a plan: the hash of the human text, then the hashes of the texts that protections read, joined by `+`. */
export const textsKey = (texts: readonly LoadedCorpus[]): string =>
  texts.map(({ input }) => input.sha256).join('+')
