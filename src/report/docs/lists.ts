import { groups, usual, type Metric } from '../../metrics/index.ts'
import { ARROWS } from '../tables/measures.ts'
import { wrap, hanging } from '../format/terminal.ts'
import { formulas } from '../../theory/index.ts'
import { significant } from '../format/numbers.ts'
import { usageOf } from '../../lineage/protect.ts'
import { protections } from '../../lineage/protections/index.ts'

/** Which lengths of text a measure compares. */
const LENGTHS = { any: '', sampled: ', on samples of one length', equal: ', of texts of one length' }

/** Who takes a measure, where it is not everybody. */
const takenBy = (taken: Metric['taken']) =>
  taken === undefined ? '' : taken === 'by measure' ? ', in runs by name only' : ', by name only'

/**
 * Lists every measure with its unit, direction, source and what it does not show, as text.
 *
 * @param width columns of a line
 */
export function listOfMeasures(width: number): string {
  const indent = (text: string) =>
    wrap(text, width - 4)
      .split('\n')
      .map(line => `    ${line}`)
  return groups
    .flatMap(group => [
      group.title,
      '',
      ...usual(group).flatMap(
        ({ name, title, unit, collapse, needs, parts, lengths, taken, source, caveat }) => [
          `  ${name}  ${ARROWS[collapse]} ${unit}${needs === 'text' ? '' : ', needs --against'}${parts ? ', by part' : ''}${LENGTHS[lengths]}${takenBy(taken)}`,
          ...indent(title),
          ...indent(`source: ${source}`),
          ...indent(`does not show: ${caveat}`),
          '',
        ],
      ),
    ])
    .concat(
      wrap(
        '▲ rises and ▼ falls when language is lost. A name that ends in a number takes others too: distinct-5, rep-4, mattr-50, hdd-10, self-bleu-2, novelty-6.',
        width,
      ),
    )
    .join('\n')
}

/** docs/measures.md: the list of measures as Markdown. */
export function listAsMarkdown(): string {
  const lines = groups.flatMap(group => [
    `## ${group.title}`,
    '',
    ...usual(group).map(
      ({ name, title, unit, collapse, needs, parts, lengths, taken, source, caveat }) =>
        `- **${name}** ${ARROWS[collapse]} ${unit}${needs === 'text' ? '' : ', beside a human text'}${parts ? ', by part' : ''}${LENGTHS[lengths]}${takenBy(taken)}. ${title[0]!.toUpperCase()}${title.slice(1)}. _Source:_ ${source}. _Does not show:_ ${caveat}.`,
    ),
    '',
  ])
  return ['# Measures', '', OF_MEASURES, '', ...lines].join('\n')
}

const OF_MEASURES =
  '▲ rises and ▼ falls when language is lost. This is what `collapse-lab measure --list` prints; a name that ends in a number takes others too, as in `rep-5` or `mattr-50`. [methods.md](methods.md) works numbers by hand. Perplexity, guesses, coverage and distances are shown from 100 tokens of held-out text on: [texts.md](texts.md#short-texts).'

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
  return ['# What theory expects', '', OF_THEORY, '', ...lines].join('\n')
}

const OF_THEORY =
  'N is the tokens of a text, p a share, c a count in the human text, t a generation (1 for A). These laws need no run: each is a function of the library, tested against a number worked by hand and against simulation. Those that judge a run (survival, ancestors, heterozygosity by regime) stand in [methods.md](methods.md), and `collapse-lab show RUN --theory` says which of them hold for it.'

const EFFECT_TITLES = {
  protects: 'What protects',
  harms: 'What harms',
  compares: 'What compares at one size',
}

/**
 * Lists protections and harms, each with its values, its effect, the metric that shows it, and its source.
 *
 * @param width columns of a line
 */
export function protectionsList(width: number): string {
  return (['protects', 'harms', 'compares'] as const)
    .map(effect => {
      const own = protections.filter(protection => protection.effect === effect)
      return [EFFECT_TITLES[effect], ...own.map(entry => entryOf(entry, width))]
    })
    .flat()
    .join('\n\n')
}

function entryOf(protection: (typeof protections)[number], width: number): string {
  const { title, source, target } = protection
  return [
    hanging(`  ${usageOf(protection)}`, width, '      '),
    hanging(`    ${title}`, width, '    '),
    hanging(`    shows in ${target.row}, which goes ${target.moves}`, width, '    '),
    hanging(`    source: ${source}`, width, '    '),
  ].join('\n')
}
