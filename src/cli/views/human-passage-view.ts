import { originOf, readVocabulary, type Run } from '../../node/runs/read-run.ts'
import { passagesAt } from '../../node/runs/run-parts.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { grouped } from '../../report/format/numbers.ts'
import { wrap } from '../../report/format/terminal.ts'
import { marked } from '../../report/format/marked.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { print, printHeading, printJson, proseWidth } from '../output.ts'
import { planLine } from './run-view.ts'

/** Shows a passage of the human text that A learned from, with the words that the last generation no longer uses. @param number from 1 */
export function showHumanPassage(run: Run, number: number, json: boolean): void {
  const origin = originOf(run)
  const last = run.file.generations.at(-1)!
  const {
    passages: [found],
    count,
  } = passagesAt(run, origin, [number - 1])
  if (found === undefined)
    throw new Refusal(phrase`passage ${origin}/${number} is not in the run`, phrase`A learned from ${numbered(count, 'passages')}, counted from 1`) // prettier-ignore
  const tokenizer = tokenizerFor(run.file.plan)
  const { types, counts } = readVocabulary(run)
  const own = new Set(tokenizer.read(found.text).types)
  const lost = new Set(types.filter((type, index) => own.has(type) && counts.at(-1)![index] === 0))
  if (json)
    return printJson({
      passage: `${origin}/${number}`,
      id: found.id,
      text: found.text,
      lost: [...lost],
      generation: last,
    })
  const width = proseWidth()
  printHeading(`${origin}/${number} (${found.id}), read by A`)
  print(wrap(planLine(run), width))
  print()
  const { text, open, close } = marked(found.text, tokenizer, type => lost.has(type))
  print(wrap(text, width))
  print()
  print(
    wrap(
      lost.size === 0
        ? `${last} still uses each of its ${grouped(own.size)} different ${tokenizer.title}.`
        : `${open}in brackets${close}: lost, in nothing that ${last} wrote; ${grouped(lost.size)} of its ${grouped(own.size)} different ${tokenizer.title}.`,
      width,
    ),
  )
}
