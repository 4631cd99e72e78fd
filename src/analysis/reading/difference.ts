import { diffArrays } from 'diff'
import { tokenPlaces, type TokenPlace } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/** A stretch that both texts have, that only the one before has, or only the one after. */
export interface Change {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Fewer tokens than this between two changes belong to them: a comma that both texts have is no common ground. */
const COMMON = 3
/** Texts are compared by their first tokens: time grows with their product. */
const COMPARED = 1000

/**
 * What has to be taken out of one text, and put in, to make another: the shortest such list of tokens (Myers 1986, by jsdiff), in which
 * common stretches of fewer than three tokens count as changed. Capitals make no difference.
 *
 * @returns nothing when the texts have no three tokens in a row in common; of long texts the first 1,000 tokens are compared
 */
export function difference(before: string, after: string, tokenizer: Tokenizer): Change[] | undefined {
  const [old, now] = [before, after].map(text => tokenPlaces(text, tokenizer).slice(0, COMPARED))
  const types = (places: readonly TokenPlace[]) => places.map(({ token }) => tokenizer.fold(token))
  const changes = diffArrays(types(old!), types(now!)).map(({ added, removed, count }) => ({
    kind: added ? ('new' as const) : removed ? ('gone' as const) : ('same' as const),
    count,
  }))
  const common = changes.map(({ kind, count }) => kind === 'same' && count >= COMMON)
  if (!common.includes(true)) return undefined
  return readOff(changes, common, {
    before: { text: before, places: old! },
    after: { text: after, places: now! },
  })
}

interface Side {
  readonly text: string
  readonly places: readonly TokenPlace[]
}

/** Neighbouring changes together: first all that is gone, then all that is new. */
function readOff(
  changes: readonly { kind: Change['kind']; count: number }[],
  common: readonly boolean[],
  { before, after }: { before: Side; after: Side },
): Change[] {
  const read: Change[] = []
  let [oldAt, newAt, gone, fresh] = [0, 0, 0, 0]
  const flush = () => {
    if (gone > 0) read.push({ kind: 'gone', text: textOf(before, oldAt - gone, oldAt) })
    if (fresh > 0) read.push({ kind: 'new', text: textOf(after, newAt - fresh, newAt) })
    gone = fresh = 0
  }
  changes.forEach(({ kind, count }, k) => {
    if (common[k]) flush()
    if (kind !== 'new') oldAt += count
    if (kind !== 'gone') newAt += count
    if (common[k]) read.push({ kind: 'same', text: textOf(after, newAt - count, newAt) })
    else {
      if (kind !== 'new') gone += count
      if (kind !== 'gone') fresh += count
    }
  })
  flush()
  return read
}

function textOf({ text, places }: Side, from: number, to: number): string {
  return text.slice(places[from]!.from, places[to - 1]!.to)
}
