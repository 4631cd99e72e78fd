import type { Finding } from '../../experiment/finding.ts'
import { experimentHeading, whoSays } from '../../experiment/named.ts'
import { answerName, sentenceOf, verdictSentence } from './answers.ts'
import { armText, commandOf } from './commands.ts'
import { figureRows, resultTableRows } from './figure-rows.ts'

/** A section: a heading, then paragraphs, a list or a table. */
export interface DocumentSection {
  readonly title: string
  readonly paragraphs?: readonly string[]
  readonly list?: readonly { readonly term: string; readonly text: string; readonly code?: true }[]
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
}

/** A finding in plain words, for Markdown and HTML. */
export interface FindingDocument {
  readonly title: string
  readonly verdict: string
  /** The sections in order; the figure follows the first. */
  readonly parts: readonly DocumentSection[]
}

/** Makes the document of a finding. The numbers choose every sentence about a result. */
export function findingDocument(finding: Finding): FindingDocument {
  const { experiment, setting, answers } = finding
  const { tests } = experiment
  return {
    title: experimentHeading(experiment),
    verdict: verdictSentence(finding),
    parts: [
      {
        title: 'What is said, and what came out',
        paragraphs: [`${whoSays(experiment)}: ${experiment.statement}`],
        list: answers.map(answered => ({ term: answerName(answered), text: sentenceOf(answered) })),
      },
      { title: 'The numbers of the figure', table: figureRows(finding.figure) },
      ...finding.tables.map(table => ({ title: table.title, table: resultTableRows(table) })),
      { title: 'What was expected, before anything was run', paragraphs: [experiment.expected] },
      { title: 'What would prove it wrong', paragraphs: [experiment.wrong] },
      {
        title: 'What was run',
        paragraphs: [
          `Each of these with ${experiment.seeds[setting.size]} seeds, from ${setting.seed} on. In square brackets above stand the mean over the seeds and its 95 % interval.`,
        ],
        list: experiment
          .arms(setting.size)
          .map(arm => ({ term: arm.name, text: armText(arm, setting), code: true as const })),
      },
      {
        title: 'Which collapse it tests, and what it does not show',
        paragraphs: [
          tests.length === 0
            ? 'It tests no meaning of collapse, but what is done against it.'
            : `Of the meanings that “collapse” has, it tests: ${tests.join('; ')}.`,
          experiment.silent,
        ],
      },
      { title: 'To run it again', list: [{ term: '', text: commandOf(finding), code: true }] },
    ],
  }
}
