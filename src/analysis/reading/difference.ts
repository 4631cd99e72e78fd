import { diffArrays } from 'diff'
import { tokenPlaces, type TokenPlace } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/** A piece of text that both texts have, or only the first (`gone`), or only the second (`new`). */
export interface Change {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Fewest common tokens between two changes. A shorter piece, such as a comma, is counted as changed. */
const MIN_COMMON_TOKENS = 3
/** Tokens of each text that are compared: time grows with the product of both lengths. */
const MAX_COMPARED_TOKENS = 1000

/**
 * Diff of two texts: the shortest list of tokens to take out and put in (Myers 1986, by jsdiff). Common pieces of
 * fewer than three tokens count as changed. Capitals make no difference.
 *
 * @returns nothing when the texts have no three tokens in a row in common; of long texts the first 1,000 tokens
 *   are compared
 */
export function difference(before: string, after: string, tokenizer: Tokenizer): Change[] | undefined {
  const [old, now] = [before, after].map(text => tokenPlaces(text, tokenizer).slice(0, MAX_COMPARED_TOKENS))
  const types = (places: readonly TokenPlace[]) => places.map(({ type }) => type)
  const changes = diffArrays(types(old!), types(now!)).map(({ added, removed, count }) => ({
    kind: added ? ('new' as const) : removed ? ('gone' as const) : ('same' as const),
    count,
  }))
  const common = changes.map(({ kind, count }) => kind === 'same' && count >= MIN_COMMON_TOKENS)
  if (!common.includes(true)) return undefined
  return mergeChanges(changes, common, {
    before: { text: before, places: old! },
    after: { text: after, places: now! },
  })
}

interface Side {
  readonly text: string
  readonly places: readonly TokenPlace[]
}

/** Merges neighbouring changes: first everything that is gone, then everything that is new. */
function mergeChanges(
  changes: readonly { kind: Change['kind']; count: number }[],
  common: readonly boolean[],
  { before, after }: { before: Side; after: Side },
): Change[] {
  const read: Change[] = []
  let [oldAt, newAt, gone, fresh] = [0, 0, 0, 0]
  const flush = () => {
    if (gone > 0) read.push({ kind: 'gone', text: sliceText(before, oldAt - gone, oldAt) })
    if (fresh > 0) read.push({ kind: 'new', text: sliceText(after, newAt - fresh, newAt) })
    gone = fresh = 0
  }
  changes.forEach(({ kind, count }, k) => {
    if (common[k]) flush()
    if (kind !== 'new') oldAt += count
    if (kind !== 'gone') newAt += count
    if (common[k]) read.push({ kind: 'same', text: sliceText(after, newAt - count, newAt) })
    else {
      if (kind !== 'new') gone += count
      if (kind !== 'gone') fresh += count
    }
  })
  flush()
  return read
}

function sliceText({ text, places }: Side, from: number, to: number): string {
  return text.slice(places[from]!.from, places[to - 1]!.to)
}
