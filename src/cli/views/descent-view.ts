import { readDescent, type PassageName } from '../../node/reading/close-reading.ts'
import { originOf, type Run } from '../../node/runs/read-run.ts'
import { contextOf, placeName } from '../../report/reading/descent-view.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { print, printHeading, printJson, terminalWidth } from '../output.ts'
import { planLine } from './run-view.ts'
import { hanging, wrap } from '../../report/format/wrap.ts'

/** Shows the ancestors of one token, each in its context, down to the human one. */
export function showDescent(run: Run, name: PassageName, wanted: string, json: boolean): void {
  const { passage, token, chain, texts } = readDescent(run, name, wanted)
  const tokenizer = tokenizerNamed(run.file.plan.tokens)
  const origin = originOf(run)
  const steps = chain.map(ancestor => {
    const isHuman = ancestor.source === origin
    const text = texts.get(ancestor.passage) ?? ''
    return { ...ancestor, context: contextOf(text, ancestor.token, tokenizer, { sentence: isHuman }) }
  })
  if (json)
    return printJson({
      passage,
      token: token + 1,
      chain: steps.map(({ token, ...step }) => ({ ...step, token: token + 1 })),
    })
  const width = Math.min(80, terminalWidth())
  printHeading(`Token ${token + 1} of ${passage}, and what it was copied from`)
  print(wrap(planLine(run), width))
  for (const [index, step] of steps.entries()) {
    print()
    print(
      `${index === 0 ? '' : 'copied from '}${placeName(step)}${step.source === origin ? ` of the ${origin} text` : ''}`,
    )
    print(hanging(`  ${step.context}`, width, '  '))
  }
}
