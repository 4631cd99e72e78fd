import type { CloseReading } from '../../analysis/reading/close-reading.ts'
import type { Change } from '../../analysis/reading/difference.ts'
import { counted, grouped, similarityDigits } from '../../report/format/numbers.ts'
import { print, printHeading, printStyled, type Format } from '../output.ts'
import { wrap } from '../../report/format/wrap.ts'

/** Characters of a stretch that only one of the texts has. */
const SHOWN = 140

const SIGNS: Readonly<Record<Change['kind'], { sign: string; formats: readonly Format[] }>> = {
  same: { sign: '  ', formats: [] },
  gone: { sign: '- ', formats: ['red'] },
  new: { sign: '+ ', formats: ['green'] },
}

/** The human passage that is most like a passage, and what differs. */
export function printNearest(
  { id, nearest }: CloseReading,
  { origin, width }: { origin: string; width: number },
): void {
  if (!nearest) return
  print()
  printHeading(
    `The nearest ${origin} passage: ${nearest.id}, similarity ${similarityDigits(nearest.similarity)}`,
  )
  print(wrap(howAlike(nearest, origin), width))
  print()
  if (!nearest.difference)
    return print(wrap(`${nearest.id} and ${id} have no three words in a row in common, in the same order.`, width)) // prettier-ignore
  print(wrap(`From ${nearest.id} to ${id}: "-" stands only there, "+" only here, the rest in both.`, width))
  for (const { kind, text } of nearest.difference) {
    const { sign, formats } = SIGNS[kind]
    for (const line of wrap(kind === 'same' ? text : shortened(text), width - 4).split('\n'))
      printStyled([{ text: `  ${sign}` }, { text: line, formats }])
  }
}

function howAlike({ among, usual, tokens }: NonNullable<CloseReading['nearest']>, origin: string): string {
  const peers =
    usual === undefined
      ? ''
      : ` ${capital(origin)} passages of about this length are usually at ${similarityDigits(usual)}.`
  const from =
    tokens === 0
      ? 'No token goes back to it.'
      : `${grouped(tokens)} of the tokens ${tokens === 1 ? 'goes' : 'go'} back to it.`
  return `Of ${counted(among, 'passages')} it takes the fewest changes of letters; similarity is 1 for equal texts.${peers} ${from}`
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The beginning and the end of a long stretch. */
function shortened(text: string): string {
  const words = text.split(' ')
  const half = (part: readonly string[]) => {
    let taken = 0
    return part.filter(word => (taken += word.length + 1) <= SHOWN / 2)
  }
  const first = half(words)
  const last = half(words.slice(first.length).reverse()).reverse()
  const left = words.length - first.length - last.length
  return left <= 3 ? text : `${first.join(' ')} … ${left} words … ${last.join(' ')}`
}
