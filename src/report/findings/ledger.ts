import type { Finding } from '../../experiment/finding.ts'
import { experimentNumber } from '../../experiment/experiments/index.ts'
import { statements } from '../../experiment/statements.ts'
import { rounded } from '../format/rows.ts'
import { sentenceOf, tellingAnswers, VERDICTS } from './answers.ts'
import { plain } from './markdown.ts'

/** Columns of ledger.csv. */
export const LEDGER_COLUMNS =
  'number,experiment,statement,verdict,claim,holds,effect,low,high,unit,seeds,size,corpus,folder'.split(',')

/** A row for each claim of each finding. @param folder gives the folder of a finding */
export function* ledgerRows(
  findings: readonly Finding[],
  folder: (finding: Finding) => string,
): Generator<(string | number)[]> {
  for (const finding of findings) {
    const { experiment, verdict, answers, setting } = finding
    for (const { claim, answer, estimate } of answers) {
      const digits = [estimate?.mean, estimate?.interval?.low, estimate?.interval?.high]
      yield [
        ...[experimentNumber(experiment), experiment.name, experiment.statement, verdict, claim.name, answer],
        ...digits.map(value => (value === undefined ? '' : rounded(value))),
        ...[claim.unit, experiment.seeds[setting.size], setting.size, setting.corpus, folder(finding)],
      ]
    }
  }
}

/** The ledger as Markdown: statement, runs, results, verdict and a link. */
export function ledgerMarkdown(findings: readonly Finding[], folder: (finding: Finding) => string): string {
  const rows = findings.map(finding => {
    const { experiment, verdict } = finding
    const run = experiment.arms(finding.setting.size).map(({ name }) => name)
    return [
      String(experimentNumber(experiment)),
      plain(experiment.statement),
      plain(`${experiment.title} ${run.join('; ')}`),
      plain(tellingAnswers(finding).map(sentenceOf).join(' ')),
      `**${VERDICTS[verdict]}**`,
      `[${experiment.name}](${folder(finding)}/finding.md)`,
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# What the article says, and what came out',
    tally(findings),
    [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n'),
    `## ${STATEMENTS_TITLE}`,
    [STATEMENTS_HEAD, STATEMENTS_HEAD.map(() => '---'), ...statementRows(findings).map(row => row.map(plain))]
      .map(line)
      .join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

const HEAD = ['', 'the article says', 'what was run', 'what came out', 'verdict', 'run']

export const STATEMENTS_TITLE = 'Statement by statement'
export const STATEMENTS_HEAD = ['', 'the article says', 'what came out', 'experiments'] as const

/** A row for each statement of the article that claims of the findings test: number, statement, what came out, and experiments. */
export function statementRows(findings: readonly Finding[]): string[][] {
  const answers = new Map(
    findings.flatMap(({ experiment, answers }) =>
      answers.map(answered => [`${experiment.name}/${answered.claim.name}`, { experiment, answered }]),
    ),
  )
  return statements.flatMap(({ says, claims }, index) => {
    const found = claims.flatMap(claim => answers.get(claim) ?? [])
    if (found.length === 0) return []
    const told = found.map(({ answered }) => sentenceOf(answered)).join(' ')
    const names = [...new Set(found.map(({ experiment }) => experiment.name))].join(', ')
    return [[String(index + 1), says, told, names]]
  })
}

/** Counts the verdicts, in a sentence. */
export function tally(findings: readonly Finding[]): string {
  const parts = (Object.keys(VERDICTS) as (keyof typeof VERDICTS)[]).flatMap(verdict => {
    const count = findings.filter(finding => finding.verdict === verdict).length
    return count === 0 ? [] : [`${count} ${NAMES[verdict]}`]
  })
  return `Of ${findings.length} statements ${parts.join(', ')}.`
}

const NAMES = {
  supports: 'supported',
  qualifies: 'qualified',
  contradicts: 'contradicted',
  open: 'left open',
}
