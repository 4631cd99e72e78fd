import { formulas } from '../../theory/index.ts'
import { significant } from '../format/numbers.ts'

/** docs/theory.md: the laws that need no run. */
export function listOfFormulas(): string {
  const lines = formulas.flatMap(({ name, title, formula, source, scope, example }) => [
    `## ${title[0]!.toUpperCase()}${title.slice(1)}`,
    '',
    `${formula}.`,
    '',
    `_Scope:_ ${scope}. _Source:_ ${source}. _Worked:_ ${example.text}: ${[significant(example.value), example.unit].filter(part => part !== '').join(' ')}. (\`src/theory/formulas/${name}.ts\`)`,
    '',
  ])
  return ['# What theory expects', '', INTRODUCTION, '', ...lines].join('\n')
}

const INTRODUCTION =
  'N is the tokens of a text, p a share, c a count in the human text, t a generation (1 for A). These laws need no run: each is a function of the library, tested against a number worked by hand and against simulation. Those that judge a run (survival, ancestors, heterozygosity by regime) stand in [methods.md](methods.md), and `collapse-lab show RUN --theory` says which of them hold for it.'
