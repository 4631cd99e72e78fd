import type { Answered } from '../../experiment/claim.ts'
import type { FindingOverTexts, TextFinding } from '../../experiment/several-texts.ts'
import { experimentHeading, whoSays } from '../../experiment/named.ts'
import { rounded } from '../format/rows.ts'
import { answerName, MEANINGS_OVER_TEXTS, sentenceOf, VERDICTS } from './answers.ts'
import type { FindingDocument } from './finding-document.ts'
import { withHalf } from './values.ts'

/** Names the row of all texts together. */
const ALL = 'all texts'

/** What an experiment found on several texts, in plain words: the claims over the texts, and a row for each text. */
export function textsDocument(found: FindingOverTexts): FindingDocument {
  const { experiment, texts, answers, verdict } = found
  const [{ finding }] = texts as readonly [TextFinding]
  const { seeds } = experiment
  const open = answers.filter(({ answer }) => answer === 'open').length
  const count = `${answers.length} claims${open === 0 ? '' : `, ${open} of them not told by so few texts`}`
  return {
    title: experimentHeading(experiment),
    verdict: `${VERDICTS[verdict]}: ${MEANINGS_OVER_TEXTS[verdict]} (${texts.length} texts, ${count}, ${seeds[finding.setting.size]} seeds an arm).`,
    parts: [
      {
        title: 'What is said, and what came out over the texts',
        paragraphs: [`${whoSays(experiment)}: ${experiment.statement}`],
        list: answers.map((answered, index) => ({
          term: `${index + 1} · ${answerName(answered)}`,
          text: sentenceOf(answered),
        })),
      },
      { title: 'Text by text', table: textRows(found) },
      {
        title: 'How texts are put together',
        paragraphs: [
          'Texts are the replicates. Their numbers are pooled by random effects: variance between texts by DerSimonian and Laird 1986, interval of Hartung and Knapp 2001 by Student’s t. It speaks of texts like these. Columns are the claims in the order above; in brackets what a text alone says.',
        ],
      },
    ],
  }
}

/** A row for each text and one for all, a column for each claim: its number, and the answer. */
export function textRows({ texts, answers, verdict }: FindingOverTexts) {
  const cell = ({ claim, estimate, answer, untold }: Answered) =>
    estimate === undefined || untold !== undefined ? '–' : `${withHalf(estimate, claim.unit)} (${answer})`
  return {
    head: ['', ...answers.map((_, index) => String(index + 1)), 'verdict'],
    rows: [
      ...texts.map(({ name, finding }) => [name, ...finding.answers.map(cell), VERDICTS[finding.verdict]]),
      [ALL, ...answers.map(cell), VERDICTS[verdict]],
    ],
  }
}

/** Columns of texts.csv. */
export const TEXTS_COLUMNS = 'text,claim,holds,effect,low,high,unit,count'.split(',')

/** A row for each claim of each text, then of all texts. `count`: seeds of a text, and texts of all. */
export function* textsRows({ texts, answers }: FindingOverTexts): Generator<(string | number)[]> {
  const all = [...texts.map(({ name, finding }) => ({ name, answers: finding.answers })), { name: ALL, answers }] // prettier-ignore
  for (const { name, answers } of all)
    for (const { claim, answer, estimate } of answers) {
      const digits = [estimate?.mean, estimate?.interval?.low, estimate?.interval?.high]
      yield [
        ...[name, claim.name, answer],
        ...digits.map(value => (value === undefined ? '' : rounded(value))),
        ...[claim.unit, estimate?.count ?? 0],
      ]
    }
}
