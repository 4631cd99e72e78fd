import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Corpus } from '../../text/passage.ts'
import { BOUNDARY, passageStarts, type Stream } from '../../text/stream.ts'
import { encode } from '../../text/vocabulary.ts'
import { filterWritten, happens } from './passages.ts'
import type { HumanBaseline, Protection } from './protection.ts'

export const factCheck: Protection = {
  name: 'fact-check',
  title:
    'a verifier reads what models wrote: passages that hold a statement of the text, a wrong one in each of its passages, pass with chance psi, all others with chance phi',
  source: 'Feng et al. 2024 (2406.07515); odds of wrong statements fall by psi / phi in each round',
  effect: 'protects',
  parameters: [
    { name: 'phi', range: { least: 0, most: 1 } },
    { name: 'psi', range: { least: 0, most: 1 } },
    { name: 'text' },
  ],
  target: { row: 'share-of-passages/statements:TEXT', moves: 'down' },
  reads: ([, , text]) => String(text),
  check: ([, , name], baseline, text) => {
    const { stream } = baseline.human
    const wrong = text && marked(stream, statementsOf(text, baseline))
    if (!wrong?.includes(1))
      throw new Refusal(
        phrase`fact-check marks what holds a statement of ${JSON.stringify(name)}, and no passage of the human text does`,
        'a statement is a line of that text, word for word as it stands in the human one',
      )
  },
  transform: (training, [phi, psi], { baseline, random, text }) => {
    const statements: Statements = text ? statementsOf(text, baseline) : new Map()
    return filterWritten(training, baseline, ({ stream }) => {
      const wrong = marked(stream, statements)
      return passage => happens(wrong[passage] === 1 ? psi! : phi!, random)
    })
  },
  observe: ({ written: { stream }, baseline }, [, , name], text) => {
    const wrong = marked(stream, statementsOf(text, baseline))
    return {
      [`share-of-passages/statements:${name}`]: wrong.reduce((sum, mark) => sum + mark, 0) / wrong.length,
    }
  },
}

/** Statements as ids, by their first one; those with words that the human text does not have are left out, since nobody can write them. */
function statementsOf({ passages }: Corpus, { vocabulary }: HumanBaseline): Statements {
  const stream = encode(passages, vocabulary)
  const starts = passageStarts(stream)
  const statements = new Map<number, Int32Array[]>()
  for (let number = 0; number < stream.passages; number++) {
    const ids = stream.ids.subarray(starts[number], starts[number + 1]! - 1)
    if (ids.length > 0 && !ids.includes(vocabulary.unknown))
      statements.set(ids[0]!, [...(statements.get(ids[0]!) ?? []), ids])
  }
  return statements
}

type Statements = ReadonlyMap<number, readonly Int32Array[]>

/** By passage: 1 where it holds one of the statements. */
function marked({ ids, passages }: Stream, statements: Statements): Uint8Array {
  const marks = new Uint8Array(passages)
  let passage = 0
  for (let place = 1; place < ids.length; place++) {
    if (ids[place] === BOUNDARY) passage += 1
    else if (statements.get(ids[place]!)?.some(found => found.every((id, k) => ids[place + k] === id)))
      marks[passage] = 1
  }
  return marks
}
