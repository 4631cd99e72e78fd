import { statSync } from 'node:fs'
import { given } from '../../given.ts'
import type { TextPart } from '../../node/backoff/text-part.ts'
import { smoothedNotes, smoothedTable, type ShownModel } from '../../report/backoff/smoothed.ts'
import { counted, grouped } from '../../report/format/numbers.ts'
import { lineWidth, print, printHeading, printJson, printLine } from '../output.ts'

/** Prints what was learned: n-grams and discounts by length. @param out the ARPA file, which is written */
export function showModel(
  model: ShownModel,
  { title, tokens, out, json }: { title: string; tokens: string; out: string | undefined; json: boolean },
): void {
  const { order, smoothing, levels, discounts } = model
  const bytes = out === undefined ? undefined : statSync(out).size
  if (json)
    return printJson({
      text: title,
      tokens,
      order,
      smoothing: smoothing.name,
      levels: levels.map(({ length, size }, index) => ({
        order: length,
        ngrams: length === 1 ? size + 1 : size,
        ...(discounts[index]
          ? { discounts: discounts[index].values, fallback: discounts[index].fallback }
          : {}),
      })),
      ...given({ arpa: out, bytes }),
    })
  printHeading(`${title} · ${smoothing.title} · order ${order}`)
  print(smoothedTable(model, { width: lineWidth() }))
  for (const remark of smoothedNotes(model)) printLine(remark)
  print(
    bytes === undefined
      ? '\nNothing was saved: --arpa FILE writes the model.'
      : `\nSaved in ${out} (${grouped(bytes)} bytes).`,
  )
}

/** Prints what was counted. @param out the file of counts, which is written */
export function showCounts(
  { title, tokens, types }: { title: string; tokens: number; types: number },
  { order, part, out, json }: { order: number; part: TextPart | undefined; out: string; json: boolean },
): void {
  const bytes = statSync(out).size
  if (json) return printJson({ text: title, order, ...part, tokens, types, counts: out, bytes })
  const which = part ? `, part ${part.part} of ${part.of}` : ''
  printHeading(`${title}${which} · order ${order}`)
  print(`${counted(tokens, 'tokens')}, ${counted(types, 'different words')}`)
  print(`\nSaved in ${out} (${grouped(bytes)} bytes).`)
}
