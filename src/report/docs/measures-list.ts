import { groups, usual } from '../../metrics/index.ts'
import { ARROWS } from '../tables/measures.ts'
import { wrap } from '../format/wrap.ts'

/** Which lengths of text a measure compares. */
const LENGTHS = { any: '', sampled: ', on samples of one length', equal: ', of texts of one length' }

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
      ...usual(group).flatMap(({ name, title, unit, collapse, needs, parts, lengths, source, caveat }) => [
        `  ${name}  ${ARROWS[collapse]} ${unit}${needs === 'text' ? '' : ', needs --against'}${parts ? ', by part' : ''}${LENGTHS[lengths]}`,
        ...indent(title),
        ...indent(`source: ${source}`),
        ...indent(`does not show: ${caveat}`),
        '',
      ]),
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
      ({ name, title, unit, collapse, needs, parts, lengths, source, caveat }) =>
        `- **${name}** ${ARROWS[collapse]} ${unit}${needs === 'text' ? '' : ', beside a human text'}${parts ? ', by part' : ''}${LENGTHS[lengths]}. ${title[0]!.toUpperCase()}${title.slice(1)}. _Source:_ ${source}. _Does not show:_ ${caveat}.`,
    ),
    '',
  ])
  return ['# Measures', '', INTRODUCTION, '', ...lines].join('\n')
}

const INTRODUCTION =
  '▲ rises and ▼ falls when language is lost. This is what `collapse-lab measure --list` prints; a name that ends in a number takes others too, as in `rep-5` or `mattr-50`. [methods.md](methods.md) works numbers by hand.'
