import { given } from '../../given.ts'
import { join } from 'node:path'
import type { Setting } from '../../experiment/finding.ts'
import { experiments, experimentNumber, type Experiment } from '../../experiment/experiments/index.ts'
import { experimentNamed, paperOf } from '../../experiment/named.ts'
import { papers } from '../../experiment/papers/index.ts'
import { carryOutExperiment } from '../../node/experiments/carry-out-experiment.ts'
import {
  findingsFolder,
  prepareFinding,
  type PreparedExperiment,
} from '../../node/experiments/experiments.ts'
import { readFinding } from '../../node/experiments/finding-files.ts'
import { mergeTexts, prepareTexts, textsFolder, textsNamed } from '../../node/experiments/several-texts.ts'
import { Refusal } from '../../refusal.ts'
import { cellsDisplay } from '../progress.ts'
import type { Arguments, Command } from '../command.ts'
import {
  findingAsJson,
  printExperiment,
  printTexts,
  printVerdict,
  showFinding,
  textsAsJson,
} from '../views/finding-view.ts'
import { note, print, printJson, printLine, printNamed } from '../output.ts'
import { jobsOf, reportStop } from '../replicated-run.ts'
import { listenForStop } from '../stop.ts'
import { textOf, UsageError } from '../values.ts'

const ACTIONS = ['list', 'show', 'run', 'all']

export const experiment: Command = {
  name: 'experiment',
  positionals: '[action] [name]',
  actions: ACTIONS,
  summary: 'the statements of the article, each as something that can come out wrong: list, show, run, all',
  options: {
    papers: { type: 'boolean', describe: 'list: published experiments, whose numbers are to come out again' },
    quick: { type: 'boolean', describe: 'fewer seeds and smaller sizes' },
    corpus: {
      type: 'string',
      default: 'moby-dick',
      describe: 'the text to begin with, as of run; run: several, set apart by commas, are replicates',
    },
    seed: { type: 'string', default: '1', describe: 'any text; the same plan gives the same bytes' },
    jobs: { type: 'string', describe: 'working threads [default: as many as there are processors]' },
    out: { type: 'string', describe: 'the folder of the results [default: experiments/TEXT-SIZE-SEED/NAME]' },
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 experiment list', 'the questions'],
    ['$0 experiment run photocopy --quick', 'one of them, in seconds: numbers, a verdict, a figure'],
    ['$0 experiment run riis --corpus austen5.txt', 'a published experiment: its numbers beside ours'],
    ['$0 experiment run early-collapse --corpus a.txt,b.txt,c.txt', 'on several texts: a verdict over all'],
    ['$0 experiment all --quick', 'all of them, and the ledger of what came out'],
  ],
  run(args) {
    const action = textOf(args, 'action') ?? 'list'
    const name = textOf(args, 'name')
    if (action === 'list')
      return args.papers === true ? listPapers(args.json === true) : list(args.json === true)
    if (action === 'all') return all(args)
    if (!ACTIONS.includes(action))
      throw new UsageError(
        `experiment has no action ${JSON.stringify(action)}`,
        `there are ${ACTIONS.join(', ')}, as in experiment run photocopy`,
      )
    if (name === undefined)
      throw new UsageError(
        `experiment ${action} takes the name of an experiment`,
        `there are ${experiments.map(({ name }) => name).join(', ')}`,
      )
    const found = experimentNamed(name)
    return action === 'show' ? show(found, args) : runOne(found, args)
  },
}

function list(json: boolean): number {
  if (json) printJson(experiments.map(facts))
  else
    printNamed(
      experiments.map(each => [`${String(experimentNumber(each)).padStart(2)}  ${each.name}`, each.title]),
    )
  return 0
}

function listPapers(json: boolean): number {
  if (json) printJson(papers.map(facts))
  else printNamed(papers.map(({ name, source, text }) => [name, `${source}. Text: ${text?.title ?? 'any'}`]))
  return 0
}

/** An experiment as data, before it was run. */
function facts(experiment: Experiment) {
  const paper = paperOf(experiment)
  const { name, title, statement, tests, expected, wrong, silent, seeds } = experiment
  return {
    ...(paper
      ? { source: paper.source, ...given({ text: paper.text }) }
      : { number: experimentNumber(experiment) }),
    name,
    title,
    statement,
    tests,
    expected,
    wrong,
    silent,
    seeds,
  }
}

function show(found: Experiment, args: Arguments): number {
  const setting = settingOf(found, args)
  if (args.json === true) printJson({ ...facts(found), arms: found.arms(setting.size) })
  else printExperiment(found, setting)
  return 0
}

function settingOf({ name }: Experiment, args: Arguments): Setting {
  return {
    experiment: name,
    size: args.quick === true ? 'quick' : 'full',
    corpus: textOf(args, 'corpus') ?? 'moby-dick',
    seed: textOf(args, 'seed') ?? '1',
  }
}

async function runOne(found: Experiment, args: Arguments): Promise<number> {
  const texts = textsNamed(settingOf(found, args).corpus)
  if (texts.length > 1) return runOverTexts(found, texts, args)
  const prepared = prepareFinding(settingOf(found, args), textOf(args, 'out'))
  if (!(await carriedOut(prepared, args))) return reportStop(prepared.folder)
  showFinding(readFinding(prepared.folder), prepared.folder, args.json === true)
  if (args.json !== true) {
    print()
    printLine(
      `Saved in ${prepared.folder}: finding.md is the page, figure.svg the figure, intervals.csv has every number.`,
    )
  }
  return 0
}

/** One experiment on several texts, one after another, then what they say together. */
async function runOverTexts(found: Experiment, texts: readonly string[], args: Arguments): Promise<number> {
  const setting = settingOf(found, args)
  const folder = textOf(args, 'out') ?? textsFolder(setting, texts)
  const prepared = prepareTexts(setting, texts, folder)
  for (const [index, text] of prepared.entries()) {
    note(`${index + 1} of ${texts.length}: ${text.name}`)
    if (!(await carriedOut(text.prepared, args))) return reportStop(folder)
  }
  const merged = mergeTexts(setting, prepared, folder)
  if (args.json === true) printJson(textsAsJson(merged, folder))
  else {
    printTexts(merged)
    print()
    printLine(`Saved in ${folder}: texts.md is the page, texts.csv has every number; each text has a folder.`)
  }
  return 0
}

/** Every experiment, one after another, then the ledger; one that the text will not do for is left out, and the exit code says so. */
async function all(args: Arguments): Promise<number> {
  const [first] = experiments as readonly [Experiment]
  const folder = textOf(args, 'out') ?? findingsFolder(settingOf(first, args))
  const prepared = experiments.map(each => ({
    each,
    prepared: prepareFinding(settingOf(each, args), join(folder, each.name)),
  }))
  const findings = []
  for (const { each, prepared: one } of prepared) {
    note(`${experimentNumber(each)} of ${experiments.length}: ${each.title}`)
    try {
      if (!(await carriedOut(one, args))) return reportStop(folder)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      note(`collapse-lab: ${each.name} is left out: ${error.message}`)
      continue
    }
    const finding = readFinding(one.folder)
    findings.push({ finding, folder: one.folder })
    if (args.json !== true) printVerdict(finding)
  }
  // Drawing takes a while to load, and only this action draws here.
  const { writeLedger } = await import('../../node/experiments/ledger.ts')
  writeLedger(folder, findings)
  if (args.json === true) printJson(findings.map(({ finding, folder }) => findingAsJson(finding, folder)))
  else {
    print()
    printLine(`The ledger: ${folder}/ledger.html, and the same as ledger.md and ledger.csv.`)
  }
  return findings.length < experiments.length ? 1 : 0
}

/** Carries out what is left of an experiment. @returns whether it is complete */
async function carriedOut(prepared: PreparedExperiment, args: Arguments): Promise<boolean> {
  const display = cellsDisplay('cells')
  const interruption = listenForStop()
  const jobs = jobsOf(args)
  try {
    return await carryOutExperiment(prepared, {
      progress: display.show,
      remark: note,
      signal: interruption.abort,
      ...given({ jobs }),
    })
  } finally {
    display.end()
    interruption.forget()
  }
}
