import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { parentOf, type Ancestor, type Chain } from '../../analysis/reading/descent.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'
import type { Passage } from '../../text/passage.ts'
import type { WrittenPassage } from '../../report/run/passages.ts'
import { originOf, type Run } from '../runs/read-run.ts'
import { pickPassages, pickTrainingRows } from '../runs/run-parts.ts'

/** The ancestors of some tokens of a passage, and the texts that they stand in. */
export interface Ancestry {
  /** By token, as they were asked for. */
  readonly chains: readonly Chain[]
  /** By id of the passage. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * Follows tokens of a passage from generation to generation, through passages.jsonl and training.csv, to the text that A learned from.
 * Each file is read once, and of it only what is needed is kept.
 *
 * @param human the passages that A learned from
 * @param tokens counted from 0
 * @throws Refusal when the files of the run do not hold together: an ancestor is always of the same type
 */
export function readAncestry(
  run: Run,
  passage: WrittenPassage,
  {
    human,
    tokenizer,
    tokens,
  }: { human: readonly Passage[]; tokenizer: Tokenizer; tokens: readonly number[] },
): Ancestry {
  const origin = originOf(run)
  const read = reader(tokenizer)
  read.add(passage)
  const chains: Ancestor[][] = tokens.map(token => [{ passage: passage.id, source: passage.source, token }])
  let known = new Map([[passage.id, passage]])
  // A generation learns from those before it, so that one walk backwards meets every ancestor.
  for (const generation of [...run.file.generations].reverse()) {
    const here = chains.filter(chain => chain.at(-1)!.source === generation)
    if (here.length === 0) continue
    if (generation !== passage.source) known = passagesNamed(run, generation, here)
    for (const found of known.values()) read.add(found)
    const parents = here.map(chain => stepOf(run, known, chain))
    const rows = pickTrainingRows(run, generation, new Set(parents.map(({ row }) => row)))
    here.forEach((chain, k) => chain.push({ ...rows.get(parents[k]!.row)!, token: parents[k]!.token }))
  }
  const wanted = new Set(chains.map(chain => chain.at(-1)!.passage))
  for (const found of human) if (wanted.has(found.id)) read.add(found)
  for (const chain of chains) check(run, chain, { origin, typeAt: read.typeAt })
  return { chains, texts: read.texts }
}

function passagesNamed(
  run: Run,
  generation: string,
  chains: readonly (readonly Ancestor[])[],
): Map<string, WrittenPassage> {
  const number = ({ passage }: Ancestor) => Number(passage.slice(generation.length + 1))
  const found = pickPassages(run, generation, new Set(chains.map(chain => number(chain.at(-1)!))))
  return new Map(Array.from(found.values(), passage => [passage.id, passage]))
}

function stepOf(
  run: Run,
  passages: ReadonlyMap<string, WrittenPassage>,
  chain: readonly Ancestor[],
): { row: number; token: number } {
  const { passage, token } = chain.at(-1)!
  const parents = passages.get(passage)?.parents
  const parent = Array.isArray(parents) ? parentOf(parents, token) : undefined
  if (parent) return parent
  throw broken(run, phrase`token ${token + 1} of ${passage} has no parent`)
}

/** Keeps texts by passage, and splits them when their types are asked for. The first passage of an id counts. */
function reader(tokenizer: Tokenizer) {
  const texts = new Map<string, string>()
  const types = new Map<string, readonly string[]>()
  return {
    texts,
    add({ id, text }: Pick<Passage, 'id' | 'text'>) {
      if (!texts.has(id)) texts.set(id, text)
    },
    typeAt({ passage, token }: Ancestor): string | undefined {
      let read = types.get(passage)
      if (!read) types.set(passage, (read = tokenizer.read(texts.get(passage) ?? '').types))
      return read[token]
    },
  }
}

function check(
  run: Run,
  chain: Chain,
  { origin, typeAt }: { origin: string; typeAt: (place: Ancestor) => string | undefined },
): void {
  const type = typeAt(chain[0]!)
  for (const place of chain)
    if (type === undefined || typeAt(place) !== type)
      throw broken(
        run,
        phrase`token ${place.token + 1} of ${place.passage} is not ${JSON.stringify(type ?? '')}`,
      )
  if (chain.at(-1)!.source !== origin) throw broken(run, phrase`${chain.at(-1)!.passage} has no ancestor`)
}

const broken = ({ folder }: Run, what: string) =>
  new Refusal(
    phrase`the files of ${folder} do not hold together: ${what}`,
    'see what has changed with `collapse-lab verify`, or run the plan again',
  )
