import { given } from '../../given.ts'
import { compare as compareArms, type Comparison } from '../../experiment/comparison/compare.ts'
import { metricNamed } from '../../metrics/named.ts'
import { intervalCells, INTERVAL_COLUMNS } from '../../node/experiments/merge.ts'
import { refuseExisting } from '../../node/files/existing.ts'
import { writeTable } from '../../node/files/outputs.ts'
import { readArms } from '../../node/experiments/read-experiment.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Command } from '../command.ts'
import { comparisonAsJson, generationNumber, printComparison } from '../views/experiment-view.ts'
import { print, printHeading, printJson } from '../output.ts'
import { asUsage, listOf, namesOf, readOptionsIn, textOf, uncheckedOption } from '../values.ts'

export const compare: Command = {
  name: 'compare',
  positionals: '<runs..>',
  summary: 'compare runs with the first of them: a table, and an answer to each question',
  options: {
    generation: {
      type: 'string',
      describe: 'the generation to ask about, as in C [default: the last that all have]',
    },
    metric: { type: 'string', describe: 'further measures for the table, as in mattr-500,js' },
    csv: { type: 'string', describe: 'write every measure of every generation into this file' },
    force: { type: 'boolean', describe: 'with --csv: write over a file that is there' },
    ...uncheckedOption,
    json: { type: 'boolean', describe: 'only data, as JSON' },
  },
  examples: [
    ['$0 compare moby-dick-word3-replace-seed1 moby-dick-word3-accumulate-seed1', 'one seed: no intervals'],
    [
      '$0 compare moby-dick-word3-replace-seed1-replicates5 moby-dick-word3-accumulate-seed1-replicates5',
      'the same five seeds: differences with intervals',
    ],
  ],
  run(args) {
    const csv = textOf(args, 'csv')
    if (csv !== undefined) refuseExisting(csv, { force: args.force === true, option: '--csv' })
    const arms = namesOf(args, 'runs').flatMap(name => readArms(name, readOptionsIn(args)))
    const generation = textOf(args, 'generation')
    const metrics = listOf(args, 'metric') ?? null
    asUsage(() => metrics?.map(metricNamed))
    const comparison = compareArms(
      arms,
      given({ generation: generation === undefined ? undefined : generationNumber(generation) }),
    )
    refuseIncomparable(comparison, metrics ?? [])
    if (csv !== undefined) writeTable(csv, comparisonRows(comparison))
    if (args.json === true) printJson(comparisonAsJson(comparison))
    else {
      printHeading(arms.map(({ name }) => name).join(' · '))
      print()
      printComparison(comparison, metrics)
      if (csv !== undefined) print(`\nSaved in ${csv}.`)
    }
    return 0
  },
}

function* comparisonRows({ rows }: Comparison): Generator<(string | number)[]> {
  yield ['arm', ...INTERVAL_COLUMNS]
  for (const row of rows) yield [row.arm, ...intervalCells(row)]
}

/** @throws Refusal when a measure was asked for by which the runs do not compare */
function refuseIncomparable({ incomparable }: Comparison, metrics: readonly string[]): void {
  for (const [why, names] of incomparable) {
    const asked = metrics.find(name => names.includes(name))
    if (asked !== undefined)
      throw new Refusal(
        phrase`${asked} depends on the length of the text, and ${why}`,
        'let both write the same length (--size), or leave that measure out',
      )
  }
}
