import { isImport } from '../../lineage/imported.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { closeReading, type CloseReading } from '../../analysis/reading/close-reading.ts'
import { readHumanText } from '../../analysis/reading/human-text.ts'
import { lastWords } from '../../analysis/reading/last-words.ts'
import type { Chain } from '../../analysis/reading/descent.ts'
import { tokenizerFor, typeOf } from '../../text/tokenizers/index.ts'
import { encode } from '../../text/vocabulary.ts'
import { readAncestry } from './ancestry.ts'
import { humanPassages, readRunCorpus } from '../runs/human-text.ts'
import type { WrittenPassage } from '../../report/run/passages.ts'
import { generationOf, passagesIn, readVocabulary, type Run } from '../runs/read-run.ts'
import { pickPassages } from '../runs/run-parts.ts'

/** A passage of a run as it is named: `B/17`. */
export interface PassageName {
  readonly generation: string
  /** From 1. */
  readonly number: number
}

/**
 * Reads one passage of a run closely, with all that its generation wrote around it. Where the plan keeps no genealogy, it has no forebears.
 *
 * @throws Refusal when the passage is not in the run, or the text that A learned from is not as it was
 * @example
 * import { readClosely, readRun } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * const { nearest } = readClosely(run, { generation: 'B', number: 1 })
 * // The human passage that is most like it.
 * nearest.id // → 'chapter_16/79'
 * nearest.similarity // → 0.2777…
 */
export function readClosely(run: Run, name: PassageName): CloseReading {
  const passage = readPassage(run, name)
  const { plan } = run.file
  const human = readHumanText(readRunCorpus(run).passages, plan)
  const { tokenizer } = human.vocabulary
  const tokens = Array.from(tokenizer.split(passage.text).keys())
  const { chains } = plan.genealogy
    ? readAncestry(run, passage, { human: [...human.passages, ...human.reserve], tokenizer, tokens })
    : { chains: [] }
  const table = readVocabulary(run)
  return closeReading({
    human,
    order: plan.order,
    written: encode(passagesIn(run, passage.source), human.vocabulary),
    generation: passage.source,
    number: name.number - 1,
    text: passage.text,
    last: lastWords(table.types, table.counts, table.columns.indexOf(passage.source)),
    chains,
  })
}

/** A token of a passage, and the places that it was copied from. */
export interface Descent {
  readonly passage: string
  /** From 0. */
  readonly token: number
  readonly chain: Chain
  /** The texts of the chain's passages, by id. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * Follows one token of a passage back to the text that A learned from.
 *
 * @param wanted its number, counted from 1, or a word: then the first such token
 * @throws Refusal as {@link readClosely}, or when the passage has no such token, or nobody kept where it was copied from
 * @example
 * import { readDescent, readRun } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * // The first word of B's first passage: where it stands in A's text, and in the human one.
 * const { chain } = readDescent(run, { generation: 'B', number: 1 }, '1')
 * chain.map(({ passage }) => passage) // → [ 'B/1', 'A/79', 'chapter_2/11' ]
 */
export function readDescent(run: Run, name: PassageName, wanted: string): Descent {
  refuseUntraced(run)
  const passage = readPassage(run, name)
  const tokenizer = tokenizerFor(run.file.plan)
  const types = tokenizer.read(passage.text).types
  const token = /^\d+$/.test(wanted) ? Number(wanted) - 1 : types.indexOf(typeOf(wanted, tokenizer))
  if (types[token] === undefined)
    throw new Refusal(
      phrase`token ${JSON.stringify(wanted)} is not in ${passage.id}`,
      phrase`it has ${numbered(types.length, 'tokens')}, counted from 1; give a number, or a word of the passage`,
    )
  const human = humanPassages(run)
  const { chains, texts } = readAncestry(run, passage, { human, tokenizer, tokens: [token] })
  return { passage: passage.id, token, chain: chains[0]!, texts }
}

/** @throws Refusal when a run keeps no genealogy */
export function refuseUntraced({ file: { plan }, folder }: Run): void {
  if (plan.genealogy) return
  throw new Refusal(
    isImport(plan)
      ? phrase`${folder} has texts that something else wrote, and nobody knows where each token was copied from`
      : phrase`${folder} keeps no genealogy: it was made with --no-genealogy`,
    phrase`\`show ${folder} --passage\` says which spans stand in the human text`,
  )
}

function readPassage(run: Run, { generation, number }: PassageName): WrittenPassage {
  const source = generationOf(run, generation)
  return pickPassages(run, source, new Set([number])).get(number)!
}
