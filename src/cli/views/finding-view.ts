import { join } from 'node:path'
import type { Answered } from '../../experiment/claim.ts'
import type { Finding, Setting } from '../../experiment/finding.ts'
import { experimentNumber, type Experiment } from '../../experiment/experiments/index.ts'
import type { FindingOverTexts } from '../../experiment/several-texts.ts'
import { experimentHeading, paperOf, whoSays } from '../../experiment/named.ts'
import {
  answerName,
  sentenceOf,
  tellingAnswers,
  verdictSentence,
  VERDICTS,
} from '../../report/findings/answers.ts'
import { armText } from '../../report/findings/commands.ts'
import { fewRows, figureRows, resultTableRows } from '../../report/findings/figure-rows.ts'
import { textsDocument } from '../../report/findings/several-texts.ts'
import { table } from '../../report/format/table.ts'
import { wrap } from '../../report/format/terminal.ts'
import { lineWidth, print, printHeading, printJson, printLine, terminalWidth } from '../output.ts'

/** Prints what an experiment asks and expects, before it is run. */
export function printExperiment(experiment: Experiment, setting: Setting): void {
  const width = terminalWidth()
  printHeading(experimentHeading(experiment))
  for (const [title, text] of [
    [whoSays(experiment), experiment.statement],
    ...sourceOf(experiment),
    ['Expected', experiment.expected],
    ['Wrong if', experiment.wrong],
    ['Of the meanings of collapse it tests', experiment.tests.join('; ') || 'none'],
    ['What it does not show', experiment.silent],
  ] as const) {
    print()
    print(wrap(`${title}: ${text}`, width))
  }
  print()
  const seeds = experiment.seeds[setting.size]
  printHeading(`What is run, with ${seeds} seeds each`)
  for (const arm of experiment.arms(setting.size))
    printLine(`  ${arm.name}: ${armText(arm, setting)}`, { indent: '    ' })
}

/** Where a paper's numbers stand, and the text that they are of. */
function sourceOf(experiment: Experiment): (readonly [string, string])[] {
  const paper = paperOf(experiment)
  return paper
    ? [
        ['Source', paper.source],
        ['Text', paper.text ? `${paper.text.title}; sha256 ${paper.text.sha256}` : 'any: it is a formula'],
      ]
    : []
}

/** Prints what an experiment found: its numbers, then the answer to each claim, then the verdict. */
export function printFinding(finding: Finding): void {
  const { experiment, figure, answers } = finding
  const width = terminalWidth()
  printHeading(experimentHeading(experiment))
  print()
  print(wrap(`${whoSays(experiment)}: ${experiment.statement}`, width))
  print()
  printHeading(`${figure.title} (${figure.number})`)
  const { head, rows } = figure.kind === 'lines' ? fewRows(figure) : figureRows(figure)
  print(table(head, rows, { width: lineWidth() }))
  for (const resultTable of finding.tables) {
    print()
    printHeading(resultTable.title)
    const drawn = resultTableRows(resultTable)
    print(table(drawn.head, drawn.rows, { width: lineWidth() }))
  }
  print()
  for (const answered of answers)
    printLine(`${answerName(answered)}: ${sentenceOf(answered)}`, { indent: '  ' })
  print()
  printHeading(verdictSentence(finding))
  print()
  print(wrap(experiment.silent, width))
}

/** Prints what an experiment found on several texts: each claim over the texts, a row for each text, then the verdict. */
export function printTexts(found: FindingOverTexts): void {
  const { title, verdict, parts } = textsDocument(found)
  printHeading(title)
  for (const { title, paragraphs = [], list = [], table: drawn } of parts) {
    print()
    printHeading(title)
    for (const text of paragraphs) print(wrap(text, terminalWidth()))
    for (const { term, text } of list) printLine(`${term}: ${text}`, { indent: '  ' })
    if (drawn) print(table(drawn.head, drawn.rows, { width: lineWidth() }))
  }
  print()
  printHeading(verdict)
}

/** What an experiment found on several texts as data. */
export function textsAsJson({ experiment, texts, answers, verdict }: FindingOverTexts, folder: string) {
  return {
    experiment: experiment.name,
    folder,
    verdict,
    statement: experiment.statement,
    claims: answers.map(claimAsJson),
    texts: texts.map(({ name, finding }) => ({ name, ...findingAsJson(finding, join(folder, name)) })),
  }
}

/** A finding as text or as data; the result is the exit code. */
export function showFinding(finding: Finding, folder: string, json: boolean): number {
  if (json) printJson(findingAsJson(finding, folder))
  else printFinding(finding)
  return 0
}

/** The verdict in a line or two, for a list. */
export function printVerdict(finding: Finding): void {
  const { experiment, verdict } = finding
  const told = tellingAnswers(finding).map(sentenceOf).join(' ')
  printLine(
    `${experimentNumber(experiment)} · ${experiment.name} · ${VERDICTS[verdict].toLowerCase()}: ${told}`,
    {
      indent: '  ',
    },
  )
}

/** A finding as data. */
export function findingAsJson({ experiment, setting, answers, verdict, figure }: Finding, folder: string) {
  return {
    ...setting,
    folder,
    verdict,
    statement: experiment.statement,
    claims: answers.map(claimAsJson),
    figure,
  }
}

const claimAsJson = ({ claim: { measure: _, ...claim }, answer, estimate, untold }: Answered) => ({
  ...claim,
  answer,
  estimate,
  ...(untold === undefined ? {} : { untold }),
})
